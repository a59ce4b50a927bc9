import { DataTable } from "#app/ui/data-table.tsx";
import type { Column } from "#app/ui/data-table.tsx";
import { formatCount, formatLevel } from "#app/ui/format.ts";
import { useLocale } from "#app/ui/root-data.ts";
import { TextLink } from "#app/ui/text-link.tsx";
import { SupplyBar } from "./supply-bar.tsx";
import { supplyHref } from "./supply-types.ts";
import type { Range, SupplyRow, SupplySort, SupplyState } from "./supply-types.ts";

interface SupplyTableProps {
  readonly rows: readonly SupplyRow[];
  readonly state: SupplyState;
}

/** One line per role: who holds it, where they stand now and then, what will be needed, what will be missing. */
export function SupplyTable({ rows, state }: SupplyTableProps) {
  return (
    <DataTable
      caption="Roles now against in two to three years"
      columns={columnsOf(state)}
      rows={rows}
      rowKey={(row) => row.id}
      isCurrent={(row) => row.id === state.open}
      empty="No role is held, prepared for or needed in this selection. Show all roles, or choose another site."
    />
  );
}

function columnsOf(state: SupplyState): readonly Column<SupplyRow>[] {
  const opened = (row: SupplyRow): string => `${supplyHref({ ...state, open: row.id })}#made-of`;
  const sort = (key: SupplySort) => ({
    to: supplyHref({ ...state, sort: key, descending: state.sort === key ? !state.descending : key !== "name" }),
    order: state.sort === key ? (state.descending ? ("descending" as const) : ("ascending" as const)) : null,
  });
  return [
    {
      key: "name",
      head: "Role",
      rowHead: true,
      sort: sort("name"),
      cell: (row) => (
        <TextLink to={opened(row)} plain stay>
          {row.name}
        </TextLink>
      ),
    },
    {
      key: "people",
      head: "People today",
      numeric: true,
      sort: sort("people"),
      onPhone: "pair",
      cell: (row) => <People row={row} state={state} />,
    },
    {
      key: "now",
      head: "Against today's requirement",
      onPhone: "full",
      width: "w-72",
      cell: (row) => <SupplyBar counts={row.now} label={`${row.name}, now`} />,
    },
    {
      key: "future",
      head: "Against the requirement in 2–3 years",
      onPhone: "full",
      width: "w-72",
      cell: (row) => <SupplyBar counts={row.future} label={`${row.name}, in 2–3 years`} />,
    },
    {
      key: "ready",
      head: "Ready then",
      numeric: true,
      sort: sort("ready"),
      onPhone: "pair",
      cell: (row) => <ReadyThen row={row} state={state} />,
    },
    {
      key: "needed",
      head: "Further heads for AI use cases",
      numeric: true,
      sort: sort("needed"),
      onPhone: "pair",
      cell: (row) =>
        row.useCases.length === 0 ? (
          <span className="text-ink-faint">none</span>
        ) : (
          <TextLink to={opened(row)} stay>
            <RangeText range={row.needed} />
          </TextLink>
        ),
    },
    {
      key: "shortfall",
      head: "Shortfall then",
      numeric: true,
      sort: sort("shortfall"),
      onPhone: "pair",
      cell: (row) =>
        row.shortfall === null ? (
          <span className="text-ink-faint">withheld</span>
        ) : (
          <TextLink to={opened(row)} stay>
            <RangeText range={row.shortfall} strong />
          </TextLink>
        ),
    },
  ];
}

/** The heatmap of the people who hold a role, against that role. */
export function holdersHref(
  role: string,
  site: string | null,
  horizon: "now" | "future",
  rows: "people" | "teams",
): string {
  const query = new URLSearchParams({ rows, held: role, role, value: "state" });
  if (horizon === "future") query.set("horizon", "future");
  if (site !== null) query.set("site", site);
  return `/heatmap?${query.toString()}`;
}

interface CellProps {
  readonly row: SupplyRow;
  readonly state: SupplyState;
}

function People({ row, state }: CellProps) {
  const locale = useLocale();
  if (row.now === null) return <span className="text-ink-faint">few</span>;
  if (row.now.people === 0) return <span className="text-ink-faint">0</span>;
  return (
    <TextLink to={holdersHref(row.id, state.site, "now", "teams")}>{formatCount(locale, row.now.people)}</TextLink>
  );
}

function ReadyThen({ row, state }: CellProps) {
  const locale = useLocale();
  if (row.future === null) return <span className="text-ink-faint">withheld</span>;
  if (row.future.people === 0) return <span className="text-ink-faint">0</span>;
  return (
    <TextLink to={holdersHref(row.id, state.site, "future", "teams")}>
      {formatCount(locale, row.future.ready)} of {formatCount(locale, row.future.people)}
    </TextLink>
  );
}

/** Expected value with its 80 % range: "4.5" over "2 to 8". */
export function RangeText({ range, strong = false }: { readonly range: Range; readonly strong?: boolean }) {
  const locale = useLocale();
  const whole = Number.isInteger(range.expected);
  const expected = whole ? formatCount(locale, range.expected) : formatLevel(locale, range.expected);
  return (
    <span className="inline-flex flex-col whitespace-nowrap">
      <span className={strong ? "font-semibold" : ""}>{expected}</span>
      {range.low !== range.high && (
        <span className="text-12 text-ink-muted">
          {formatCount(locale, range.low)} to {formatCount(locale, range.high)}
        </span>
      )}
    </span>
  );
}
