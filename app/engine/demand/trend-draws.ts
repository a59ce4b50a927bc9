import { clamp } from "#app/engine/kernel/numeric.ts";
import { randomStream } from "#app/engine/kernel/random.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { cleanSeries } from "./clean-series.ts";
import { valueAt } from "./forecast-draws.ts";
import { forecastSeries } from "./forecast-series.ts";
import type { DemandSeries, PeriodIndex } from "./series.ts";

/** A series whose last value is older than this says nothing about the coming quarters. */
const OLDEST_YEARS = 2;
/** Change against today that is believed of a series, as a share. */
const LARGEST_CHANGE = [-0.9, 3] as const;

export interface TrendQuestion {
  /** Period of the series that today lies in. */
  readonly today: PeriodIndex;
  /** Quarters ahead. */
  readonly quarters: number;
  readonly draws: number;
  readonly seed: string;
}

/** Why a series cannot say how demand moves. */
export type NoTrend =
  | { readonly kind: "no-values" }
  | { readonly kind: "too-old"; readonly last: PeriodIndex }
  | { readonly kind: "all-zero" };

/**
 * How far a series moves from its level of today, as a share: draws × (quarters + 1), row-major, 0 at today. The level is
 * the mean of the year that ends with the quarter, so that neither season nor a single month makes a trend; months that have
 * no value yet are forecast. A draw takes one place in the bands for all periods. O(draws · periods).
 */
export function trendDraws(series: DemandSeries, question: TrendQuestion): Result<Float64Array, NoTrend> {
  const { periodsPerYear } = series;
  const { today, quarters, draws, seed } = question;
  const clean = cleanSeries(series);
  if (!clean.ok) return clean;
  const { values, stalePeriods } = clean.value;
  const end = series.start + series.values.length - 1;
  const last = end - stalePeriods;
  if (last < today - OLDEST_YEARS * periodsPerYear) return err({ kind: "too-old", last });
  if (values.every((value) => value === 0)) return err({ kind: "all-zero" });
  const perQuarter = periodsPerYear / 4;
  const known = { values, first: last - values.length + 1, last };
  const until = Math.max(today + quarters * perQuarter, last + 1);
  const forecast = forecastSeries({ ...series, values: series.values.slice(0, last - series.start + 1) }, until - last);
  if (!forecast.ok) return forecast;
  const stream = randomStream(seed);
  const changes = new Float64Array(draws * (quarters + 1));
  for (let draw = 0; draw < draws; draw += 1) {
    const z = stream.nextNormal();
    const path = Float64Array.from({ length: until - last }, (_, step) => valueAt(forecast.value, step, z));
    const level = (at: PeriodIndex): number => yearUntil(known, path, at, periodsPerYear);
    const base = level(today);
    for (let quarter = 1; quarter <= quarters && base > 0; quarter += 1)
      changes[draw * (quarters + 1) + quarter] = clamp(
        level(today + quarter * perQuarter) / base - 1,
        ...LARGEST_CHANGE,
      );
  }
  return ok(changes);
}

/** Mean over the year that ends with period `at`; over what there is of it where the series is younger. */
function yearUntil(
  { values, first, last }: { readonly values: Float64Array; readonly first: PeriodIndex; readonly last: PeriodIndex },
  path: Float64Array,
  at: PeriodIndex,
  periodsPerYear: number,
): number {
  let [sum, count] = [0, 0];
  for (let period = Math.max(first, at - periodsPerYear + 1); period <= at; period += 1) {
    sum += (period <= last ? values[period - first] : path[period - last - 1]) ?? 0;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}
