import { DataTable } from "../data-table.tsx";
import { Panel } from "../panel.tsx";
import { DisputeForm } from "../readiness/dispute-forms.tsx";
import { Badge } from "../status-badge.tsx";
import type { ReviewedAnswer } from "./missed-answers.tsx";

const OUTCOMES: Readonly<Record<ReviewedAnswer["outcome"], string>> = {
  right: "Right",
  partly: "Partly right",
  wrong: "Not right",
  "not-scored": "On trial, not scored",
};

const CONFIDENCES: Readonly<Record<ReviewedAnswer["confidence"], string>> = {
  sure: "sure",
  unsure: "unsure",
  guessing: "guessing",
};

interface AnswerTableProps {
  readonly answers: readonly ReviewedAnswer[];
  readonly back: string;
}

/** Every answer is an entry of the record; any of them may be disputed. */
export function AnswerTable({ answers, back }: AnswerTableProps) {
  return (
    <Panel
      title="All answers"
      description="Each is an entry in your record. If a question was wrong or unfair, dispute it."
      flush
    >
      <DataTable<ReviewedAnswer>
        caption="All answers of this check"
        rows={answers}
        rowKey={(row) => String(row.sequence)}
        empty="No answer was given."
        columns={[
          { key: "number", head: "No.", numeric: true, wideOnly: true, cell: (row) => row.sequence + 1 },
          { key: "title", head: "Question", rowHead: true, cell: (row) => row.title },
          { key: "level", head: "Level", numeric: true, onPhone: "pair", cell: (row) => row.level },
          {
            key: "outcome",
            head: "Outcome",
            onPhone: "pair",
            cell: (row) => `${OUTCOMES[row.outcome]}, ${CONFIDENCES[row.confidence]}`,
          },
          {
            key: "dispute",
            head: "Dispute",
            onPhone: "full",
            cell: (row) =>
              row.disputed ? (
                <Badge tone="uncertain">Disputed</Badge>
              ) : row.evidenceId === null || row.outcome === "not-scored" ? null : (
                <DisputeForm entryId={row.evidenceId} action={{ kind: "dispute", to: "/me/disputes", back }} />
              ),
          },
        ]}
      />
    </Panel>
  );
}
