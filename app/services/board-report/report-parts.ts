import type { ForecastListPage, ForecastRow } from "../forecast/load-forecast-list.server.ts";
import type { BasePage } from "../forecast/load-bases.server.ts";
import type { SiteScorecard } from "../scaling/load-scorecards.server.ts";
import type { BoardReport, ReportForecast, ReportPlan, ReportScorecard } from "./board-report.ts";

/** What two pages have room for. */
const MOST_SITES = 8;
const MOST_ROLES = 3;
const MOST_PLANNED = 5;

/** Heads as they are written: one decimal, and never minus zero. */
const heads = (value: number): number => Math.round(value * 10) / 10 + 0;

/** Sites with the lowest first: what is not known stands after what is known to be low. */
export function scorecardPart(cards: readonly SiteScorecard[]): ReportScorecard {
  const lowFirst = cards.toSorted(
    (left, right) => (left.score ?? 101) - (right.score ?? 101) || left.site.name.localeCompare(right.site.name),
  );
  const others = lowFirst.slice(MOST_SITES);
  const count = (mark: SiteScorecard["mark"]): number => others.filter((card) => card.mark === mark).length;
  return {
    sites: lowFirst.slice(0, MOST_SITES).map(({ site, score, mark, lowest, dimensions }) => ({
      ...{ id: site.id, name: site.name, score, mark, lowest },
      dimensions: dimensions.map((entry) => ({ dimension: entry.dimension, score: entry.score, mark: entry.mark })),
    })),
    others:
      others.length === 0
        ? null
        : { low: count("low"), fair: count("fair"), good: count("good"), unknown: count("unknown") },
  };
}

/** The roles with the largest expected gap at the last quarter of the list. */
export function forecastPart({ rows, quarters }: ForecastListPage): ReportForecast {
  const last = quarters.length - 1;
  const gapOf = ({ gap }: ForecastRow): number => gap?.expected[last] ?? 0;
  const short = rows
    .filter((row) => heads(gapOf(row)) > 0)
    .sort((left, right) => gapOf(right) - gapOf(left) || left.name.localeCompare(right.name));
  return {
    roles: short.slice(0, MOST_ROLES).flatMap(({ id, name, gap, demand, supply, chanceShort }) => {
      if (gap === null) return [];
      return [
        {
          ...{ id, name, needed: heads(demand), ready: heads(supply) },
          chanceShort: Math.round((chanceShort[last] ?? 0) * 100) / 100,
          band: quarters.map(({ label }, at) => ({
            quarter: label,
            low: heads(gap.low80[at] ?? 0),
            middle: heads(gap.median[at] ?? 0),
            high: heads(gap.high80[at] ?? 0),
          })),
        },
      ];
    }),
    moreShort: Math.max(0, short.length - MOST_ROLES),
    withheld: rows.filter(({ gap }) => gap === null).length,
  };
}

/** A base against today's forecast of the same quarter; roles over all sites, or by site for whoever plans for some. */
export function planPart(base: BasePage): ReportPlan {
  const { id, name, asOf, adoptedByName, reason, quarter, came } = base;
  const whole = base.cells.filter(({ siteName }) => siteName === null);
  const cells = whole.length > 0 ? whole : base.cells;
  const rows = cells.flatMap(({ roleName, siteName, frozen, today }) => {
    if (frozen === null || today === null) return [];
    const [planned, now] = [heads(frozen.gap), heads(today)];
    return [
      {
        name: siteName === null ? roleName : `${roleName}, ${siteName}`,
        ...{ planned, low: heads(frozen.low80), high: heads(frozen.high80), today: now, change: heads(now - planned) },
      },
    ];
  });
  return {
    ...{ id, name, asOf, adoptedBy: adoptedByName, reason, quarter, came },
    rows: rows
      .toSorted((left, right) => right.today - left.today || left.name.localeCompare(right.name))
      .slice(0, MOST_PLANNED),
  } satisfies NonNullable<BoardReport["plan"]>;
}
