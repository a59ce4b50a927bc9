import { type FormEvent, useState } from "react";
import type { Answer, Confidence } from "#app/engine/measurement/answer-key.ts";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { answerFromForm } from "../question/answer-from-form.ts";
import { QuestionInput } from "../question/question-input.tsx";
import { QuestionStem } from "../question/question-stem.tsx";
import { answerInWords } from "./answer-words.ts";
import type { QueuedAnswer, ShownQuestion } from "./check-types.ts";
import { figureUrl } from "./figure-url.ts";
import { ConfidenceChoice } from "./confidence-choice.tsx";

interface QuestionFormProps {
  readonly shown: ShownQuestion;
  readonly check: string;
  readonly sequence: number;
  readonly disabled: boolean;
  readonly onAnswer: (answer: QueuedAnswer) => void;
}

/** The question on the screen. An ordinary form before and without scripts. */
export function QuestionForm({ shown, check, sequence, disabled, onAnswer }: QuestionFormProps) {
  const { question, decision, earlier, itemId } = shown;
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [confidence, setConfidence] = useState<Confidence | null>(null);
  const urlOf = (file: string): string => figureUrl(check, itemId, file);
  const place = { sequence, itemId, decision: (decision?.number ?? 1) - 1, queued: false };
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = answer ?? answerFromForm(question, form, "answer");
    onAnswer({ ...place, answer: given, confidence: confidence ?? "unsure" });
  };
  return (
    <form method="post" onSubmit={send} className="flex flex-col gap-8">
      <CsrfField />
      <input type="hidden" name="sequence" value={sequence} />
      <input type="hidden" name="itemId" value={itemId} />
      <input type="hidden" name="decision" value={place.decision} />
      {earlier.length > 0 && <EarlierDecisions earlier={earlier} />}
      <div>
        {decision !== null && (
          <p className="mb-3 text-14 font-medium text-ink-muted">
            Decision {decision.number} of {decision.of} in this case
          </p>
        )}
        <QuestionStem question={question} figureUrl={urlOf} />
      </div>
      <QuestionInput
        question={question}
        value={answer}
        onChange={setAnswer}
        name="answer"
        disabled={disabled}
        figureUrl={urlOf}
      />
      <ConfidenceChoice value={confidence} onChange={setConfidence} disabled={disabled} />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton pending={disabled} pendingLabel="Saving">
          Save and go on
        </SubmitButton>
        <p className="text-14 text-ink-muted">Nothing chosen counts as "I do not know". There is no way back.</p>
      </div>
    </form>
  );
}

/** What happened so far in the case, with one's own decisions. */
function EarlierDecisions({ earlier }: Pick<ShownQuestion, "earlier">) {
  const [first] = earlier;
  return (
    <section aria-label="The case so far" className="rounded-panel border border-line bg-sunken px-4 py-3 text-14">
      {first?.question.situation != null && <p>{first.question.situation}</p>}
      <ol className="mt-3 flex flex-col gap-3">
        {earlier.map(({ question, answer }, position) => (
          <li key={question.question}>
            {question.news !== null && <p>{question.news}</p>}
            <p className="font-medium">{question.question}</p>
            <p className="text-ink-muted">
              Decision {position + 1}: {answerInWords(question, answer)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
