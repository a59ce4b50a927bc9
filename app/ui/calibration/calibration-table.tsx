import { DataTable, type Column } from "../data-table.tsx";
import { formatCount, formatShare } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { Badge } from "../status-badge.tsx";
import { points } from "./calibration-figure.tsx";
import type { CalibrationRow, Interval } from "./calibration-types.ts";

interface CalibrationTableProps {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly CalibrationRow[];
  /** Groups are held against everybody else as well. */
  readonly compared: boolean;
}

const VERDICTS = { within: "Within limits", fails: "Fails", "too-few": "Too few to judge" } as const;

/** Figures by skill or group. Small groups are named, their figures withheld. */
export function CalibrationTable({ caption, head, rows, compared }: CalibrationTableProps) {
  const locale = useLocale();
  const signed = (share: number): string => `${share > 0 ? "+" : ""}${points(locale, share)}`;
  const range = ({ low, high }: Interval): string => `${signed(low)} to ${signed(high)}`;
  const shown = (read: (figures: NonNullable<CalibrationRow["figures"]>) => string) => (row: CalibrationRow) =>
    row.figures === null ? "–" : read(row.figures);
  const columns: readonly Column<CalibrationRow>[] = [
    { key: "name", head, rowHead: true, cell: (row) => row.name },
    { key: "predicted", head: "Mean shown", numeric: true, cell: shown((own) => formatShare(locale, own.predicted)) },
    { key: "confirmed", head: "Confirmed", numeric: true, cell: shown((own) => formatShare(locale, own.confirmed)) },
    {
      key: "gap",
      head: "Difference, points",
      numeric: true,
      cell: shown((own) => `${signed(own.gap)} (${range(own.interval)})`),
    },
    ...(compared
      ? [
          {
            key: "others",
            head: "Against everybody else",
            numeric: true,
            cell: shown(({ versusOthers: versus }) =>
              versus === null ? "–" : `${signed(versus.difference)} (${range(versus.interval)})`,
            ),
          },
        ]
      : []),
    {
      key: "pairs",
      head: "Comparisons",
      numeric: true,
      cell: shown((own) => `${formatCount(locale, own.pairs)} of ${formatCount(locale, own.people)}`),
    },
    {
      key: "verdict",
      head: "Verdict",
      cell: (row) =>
        row.figures !== null && (
          <Badge tone={row.figures.verdict === "fails" ? "short" : "neutral"}>{VERDICTS[row.figures.verdict]}</Badge>
        ),
    },
  ];
  const withheld = rows.filter(({ figures }) => figures === null).map(({ name }) => name);
  return (
    <>
      <DataTable
        caption={caption}
        columns={columns}
        rows={rows.filter(({ figures }) => figures !== null)}
        rowKey={(row) => row.id}
        density="compact"
        empty="Nothing that may be shown."
      />
      {withheld.length > 0 && (
        <p className="border-t border-line px-4 py-3 text-12 text-ink-muted md:px-6">
          Withheld, because too few people are in them or would be left without them: {withheld.join(", ")}.
        </p>
      )}
    </>
  );
}
