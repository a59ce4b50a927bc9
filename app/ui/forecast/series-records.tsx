import { DataTable } from "../data-table.tsx";
import { formatCount, formatDecimal, formatShare } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import type { HorizonRecord } from "./horizon-table.tsx";

interface SeriesRecordsProps {
  readonly series: readonly {
    readonly id: string;
    readonly label: string;
    readonly source: string;
    readonly horizons: readonly HorizonRecord[];
    readonly why: string | null;
  }[];
  readonly opened: string | null;
}

type Row = SeriesRecordsProps["series"][number];

/** Each series three months ahead, the horizon with the most forecasts. */
export function SeriesRecords({ series, opened }: SeriesRecordsProps) {
  const locale = useLocale();
  const of = (read: (record: HorizonRecord) => string) => (row: Row) => {
    const [first] = row.horizons;
    return first === undefined ? "" : read(first);
  };
  return (
    <DataTable
      caption="Track record of each series, three months ahead"
      rows={series}
      rowKey={({ id }) => id}
      isCurrent={({ id }) => id === opened}
      empty="No series of a role or a skill is switched on."
      columns={[
        {
          key: "label",
          head: "Series",
          rowHead: true,
          cell: ({ id, label, source, why }) => (
            <>
              <TextLink to={`/forecast/track-record?series=${id}`} plain>
                {label}
              </TextLink>
              <span className="block text-12 font-normal text-ink-muted">
                {why === null ? source : `${source}: ${why}`}
              </span>
            </>
          ),
        },
        { key: "50", head: "Inside 50 %", numeric: true, cell: of(({ inside50 }) => formatShare(locale, inside50)) },
        { key: "80", head: "Inside 80 %", numeric: true, cell: of(({ inside80 }) => formatShare(locale, inside80)) },
        { key: "95", head: "Inside 95 %", numeric: true, cell: of(({ inside95 }) => formatShare(locale, inside95)) },
        { key: "error", head: "Error", numeric: true, cell: of(({ error }) => formatDecimal(locale, error, 2)) },
        {
          key: "naive",
          head: "Last value forward",
          numeric: true,
          cell: of(({ naiveError }) => formatDecimal(locale, naiveError, 2)),
        },
        { key: "cases", head: "Forecasts", numeric: true, cell: of(({ cases }) => formatCount(locale, cases)) },
      ]}
    />
  );
}
