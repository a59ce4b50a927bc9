import { plainDate } from "#app/engine/kernel/calendar.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatCount, formatDate, formatLevel, formatShare } from "#app/ui/format.ts";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { TextLink } from "#app/ui/text-link.tsx";
import { SupplyBar } from "./supply-bar.tsx";
import { holdersHref, RangeText } from "./supply-table.tsx";
import { supplyHref } from "./supply-types.ts";
import type { NeedLine, Range, SupplyRow, SupplyState } from "./supply-types.ts";

interface RoleMadeOfProps {
  readonly row: SupplyRow;
  readonly state: SupplyState;
  readonly horizonEnd: string;
  readonly readsPeople: boolean;
}

/** What the numbers of one role are made of: its people by site, the use cases behind the need, the sum. */
export function RoleMadeOf({ row, state, horizonEnd, readsPeople }: RoleMadeOfProps) {
  const rows = readsPeople ? "people" : "teams";
  return (
    <Panel
      id="made-of"
      title={`${row.name}: what the numbers are made of`}
      action={
        <TextLink to={supplyHref({ ...state, open: null })} stay>
          Close
        </TextLink>
      }
    >
      <div className="flex flex-col gap-6">
        <Sum row={row} horizonEnd={horizonEnd} />
        <Sites row={row} />
        <UseCases lines={row.useCases} />
        <div className="flex flex-wrap gap-3 print:hidden">
          <TextLink to={holdersHref(row.id, state.site, "future", rows)}>
            {readsPeople ? "Who is nearly ready, and what is missing" : "Which skills are missing, by team"}
          </TextLink>
          <TextLink to={`/roles/${row.id}`}>What the role requires, now and then</TextLink>
        </div>
      </div>
    </Panel>
  );
}

function Sum({ row, horizonEnd }: { readonly row: SupplyRow; readonly horizonEnd: string }) {
  const locale = useLocale();
  const day = formatDate(locale, plainDate(horizonEnd));
  if (row.future === null || row.shortfall === null) {
    return <p className="text-14 text-ink-muted">Too few people hold this role here to show how they stand.</p>;
  }
  const [people, ready] = [formatCount(locale, row.future.people), formatCount(locale, row.future.ready)];
  return (
    <div className="text-14">
      <p>
        Shortfall <strong>{rangeWords(locale, row.shortfall)}</strong> = {people} in the role today +{" "}
        {rangeWords(locale, row.needed)} for AI use cases going live by {day} − {ready} ready then.
      </p>
      <p className="mt-1 text-ink-muted">
        The number is the expected value; in brackets the range that holds in 80 of 100 cases, given each use
        case&apos;s own chance of going live. Nobody is assumed to learn, leave or be hired meanwhile.
      </p>
      {row.preparing !== null && row.preparing.people > 0 && (
        <p className="mt-1">
          {formatCount(locale, row.preparing.people)} more prepare for it, {formatCount(locale, row.preparing.ready)} of
          them ready already; they are not counted above.
        </p>
      )}
    </div>
  );
}

function rangeWords(locale: string, { expected, low, high }: Range): string {
  const value = Number.isInteger(expected) ? formatCount(locale, expected) : formatLevel(locale, expected);
  return low === high ? value : `${value} (${formatCount(locale, low)} to ${formatCount(locale, high)})`;
}

function Sites({ row }: { readonly row: SupplyRow }) {
  const locale = useLocale();
  if (row.sites.length === 0) return null;
  return (
    <DataTable
      caption={`${row.name} by site`}
      density="compact"
      columns={[
        { key: "site", head: "Site", rowHead: true, cell: ({ site }) => site },
        {
          key: "people",
          head: "People",
          numeric: true,
          onPhone: "pair",
          cell: ({ now }) => (now === null ? "few" : formatCount(locale, now.people)),
        },
        {
          key: "now",
          head: "Now",
          onPhone: "full",
          cell: ({ now, site }) => <SupplyBar counts={now} label={`${site}, now`} />,
        },
        {
          key: "future",
          head: "In 2–3 years",
          onPhone: "full",
          cell: ({ future, site }) => <SupplyBar counts={future} label={`${site}, in 2–3 years`} />,
        },
      ]}
      rows={row.sites}
      rowKey={({ site }) => site}
      empty="Nobody holds this role."
    />
  );
}

function UseCases({ lines }: { readonly lines: readonly NeedLine[] }) {
  const locale = useLocale();
  return (
    <DataTable
      caption="AI use cases that need this role"
      showCaption
      density="compact"
      columns={[
        { key: "name", head: "Use case", rowHead: true, cell: (line) => line.name },
        { key: "site", head: "Site", onPhone: "pair", cell: (line) => line.site },
        {
          key: "date",
          head: "Goes live",
          onPhone: "pair",
          cell: (line) => (line.goLiveOn === null ? "no date" : formatDate(locale, plainDate(line.goLiveOn))),
        },
        {
          key: "heads",
          head: "Heads",
          numeric: true,
          onPhone: "pair",
          cell: (line) => formatCount(locale, line.heads),
        },
        {
          key: "chance",
          head: "Chance",
          numeric: true,
          onPhone: "pair",
          cell: (line) => formatShare(locale, line.probability),
        },
        {
          key: "expected",
          head: "Counted",
          numeric: true,
          onPhone: "pair",
          cell: (line) => (line.timing === "counts" ? <RangeText range={certain(line)} /> : NOT_COUNTED[line.timing]),
        },
      ]}
      rows={lines}
      rowKey={(line) => line.code}
      empty="No AI use case needs this role yet."
    />
  );
}

const NOT_COUNTED = {
  live: "live, in today’s people",
  later: "after the horizon",
  undated: "no date",
} as const;

function certain({ heads, probability }: NeedLine) {
  const expected = heads * probability;
  return { expected, low: expected, high: expected };
}
