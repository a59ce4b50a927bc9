import { useState } from "react";
import type { QuestionView } from "#app/catalog/items/question-view.ts";
import type { Answer, Confidence } from "#app/engine/measurement/answer-key.ts";
import { buttonClasses } from "../button.tsx";
import { Notice } from "../notice.tsx";
import { QuestionInput } from "../question/question-input.tsx";
import { QuestionStem } from "../question/question-stem.tsx";
import { ConfidenceChoice } from "./confidence-choice.tsx";

const PRACTICE: QuestionView = {
  type: "single",
  situation:
    "The lamp above a machine is amber. The sign next to it says: green runs, amber waits for parts, red has a fault.",
  news: null,
  question: "What is the machine doing?",
  figure: null,
  options: [
    { id: "a", text: "It runs" },
    { id: "b", text: "It waits for parts" },
    { id: "c", text: "It has a fault" },
  ],
};

/** One question to get used to the screen. It is not sent, not kept and not scored. */
export function PracticeQuestion() {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [confidence, setConfidence] = useState<Confidence | null>(null);
  const [tried, setTried] = useState(false);
  return (
    <details className="rounded-panel border border-line bg-surface px-4 py-3 md:px-6">
      <summary className="min-h-(--touch) cursor-pointer content-center text-16 font-semibold">
        Practice question
      </summary>
      <div className="mt-2 flex flex-col gap-6 pb-3">
        <QuestionStem question={PRACTICE} figureUrl={() => ""} />
        <QuestionInput question={PRACTICE} value={answer} onChange={setAnswer} name="practice" figureUrl={() => ""} />
        <ConfidenceChoice value={confidence} onChange={setConfidence} />
        <div>
          <button
            type="button"
            className={buttonClasses("secondary")}
            onClick={() => {
              setTried(true);
            }}
          >
            Try it
          </button>
        </div>
        {tried && (
          <Notice tone="done" live title="That is all there is to it.">
            This answer was not sent anywhere. In the check, the next question follows here.
          </Notice>
        )}
      </div>
    </details>
  );
}
