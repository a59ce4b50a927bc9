import { DataTable } from "../data-table.tsx";

export interface PastForecast {
  readonly seriesId: string;
  readonly label: string;
  readonly madeIn: string;
  readonly period: string;
  readonly expected: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
  readonly outcome: number;
}

/** What nobody expected. */
export function MissTable({ misses }: { readonly misses: readonly PastForecast[] }) {
  return (
    <DataTable
      caption="Outcomes outside the 95 % band, latest first"
      rows={misses}
      rowKey={({ seriesId, period }) => `${seriesId} ${period}`}
      density="compact"
      empty="None: every outcome lay inside."
      columns={[
        { key: "label", head: "Series", rowHead: true, cell: ({ label }) => label },
        { key: "made", head: "Forecast made in", cell: ({ madeIn }) => madeIn },
        { key: "period", head: "For", cell: ({ period }) => period },
        { key: "expected", head: "Expected", numeric: true, cell: ({ expected }) => expected },
        { key: "band", head: "95 % band", numeric: true, cell: ({ low95, high95 }) => `${low95} to ${high95}` },
        { key: "came", head: "Came", numeric: true, cell: ({ outcome }) => outcome },
      ]}
    />
  );
}
