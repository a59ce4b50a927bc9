import type { Confidence } from "#app/engine/measurement/answer-key.ts";
import { Panel } from "../panel.tsx";
import { Badge } from "../status-badge.tsx";
import { DisputeForm } from "../readiness/dispute-forms.tsx";

export interface ReviewedAnswer {
  readonly evidenceId: string | null;
  readonly sequence: number;
  readonly title: string;
  readonly objective: string;
  readonly level: number;
  readonly area: string;
  readonly confidence: Confidence;
  readonly outcome: "right" | "partly" | "wrong" | "not-scored";
  readonly safetyCritical: boolean;
  readonly why: readonly string[];
  readonly disputed: boolean;
}

interface MissedAnswersProps {
  readonly result: {
    readonly confidentlyWrong: readonly ReviewedAnswer[];
    readonly knownGaps: readonly ReviewedAnswer[];
  };
  /** The page to come back to after a dispute. */
  readonly back: string;
}

/** Mistakes one was sure of first: they are the ones that do harm. Then the gaps one knew of. */
export function MissedAnswers({ result, back }: MissedAnswersProps) {
  const { confidentlyWrong, knownGaps } = result;
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <Panel
        title="Sure, but wrong"
        description="Worth a closer look before anything else: you would have acted on these."
      >
        <Reviews answers={confidentlyWrong} back={back} empty="None. Where you were sure, you were right." />
      </Panel>
      <Panel title="Gaps you knew of" description="You were unsure or guessing. Learning starts here.">
        <Reviews answers={knownGaps} back={back} empty="None." />
      </Panel>
    </div>
  );
}

interface ReviewsProps {
  readonly answers: readonly ReviewedAnswer[];
  readonly back: string;
  readonly empty: string;
}

function Reviews({ answers, back, empty }: ReviewsProps) {
  if (answers.length === 0) return <p className="text-14 text-ink-muted">{empty}</p>;
  return (
    <ol className="flex flex-col divide-y divide-line">
      {answers.map((answer) => (
        <li key={answer.sequence} className="py-3 first:pt-0 last:pb-0">
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-medium">{answer.title}</span>
            <span className="text-12 text-ink-muted">
              question {answer.sequence + 1}, level {answer.level}
            </span>
            {answer.safetyCritical && <Badge tone="blocked">Safety</Badge>}
            {answer.outcome === "partly" && <Badge tone="short">Partly right</Badge>}
            {answer.disputed && <Badge tone="uncertain">Disputed</Badge>}
          </p>
          {answer.why.map((why) => (
            <p key={why} className="mt-1 max-w-[64ch] text-14">
              {why}
            </p>
          ))}
          <p className="mt-1 max-w-[64ch] text-14 text-ink-muted">It asks: {answer.objective}.</p>
          {answer.evidenceId !== null && !answer.disputed && (
            <DisputeForm entryId={answer.evidenceId} action={{ kind: "dispute", to: "/me/disputes", back }} />
          )}
        </li>
      ))}
    </ol>
  );
}
