import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { BAND_LEVELS, type BandLevel } from "./bands.ts";
import { cleanSeries } from "./clean-series.ts";
import { forecastHistory } from "./forecast-history.ts";
import { bandsOf, withSpread } from "./origin-bands.ts";
import type { DemandSeries, PeriodIndex, SeriesNote } from "./series.ts";

/** A track record needs origins with two years behind them, and an outcome after them. */
const YEARS_BEFORE_FIRST_ORIGIN = 2;

/** What was expected at an origin, `ahead` periods later, and what came. */
export interface BackTestCase {
  readonly origin: PeriodIndex;
  readonly ahead: number;
  readonly expected: number;
  /** In the order of the levels 0.5, 0.8, 0.95. */
  readonly bands: readonly { readonly level: BandLevel; readonly low: number; readonly high: number }[];
  readonly outcome: number;
  /** What carrying the origin's value forward would have expected. */
  readonly naive: number;
  /** Mean absolute seasonal-naive difference up to the origin, the unit of the scaled errors; 0 when nothing ever moved. */
  readonly scale: number;
}

/** Track record at one horizon: mean over origins. */
export interface HorizonScore {
  readonly ahead: number;
  readonly origins: number;
  /** Mean absolute scaled error (Hyndman and Koehler 2006) of the forecast, and of carrying the last value forward. */
  readonly mase: number;
  readonly naiveMase: number;
  /** Share of outcomes inside each band. */
  readonly coverage: readonly { readonly level: BandLevel; readonly share: number }[];
}

export interface BackTest {
  readonly cases: readonly BackTestCase[];
  readonly scores: readonly HorizonScore[];
  readonly notes: readonly SeriesNote[];
}

function scoreAt(cases: readonly BackTestCase[], ahead: number): HorizonScore | undefined {
  const due = cases.filter((entry) => entry.ahead === ahead && entry.scale > 0);
  if (due.length === 0) return undefined;
  const mean = (of: (entry: BackTestCase) => number): number =>
    due.reduce((sum, entry) => sum + of(entry), 0) / due.length;
  return {
    ahead,
    origins: due.length,
    mase: mean(({ outcome, expected, scale }) => Math.abs(outcome - expected) / scale),
    naiveMase: mean(({ outcome, naive, scale }) => Math.abs(outcome - naive) / scale),
    coverage: BAND_LEVELS.map((level, at) => ({
      level,
      share: mean(({ outcome, bands }) => {
        const band = bands[at];
        return band !== undefined && outcome >= band.low && outcome <= band.high ? 1 : 0;
      }),
    })),
  };
}

/**
 * Rolling-origin back-test: the forecast of every past period from the values up to it alone, 1 … horizon periods ahead,
 * next to what came. Origins and outcomes in holes are left out. `too-short` when no origin has two years behind it and an
 * outcome after it. One walk through the series: O(n · (n + horizon) · forecasters).
 */
export function backTest(
  series: DemandSeries,
  horizon: number,
): Result<BackTest, { readonly kind: "no-values" } | { readonly kind: "too-short"; readonly periodsNeeded: number }> {
  const cleaned = cleanSeries(series);
  if (!cleaned.ok) return cleaned;
  const { values, stalePeriods, notes } = cleaned.value;
  const { periodsPerYear, start } = series;
  const offset = series.values.length - stalePeriods - values.length;
  const isKnown = (at: number): boolean => {
    const value = series.values[offset + at] ?? Number.NaN;
    return Number.isFinite(value) && value >= 0;
  };
  const before = YEARS_BEFORE_FIRST_ORIGIN * periodsPerYear;
  if (values.length <= before) return err({ kind: "too-short", periodsNeeded: before + 1 });
  const cases: BackTestCase[] = [];
  let moved = 0;
  for (const past of forecastHistory(values, periodsPerYear, horizon)) {
    const { end } = past;
    const naive = values[end] ?? 0;
    if (end >= periodsPerYear) moved += Math.abs(naive - (values[end - periodsPerYear] ?? 0));
    if (end + 1 < before || !isKnown(end)) continue;
    const { made } = withSpread(past, values);
    const bands = bandsOf(made, 0, horizon);
    for (let ahead = 1; ahead <= horizon && end + ahead < values.length; ahead += 1) {
      if (!isKnown(end + ahead)) continue;
      cases.push({
        origin: start + offset + end,
        ahead,
        expected: made.centre[ahead - 1] ?? 0,
        bands: bands.map(({ level, low, high }) => ({ level, low: low[ahead - 1] ?? 0, high: high[ahead - 1] ?? 0 })),
        outcome: values[end + ahead] ?? 0,
        naive,
        scale: moved / (end + 1 - periodsPerYear),
      });
    }
  }
  const scores = Array.from({ length: horizon }, (_, at) => scoreAt(cases, at + 1)).filter(
    (score) => score !== undefined,
  );
  return ok({ cases, scores, notes });
}
