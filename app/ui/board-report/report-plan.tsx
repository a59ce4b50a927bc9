import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { DataTable } from "../data-table.tsx";
import { quarterName } from "../forecast/forecast-types.ts";
import { heads } from "../forecast/forecast-words.ts";
import { formatCount, formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";

interface Decision {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly decidedBy: string | null;
  readonly planned: number | null;
  readonly ready: number | null;
  readonly late: number;
}

/** The newest decided plans: who should be ready by now, and who is. */
export function ReportDecisions({ decisions }: { readonly decisions: readonly Decision[] }) {
  const locale = useLocale();
  const shown = (value: number | null): string => (value === null ? "withheld" : formatCount(locale, value));
  if (decisions.length === 0)
    return (
      <p className="px-4 pb-4 text-14 text-ink-muted md:px-6">
        No plan to train, move, hire or borrow has been decided yet.
      </p>
    );
  return (
    <DataTable
      caption="Decided plans: ready people as planned and today"
      rows={decisions}
      rowKey={({ id }) => id}
      empty=""
      columns={[
        {
          key: "plan",
          head: "Decided plan",
          rowHead: true,
          cell: ({ id, name }) => <TextLink to={`/plans/${id}`}>{name}</TextLink>,
        },
        { key: "for", head: "For", cell: ({ about }) => about },
        { key: "by", head: "Decided by", cell: ({ decidedBy }) => decidedBy },
        { key: "planned", head: "Ready, planned", numeric: true, cell: ({ planned }) => shown(planned) },
        { key: "today", head: "Today", numeric: true, cell: ({ ready }) => shown(ready) },
        { key: "late", head: "Late", numeric: true, cell: ({ late }) => formatCount(locale, late) },
      ]}
    />
  );
}

interface ReportPlanProps {
  readonly plan: {
    readonly name: string;
    readonly asOf: PlainDate;
    readonly adoptedBy: string | null;
    readonly reason: string;
    readonly quarter: string;
    readonly came: { readonly quarter: string; readonly cells: number; readonly inside: number } | null;
    readonly rows: readonly {
      readonly name: string;
      readonly planned: number;
      readonly low: number;
      readonly high: number;
      readonly today: number;
      readonly change: number;
    }[];
  } | null;
}

/** What was adopted to plan on, next to what is expected today. */
export function ReportPlan({ plan }: ReportPlanProps) {
  const locale = useLocale();
  if (plan === null)
    return (
      <p className="px-4 pb-4 text-14 text-ink-muted md:px-6">
        No forecast has been adopted as a planning base yet, so there is nothing to compare with.
      </p>
    );
  const { name, asOf, adoptedBy, reason, quarter, came, rows } = plan;
  return (
    <>
      <p className="px-4 pb-4 text-14 text-ink-muted md:px-6">
        Planned on &quot;{name}&quot;, data of {formatDate(locale, asOf)}
        {adoptedBy !== null && `, adopted by ${adoptedBy}`}: {reason}{" "}
        {came === null
          ? "No quarter of it has passed yet."
          : `${quarterName(came.quarter)} has passed: ${formatCount(locale, came.inside)} of ${formatCount(locale, came.cells)} groups came out inside the band that was expected.`}
      </p>
      <DataTable
        caption={`Gap in heads for ${quarterName(quarter)}, as planned and as expected today`}
        rows={rows}
        rowKey={(row) => row.name}
        empty="Nothing of it can be shown for this quarter."
        columns={[
          { key: "role", head: "Role", rowHead: true, cell: (row) => row.name },
          {
            key: "planned",
            head: "Gap as planned",
            numeric: true,
            cell: ({ planned, low, high }) =>
              `${heads(locale, planned)} (${heads(locale, low)} to ${heads(locale, high)})`,
          },
          { key: "today", head: "Expected today", numeric: true, cell: ({ today }) => heads(locale, today) },
          { key: "change", head: "Change", numeric: true, cell: ({ change }) => heads(locale, change) },
        ]}
      />
    </>
  );
}
