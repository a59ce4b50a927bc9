import { DataTable } from "../data-table.tsx";
import { formatChance, formatDecimal } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import { forecastSearch, type Fan, type ForecastState } from "./forecast-types.ts";
import { GapSpark } from "./gap-spark.tsx";

interface GapRow {
  readonly id: string;
  readonly name: string;
  readonly level: number | null;
  readonly gap: Fan | null;
  readonly chanceShort: readonly number[];
  readonly demand: number;
  readonly supply: number;
}

interface GapTableProps {
  readonly rows: readonly GapRow[];
  readonly state: ForecastState;
  /** "Q4 2028". */
  readonly until: string;
}

/** Roles or skills with their gap; what is withheld stands last. */
export function GapTable({ rows, state, until }: GapTableProps) {
  const locale = useLocale();
  const number = (value: number | undefined): string => formatDecimal(locale, value ?? 0, 1);
  const sort = (by: ForecastState["sort"]) => {
    const order: "ascending" | "descending" = by === "name" ? "ascending" : "descending";
    return { to: `/forecast${forecastSearch({ ...state, sort: by })}`, order: state.sort === by ? order : null };
  };
  return (
    <DataTable
      caption={`Gap of each ${state.of === "roles" ? "role" : "skill"} until ${until}`}
      rows={arranged(rows, state.sort)}
      rowKey={({ id }) => id}
      empty="No role is needed at the sites you plan for."
      columns={[
        {
          key: "name",
          head: state.of === "roles" ? "Role" : "Skill",
          rowHead: true,
          sort: sort("name"),
          cell: ({ id, name, level }) => (
            <>
              <TextLink
                to={`/forecast/${state.of}/${id}${forecastSearch({ ...state, of: "roles", sort: "chance" })}`}
                plain
              >
                {name}
              </TextLink>
              {level !== null && (
                <span className="block text-12 font-normal text-ink-muted">level {level} or above</span>
              )}
            </>
          ),
        },
        {
          key: "course",
          head: "Gap until then",
          cell: ({ gap }) => (gap === null ? <span className="text-ink-muted">withheld</span> : <GapSpark gap={gap} />),
        },
        {
          key: "demand",
          head: "Needed",
          numeric: true,
          cell: ({ gap, demand }) => (gap === null ? "" : number(demand)),
        },
        {
          key: "supply",
          head: "Ready",
          numeric: true,
          cell: ({ gap, supply }) => (gap === null ? "" : number(supply)),
        },
        {
          key: "gap",
          head: `Gap in ${until}`,
          numeric: true,
          sort: sort("gap"),
          cell: ({ gap }) => (gap === null ? "" : number(gap.median.at(-1))),
        },
        {
          key: "band",
          head: "80 % band",
          numeric: true,
          cell: ({ gap }) => (gap === null ? "" : `${number(gap.low80.at(-1))} to ${number(gap.high80.at(-1))}`),
        },
        {
          key: "chance",
          head: "Chance of too few",
          numeric: true,
          sort: sort("chance"),
          cell: ({ gap, chanceShort }) => (gap === null ? "" : formatChance(locale, chanceShort.at(-1) ?? 0)),
        },
      ]}
    />
  );
}

function arranged(rows: readonly GapRow[], sort: ForecastState["sort"]): readonly GapRow[] {
  const gapOf = ({ gap }: GapRow): number => gap?.median.at(-1) ?? Number.NEGATIVE_INFINITY;
  const chanceOf = ({ gap, chanceShort }: GapRow): number => (gap === null ? -1 : (chanceShort.at(-1) ?? 0));
  return rows.toSorted((left, right) => {
    if (sort === "name") return left.name.localeCompare(right.name);
    const byGap = gapOf(right) - gapOf(left) || 0;
    return sort === "gap" ? byGap : chanceOf(right) - chanceOf(left) || byGap;
  });
}
