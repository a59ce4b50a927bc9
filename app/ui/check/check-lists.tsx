import { Play } from "lucide-react";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { ButtonLink } from "../button.tsx";
import { DataTable } from "../data-table.tsx";
import { EmptyState } from "../empty-state.tsx";
import { formatDate, formatLevel } from "../format.ts";
import { Panel } from "../panel.tsx";
import type { ReadinessStatus } from "../readiness-status.ts";
import { useLocale } from "../root-data.ts";
import { Badge, StatusBadge } from "../status-badge.tsx";
import { TextLink } from "../text-link.tsx";

interface CheckListsProps {
  readonly checks: {
    readonly roleName: string | null;
    readonly open: readonly {
      readonly id: string;
      readonly skillName: string;
      readonly answered: number;
      readonly startedOn: PlainDate;
    }[];
    readonly suggested: readonly {
      readonly skillId: string;
      readonly name: string;
      readonly required: number;
      readonly status: ReadinessStatus;
      readonly critical: boolean;
      readonly from: PlainDate | null;
    }[];
    readonly finished: readonly {
      readonly id: string;
      readonly skillName: string;
      readonly finishedOn: PlainDate;
      readonly level: number | null;
      readonly retakeOn: PlainDate | null;
    }[];
  };
}

/** To go on with, worth taking, taken. */
export function CheckLists({ checks }: CheckListsProps) {
  return (
    <div className="flex flex-col gap-6">
      {checks.open.length > 0 && <OpenChecks open={checks.open} />}
      <SuggestedChecks suggested={checks.suggested} roleName={checks.roleName} />
      <FinishedChecks finished={checks.finished} />
    </div>
  );
}

function OpenChecks({ open }: { readonly open: CheckListsProps["checks"]["open"] }) {
  const locale = useLocale();
  return (
    <Panel title="Go on with">
      <ul className="flex flex-col gap-3">
        {open.map(({ id, skillName, answered, startedOn }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3">
            <span>
              <span className="font-medium">{skillName}</span>
              <span className="block text-14 text-ink-muted">
                Started {formatDate(locale, startedOn)}, {answered === 1 ? "1 answer" : `${String(answered)} answers`}{" "}
                saved
              </span>
            </span>
            <ButtonLink to={`/checks/${id}`} look="primary" icon={Play}>
              {`Resume at question ${String(answered + 1)}`}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type Suggested = CheckListsProps["checks"]["suggested"][number];

function SuggestedChecks({ suggested, roleName }: Pick<CheckListsProps["checks"], "suggested" | "roleName">) {
  const locale = useLocale();
  if (suggested.length === 0) {
    return (
      <EmptyState title="Nothing to measure now" action={<TextLink to="/me">See my readiness</TextLink>}>
        {roleName === null
          ? "Choose a role on My readiness: the checks that help most follow from what it asks for."
          : `What ${roleName} asks for is measured well enough, or has no questions yet.`}
      </EmptyState>
    );
  }
  return (
    <Panel
      title="Worth taking"
      description={`Skills that ${roleName ?? "the role"} asks for and that are not measured well enough, the most pressing first.`}
      flush
    >
      <DataTable<Suggested>
        caption="Checks worth taking"
        rows={suggested}
        rowKey={(row) => row.skillId}
        empty="Nothing to measure now."
        columns={[
          {
            key: "skill",
            head: "Skill",
            rowHead: true,
            cell: (row) => (
              <span className="inline-flex flex-wrap items-center gap-2">
                {row.name}
                {row.critical && (
                  <Badge tone="neutral" sign={null}>
                    Critical for the role
                  </Badge>
                )}
              </span>
            ),
          },
          { key: "level", head: "Needs level", numeric: true, onPhone: "pair", cell: (row) => row.required },
          { key: "status", head: "Now", onPhone: "pair", cell: (row) => <StatusBadge status={row.status} /> },
          {
            key: "action",
            head: "Check",
            onPhone: "full",
            cell: (row) =>
              row.from === null ? (
                <ButtonLink to={`/checks/new/${row.skillId}`}>
                  Take the check<span className="sr-only"> of {row.name}</span>
                </ButtonLink>
              ) : (
                <span className="text-ink-muted">Again from {formatDate(locale, row.from)}</span>
              ),
          },
        ]}
      />
    </Panel>
  );
}

type Finished = CheckListsProps["checks"]["finished"][number];

function FinishedChecks({ finished }: { readonly finished: readonly Finished[] }) {
  const locale = useLocale();
  return (
    <Panel title="Taken" flush>
      <DataTable<Finished>
        caption="Checks taken"
        rows={finished}
        rowKey={(row) => row.id}
        empty="No check taken yet."
        columns={[
          {
            key: "skill",
            head: "Skill",
            rowHead: true,
            cell: (row) => (
              <TextLink plain to={`/checks/${row.id}/result`}>
                {row.skillName}
              </TextLink>
            ),
          },
          { key: "on", head: "On", onPhone: "pair", cell: (row) => formatDate(locale, row.finishedOn) },
          {
            key: "level",
            head: "Level then",
            numeric: true,
            onPhone: "pair",
            cell: (row) => (row.level === null ? "" : formatLevel(locale, row.level)),
          },
          {
            key: "retake",
            head: "Again from",
            onPhone: "pair",
            cell: (row) => (row.retakeOn === null ? "" : formatDate(locale, row.retakeOn)),
          },
        ]}
      />
    </Panel>
  );
}
