import { DataTable } from "../data-table.tsx";
import { formatDecimal } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import { forecastSearch, type ForecastState } from "./forecast-types.ts";

interface SiteSumsProps {
  readonly lines: readonly {
    readonly siteId: string;
    readonly name: string;
    readonly last: { readonly demand: number; readonly supply: number; readonly gap: number } | null;
  }[];
  readonly state: ForecastState;
}

/** The last quarter of each site. */
export function SiteSums({ lines, state }: SiteSumsProps) {
  const locale = useLocale();
  const cell =
    (of: "demand" | "supply" | "gap") =>
    ({ last }: SiteSumsProps["lines"][number]) =>
      last === null ? "withheld" : formatDecimal(locale, last[of], 1);
  return (
    <DataTable
      caption="Expected demand, supply and gap of each site in the last quarter"
      rows={lines}
      rowKey={({ siteId }) => siteId}
      empty="There is no site you plan for."
      columns={[
        {
          key: "site",
          head: "Site",
          rowHead: true,
          cell: ({ siteId, name }) => <TextLink to={forecastSearch({ ...state, site: siteId })}>{name}</TextLink>,
        },
        { key: "demand", head: "Needed", numeric: true, cell: cell("demand") },
        { key: "supply", head: "Ready", numeric: true, cell: cell("supply") },
        { key: "gap", head: "Gap", numeric: true, cell: cell("gap") },
      ]}
    />
  );
}
