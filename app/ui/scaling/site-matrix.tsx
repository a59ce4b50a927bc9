import type { Dimension } from "#app/engine/scaling/indicators.ts";
import { DataTable } from "../data-table.tsx";
import { TextLink } from "../text-link.tsx";
import { MarkBadge } from "./mark-badge.tsx";
import type { SiteCard } from "./scaling-types.ts";
import { TrendLine } from "./trend-line.tsx";
import { DIMENSION_WORDS } from "./words.ts";

/** Sites against dimensions; the lowest dimension is the site's own mark. */
export function SiteMatrix({ cards }: { readonly cards: readonly SiteCard[] }) {
  const dimension = (of: Dimension) => ({
    key: of,
    head: DIMENSION_WORDS[of],
    cell: ({ site, dimensions }: SiteCard) => {
      const found = dimensions.find((entry) => entry.dimension === of);
      return found === undefined ? null : (
        <TextLink to={`/scaling/${site.id}#${of}`}>
          <MarkBadge mark={found.mark} score={found.score} />
        </TextLink>
      );
    },
  });
  return (
    <DataTable
      caption="Readiness of each site to scale AI, by dimension"
      rows={cards}
      rowKey={({ site }) => site.id}
      empty="There is no site you plan for."
      columns={[
        {
          key: "site",
          head: "Site",
          rowHead: true,
          cell: ({ site }) => <TextLink to={`/scaling/${site.id}`}>{site.name}</TextLink>,
        },
        {
          key: "overall",
          head: "Overall: its lowest",
          cell: ({ mark, score }) => <MarkBadge mark={mark} score={score} />,
        },
        dimension("infrastructure"),
        dimension("security"),
        dimension("collaboration"),
        dimension("workforce"),
        {
          key: "trend",
          head: "Lowest over the year",
          onPhone: "full",
          cell: ({ site, trend }) => (
            <TrendLine label={`Lowest dimension of ${site.name}`} points={lowestOverTime(trend)} />
          ),
        },
      ]}
    />
  );
}

/** Of the dimensions that were known all the time: one that was first looked at last week is no fall. */
function lowestOverTime(trend: SiteCard["trend"]) {
  const steady = Object.keys(DIMENSION_WORDS).filter((dimension) =>
    trend.every(({ scores }) => typeof scores[dimension] === "number"),
  );
  return trend.map(({ asOn, scores }) => {
    const known = steady.flatMap((dimension) => scores[dimension] ?? []);
    return { asOn, score: known.length === 0 ? null : Math.min(...known) };
  });
}
