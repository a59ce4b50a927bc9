import { useMemo, useState } from "react";
import { questionViewOf } from "#app/catalog/items/question-view.ts";
import type { LessonQuestion } from "#app/catalog/lessons/lesson-schemas.ts";
import { allReasons, feedbackOn, type QuestionFeedback } from "#app/catalog/lessons/question-feedback.ts";
import type { Answer } from "#app/engine/measurement/answer-key.ts";
import { buttonClasses } from "../button.tsx";
import { answerProblemWords } from "../question/answer-problem.ts";
import { QuestionInput } from "../question/question-input.tsx";
import type { FigureUrl } from "../question/question-props.ts";
import { QuestionStem } from "../question/question-stem.tsx";
import { useScripted } from "../question/use-scripted.ts";
import { Disclosure } from "./disclosure.tsx";
import { QuestionFeedbackView, ReasonList } from "./question-feedback.tsx";

interface PracticeQuestionProps {
  readonly question: LessonQuestion;
  readonly name: string;
  readonly figureUrl: FigureUrl;
  /** What the person answered on an earlier visit. */
  readonly answered?: Answer | undefined;
  readonly onAnswer?: ((answer: Answer, feedback: QuestionFeedback) => void) | undefined;
}

/** A question that does not count: checked in the browser, so it works without a connection; open to another try. */
export function PracticeQuestion({ question, name, figureUrl, answered, onAnswer }: PracticeQuestionProps) {
  const view = useMemo(() => questionViewOf(question), [question]);
  const scripted = useScripted();
  const [answer, setAnswer] = useState<Answer | null>(answered ?? null);
  const [feedback, setFeedback] = useState(() => (answered === undefined ? null : feedbackFor(question, answered)));
  const [problem, setProblem] = useState<string | null>(null);
  const check = () => {
    const given = answer ?? untouched(view);
    const found = feedbackOn(question, given);
    setProblem(found.ok ? null : answerProblemWords(found.error.kind));
    if (!found.ok || given.type === "blank") {
      if (found.ok) setProblem("Choose or write an answer first.");
      return;
    }
    setFeedback(found.value);
    onAnswer?.(given, found.value);
  };
  return (
    <>
      <QuestionStem question={view} figureUrl={figureUrl} />
      <div className="mt-4 first:mt-0">
        <QuestionInput
          question={view}
          value={answer}
          onChange={(next) => {
            setAnswer(next);
            setProblem(null);
          }}
          name={name}
          disabled={feedback !== null}
          figureUrl={figureUrl}
        />
      </div>
      {scripted ? (
        <>
          <p role="alert" className="mt-2 text-14 font-medium text-blocked empty:mt-0">
            {problem}
          </p>
          <div aria-live="polite">{feedback !== null && <QuestionFeedbackView feedback={feedback} />}</div>
          <div className="mt-4 print:hidden">
            {feedback === null ? (
              <button type="button" className={`${buttonClasses("primary")} min-h-(--touch)`} onClick={check}>
                Check my answer
              </button>
            ) : (
              <button
                type="button"
                className={`${buttonClasses("secondary")} min-h-(--touch)`}
                onClick={() => {
                  setFeedback(null);
                }}
              >
                Try again
              </button>
            )}
          </div>
        </>
      ) : (
        <div className="mt-3">
          <Disclosure summary="Show the answer and the reasons">
            <ReasonList reasons={allReasons(question)} />
          </Disclosure>
        </div>
      )}
    </>
  );
}

function feedbackFor(question: LessonQuestion, answer: Answer): QuestionFeedback | null {
  const found = feedbackOn(question, answer);
  return found.ok ? found.value : null;
}

/** Steps that stand as they are shown are an order too; anything else that was not touched is no answer. */
function untouched(view: ReturnType<typeof questionViewOf>): Answer {
  return view.type === "ordering" ? { type: "ordering", order: view.steps.map(({ id }) => id) } : { type: "blank" };
}
