import { CircleCheck, CircleDashed, CircleX, type LucideIcon } from "lucide-react";
import type { QuestionFeedback, Reason } from "#app/catalog/lessons/question-feedback.ts";
import { classes } from "../classes.ts";
import { Disclosure } from "./disclosure.tsx";

type Verdict = QuestionFeedback["verdict"];

const LOOK: Readonly<Record<Verdict, { readonly icon: LucideIcon; readonly words: string; readonly sign: string }>> = {
  right: { icon: CircleCheck, words: "Right", sign: "text-ready" },
  partly: { icon: CircleDashed, words: "Partly right", sign: "text-short" },
  wrong: { icon: CircleX, words: "Not right", sign: "text-blocked" },
};

/** First what was chosen and why it holds or fails, then every other choice on request. */
export function QuestionFeedbackView({ feedback }: { readonly feedback: QuestionFeedback }) {
  const { icon: Icon, words, sign } = LOOK[feedback.verdict];
  const chosen = feedback.reasons.filter((reason) => reason.chosen);
  const missed = feedback.reasons.filter((reason) => reason.right && !reason.chosen);
  const first = [...chosen, ...missed];
  const others = feedback.reasons.filter((reason) => !first.includes(reason));
  return (
    <div className="mt-4 border-t border-line pt-3">
      <p className={classes("flex items-center gap-2 font-semibold", sign)}>
        <Icon aria-hidden size={20} className="shrink-0" />
        {words}
      </p>
      <ReasonList reasons={first} answered />
      {others.length > 0 && (
        <Disclosure summary="Why the others do not hold">
          <ReasonList reasons={others} answered />
        </Disclosure>
      )}
    </div>
  );
}

interface ReasonListProps {
  readonly reasons: readonly Reason[];
  /** The person has answered, so what they chose is marked. */
  readonly answered?: boolean;
}

export function ReasonList({ reasons, answered = false }: ReasonListProps) {
  return (
    <ul className="mt-2 space-y-3">
      {reasons.map((reason) => (
        <li key={reason.text}>
          <p className="font-medium">
            {reason.text}
            <span className="font-normal text-ink-muted"> ({standing(reason, answered)})</span>
          </p>
          <p>{reason.why}</p>
          {reason.belief !== null && (
            <p className="text-14 text-ink-muted">The thought behind the mistake: {reason.belief}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function standing({ right, chosen }: Reason, answered: boolean): string {
  if (!answered) return right ? "right" : "not right";
  if (chosen) return right ? "your answer, right" : "your answer, not right";
  return right ? "the right answer" : "not right";
}
