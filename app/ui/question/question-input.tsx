import { ChoiceList } from "./choice-list.tsx";
import { HotspotInput } from "./hotspot-input.tsx";
import { MatchingInput } from "./matching-input.tsx";
import { NumericInput } from "./numeric-input.tsx";
import { OrderingInput } from "./ordering-input.tsx";
import type { QuestionInputProps } from "./question-props.ts";

/**
 * The question and the controls to answer it. They are plain form fields before and without scripts; afterwards `value` rules
 * what they show. The case around the question is drawn by `QuestionStem`.
 */
export function QuestionInput(props: QuestionInputProps) {
  const { question, disabled = false } = props;
  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className="max-w-[68ch] text-16 font-semibold">{question.question}</legend>
      <div className="mt-3">
        <Controls {...props} />
      </div>
    </fieldset>
  );
}

function Controls({ question, ...rest }: QuestionInputProps) {
  switch (question.type) {
    case "single":
    case "multiple":
      return <ChoiceList question={question} {...rest} />;
    case "ordering":
      return <OrderingInput question={question} {...rest} />;
    case "matching":
      return <MatchingInput question={question} {...rest} />;
    case "numeric":
      return <NumericInput question={question} {...rest} />;
    case "hotspot":
      return <HotspotInput question={question} {...rest} />;
  }
}
