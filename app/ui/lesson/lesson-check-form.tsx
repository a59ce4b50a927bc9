import { ClipboardCheck } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import type { CheckQuestionView } from "#app/catalog/lessons/lesson-view.ts";
import type { QuestionFeedback } from "#app/catalog/lessons/question-feedback.ts";
import type { Answer } from "#app/engine/measurement/answer-key.ts";
import { SubmitButton } from "../button.tsx";
import { answerFromForm } from "../question/answer-from-form.ts";
import { QuestionInput } from "../question/question-input.tsx";
import type { FigureUrl } from "../question/question-props.ts";
import { QuestionStem } from "../question/question-stem.tsx";
import { LessonBlock } from "./lesson-block.tsx";
import { QuestionFeedbackView } from "./question-feedback.tsx";

/** Answers to the lesson-check by the ids of its questions. */
export type CheckAnswers = Readonly<Record<string, Answer>>;

export interface LessonCheckProps {
  /** What the scoring said after the answers were sent, by question; null before. */
  readonly results: Readonly<Record<string, QuestionFeedback>> | null;
  /** Takes the answers in a browser with scripts; without it, and without scripts, the form is posted. */
  readonly onSubmit?: ((answers: CheckAnswers) => void) | undefined;
  /** Fields that travel with the form: the token against forgery, the attempt. */
  readonly children?: ReactNode;
  readonly pending?: boolean;
  /** What the button says meanwhile. */
  readonly pendingLabel?: string;
  /** What was answered before: an earlier visit, or answers on their way. */
  readonly given?: CheckAnswers;
  /** Something kept the answers from being taken, in words. */
  readonly problem?: string | null;
}

interface LessonCheckFormProps extends LessonCheckProps {
  readonly questions: readonly CheckQuestionView[];
  readonly figureUrl: FigureUrl;
}

const fieldName = (id: string): string => `check.${id}`;

/** The answers in a posted lesson-check. */
export function checkAnswersFromForm(questions: readonly CheckQuestionView[], form: FormData): CheckAnswers {
  return Object.fromEntries(questions.map(({ id, question }) => [id, answerFromForm(question, form, fieldName(id))]));
}

/** The questions that count a little. Nothing says right or wrong before all are sent. */
export function LessonCheckForm(props: LessonCheckFormProps) {
  const { questions, figureUrl, results, onSubmit, children, pending = false, problem = null } = props;
  const { given: before = {}, pendingLabel = "Sending…" } = props;
  const [answers, setAnswers] = useState<CheckAnswers>(before);
  const [open, setOpen] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const given = checkAnswersFromForm(questions, new FormData(event.currentTarget));
    const blank = questions.filter(({ id }) => given[id]?.type === "blank").length;
    setOpen(blank === 0 ? null : openWords(blank));
    if (blank > 0) event.preventDefault();
    else if (onSubmit !== undefined) {
      event.preventDefault();
      onSubmit(given);
    }
  };
  return (
    <LessonBlock label="What you take along" icon={ClipboardCheck} tone="do" title="Check yourself">
      <p className="text-ink-muted">These answers are kept and count a little toward your level.</p>
      <form method="post" onSubmit={submit} className="mt-4 flex flex-col gap-8">
        {children}
        {questions.map(({ id, question }) => {
          const result = results?.[id];
          return (
            <div key={id} className="flex flex-col gap-4">
              <QuestionStem question={question} figureUrl={figureUrl} />
              <QuestionInput
                question={question}
                value={answers[id] ?? null}
                onChange={(answer) => {
                  setAnswers((others) => ({ ...others, [id]: answer }));
                }}
                name={fieldName(id)}
                disabled={results !== null || pending}
                figureUrl={figureUrl}
              />
              {result !== undefined && <QuestionFeedbackView feedback={result} />}
            </div>
          );
        })}
        {results === null && (
          <div>
            <p role="alert" className="mb-2 text-14 font-medium text-blocked empty:mb-0">
              {open ?? problem}
            </p>
            <SubmitButton pending={pending} pendingLabel={pendingLabel}>
              Send my answers
            </SubmitButton>
          </div>
        )}
      </form>
    </LessonBlock>
  );
}

function openWords(blank: number): string {
  return blank === 1 ? "One question has no answer yet." : `${blank} questions have no answer yet.`;
}
