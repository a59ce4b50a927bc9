import { DataTable } from "../data-table.tsx";
import { formatCount, formatDate } from "../format.ts";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";
import type { PlannedQuarter } from "./plan-types.ts";

interface Actuals {
  readonly plannedNow: number;
  readonly then: number;
  readonly now: number;
  readonly left: number;
  readonly moved: number;
  readonly lapsed: number;
  readonly newly: number;
  readonly failedChecks: number;
  readonly late: number;
}

interface PlanActualsProps {
  /** Null: withheld, the group is too small. */
  readonly actuals: Actuals | null;
  readonly planned: readonly PlannedQuarter[];
  readonly minimumGroupSize: number;
}

/** Ready people as planned per quarter, what there is today, and what lies between. */
export function PlanActualsPanel({ actuals, planned, minimumGroupSize }: PlanActualsProps) {
  if (actuals === null)
    return (
      <Panel title="Plan against actual">
        <p className="text-14 text-ink-muted">
          Withheld: fewer than {minimumGroupSize} people hold the role here, or so few elsewhere that they could be
          told.
        </p>
      </Panel>
    );
  return (
    <Panel flush title="Plan against actual" description={sentence(actuals)}>
      <div className="px-4 pb-4 md:px-6">
        <PlannedChart planned={planned} now={actuals.now} />
      </div>
      <PlannedTable planned={planned} actuals={actuals} />
      <ReasonTable actuals={actuals} />
    </Panel>
  );
}

function sentence({ plannedNow, now }: Actuals): string {
  const difference = now - plannedNow;
  const words =
    difference === 0 ? "as planned" : `${Math.abs(difference)} ${difference > 0 ? "more" : "fewer"} than planned`;
  return `${now} people are ready today, ${words}.`;
}

const WIDTH = 720;
const HEIGHT = 160;
const FLOOR = HEIGHT - 24;

function PlannedChart({ planned, now }: { readonly planned: readonly PlannedQuarter[]; readonly now: number }) {
  const most = Math.max(1, now, ...planned.map(({ ready }) => ready)) * 1.15;
  const x = (at: number) => 16 + (at / Math.max(1, planned.length - 1)) * (WIDTH - 32);
  const y = (heads: number) => FLOOR - (heads / most) * (FLOOR - 14);
  const steps = planned.flatMap(({ ready }, at) => {
    const before = planned[at - 1];
    return [...(before === undefined ? [] : [`${x(at)},${y(before.ready)}`]), `${x(at)},${y(ready)}`];
  });
  const last = planned.at(-1);
  return (
    <svg
      role="img"
      aria-label={`Ready people: planned ${planned[0]?.ready ?? 0} at first and ${last?.ready ?? 0} in the end; ${now} today`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="keeps-colour h-auto w-full"
    >
      <line x1="16" x2={WIDTH - 16} y1={FLOOR} y2={FLOOR} className="stroke-line-strong" />
      <polyline points={steps.join(" ")} fill="none" strokeWidth="2" strokeDasharray="6 4" className="stroke-ink" />
      <circle cx={x(0)} cy={y(now)} r="6" className="fill-accent" />
      <text x={x(0) + 10} y={y(now) - 8} className="fill-ink text-12">
        {now} ready today
      </text>
      {last !== undefined && (
        <text x={WIDTH - 16} y={y(last.ready) - 8} textAnchor="end" className="fill-ink-muted text-12">
          {last.ready} planned
        </text>
      )}
      {planned.map(({ label }, at) => (
        <text
          key={label}
          x={x(at)}
          y={HEIGHT - 6}
          textAnchor={at === 0 ? "start" : at === planned.length - 1 ? "end" : "middle"}
          className={`fill-ink-muted text-12 ${at % 2 === 0 ? "" : "max-sm:hidden"}`}
        >
          {at % 2 === 0 ? label.replace("-", " ") : ""}
        </text>
      ))}
    </svg>
  );
}

function PlannedTable({
  planned,
  actuals,
}: {
  readonly planned: readonly PlannedQuarter[];
  readonly actuals: Actuals;
}) {
  const locale = useLocale();
  return (
    <DataTable
      caption="Ready people per quarter, planned and actual"
      density="compact"
      rows={planned}
      rowKey={({ label }) => label}
      empty=""
      columns={[
        {
          key: "quarter",
          head: "Quarter",
          rowHead: true,
          cell: ({ label, on }) => `${label.replace("-", " ")}, by ${formatDate(locale, on)}`,
        },
        {
          key: "planned",
          head: "Planned",
          numeric: true,
          onPhone: "pair",
          cell: ({ ready }) => formatCount(locale, ready),
        },
        {
          key: "actual",
          head: "Actual",
          numeric: true,
          onPhone: "pair",
          cell: ({ label }) => (label === planned[0]?.label ? `${formatCount(locale, actuals.now)} today` : "to come"),
        },
      ]}
    />
  );
}

function ReasonTable({ actuals }: { readonly actuals: Actuals }) {
  const rows = [
    { key: "then", label: "Ready on the day of the decision", value: `${actuals.then}` },
    { key: "left", label: "Have left since", value: `−${actuals.left}` },
    { key: "moved", label: "Work in another role or place", value: `−${actuals.moved}` },
    { key: "lapsed", label: "Not ready any more: expired, forgotten or found otherwise", value: `−${actuals.lapsed}` },
    { key: "newly", label: "Became ready or came", value: `+${actuals.newly}` },
    { key: "now", label: "Ready today", value: `${actuals.now}` },
    { key: "failed", label: "Checks of these people that ended below the level", value: `${actuals.failedChecks}` },
    { key: "late", label: "People whose learning is past its day", value: `${actuals.late}` },
  ];
  return (
    <DataTable
      caption="Why actual and plan differ"
      showCaption
      density="compact"
      rows={rows}
      rowKey={({ key }) => key}
      empty=""
      columns={[
        { key: "label", head: "What", rowHead: true, cell: ({ label }) => label },
        { key: "value", head: "People", numeric: true, onPhone: "pair", cell: ({ value }) => value },
      ]}
    />
  );
}
