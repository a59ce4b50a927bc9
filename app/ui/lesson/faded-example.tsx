import { PencilLine } from "lucide-react";
import { useId, useState } from "react";
import type { ExampleGap, LessonBlocks } from "#app/catalog/lessons/lesson-schemas.ts";
import { buttonClasses } from "../button.tsx";
import { controlClasses } from "../field.tsx";
import { useScripted } from "../question/use-scripted.ts";
import { Disclosure } from "./disclosure.tsx";
import { LessonBlock } from "./lesson-block.tsx";
import { DoneStep, ExampleResult, NumberedStep } from "./worked-example.tsx";

/** A case with gaps: the reader thinks of the step, then compares. */
export function FadedExample({ block }: { readonly block: LessonBlocks["faded-example"] }) {
  return (
    <LessonBlock label="Example with gaps" icon={PencilLine} tone="do" title={block.title}>
      <p>{block.situation}</p>
      <ol className="mt-4">
        {block.steps.map((step, index) => (
          <NumberedStep key={index} number={index + 1}>
            {"ask" in step ? <Gap gap={step} /> : <DoneStep step={step} />}
          </NumberedStep>
        ))}
      </ol>
      <ExampleResult>{block.result}</ExampleResult>
    </LessonBlock>
  );
}

function Gap({ gap }: { readonly gap: ExampleGap }) {
  const scripted = useScripted();
  const fieldId = useId();
  const [typed, setTyped] = useState("");
  const [shown, setShown] = useState(false);
  if (!scripted) {
    return (
      <>
        <p className="font-medium">{gap.ask}</p>
        <Disclosure summary="Show the answer">
          <DoneStep step={{ do: gap.answer, why: gap.why }} />
        </Disclosure>
      </>
    );
  }
  return (
    <>
      <label htmlFor={fieldId} className="font-medium">
        {gap.ask}
      </label>
      <div className="mt-2 flex flex-wrap gap-2">
        <input
          id={fieldId}
          type="text"
          autoComplete="off"
          placeholder="Your answer in a few words"
          value={typed}
          readOnly={shown}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
          className={`${controlClasses(false)} min-h-(--touch) min-w-0 flex-1 basis-56`}
        />
        {!shown && (
          <button
            type="button"
            className={`${buttonClasses("secondary")} min-h-(--touch)`}
            onClick={() => {
              setShown(true);
            }}
          >
            {typed.trim() === "" ? "Show" : "Compare"}
          </button>
        )}
      </div>
      <div aria-live="polite">
        {shown && (
          <div className="mt-2 rounded-control bg-accent-soft px-3 py-2">
            <DoneStep step={{ do: gap.answer, why: gap.why }} />
          </div>
        )}
      </div>
    </>
  );
}
