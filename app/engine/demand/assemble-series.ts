import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import type { DemandSeries, PeriodIndex, PeriodsPerYear, SeriesNote } from "./series.ts";

/** One row of a series as it came. */
export interface SeriesPoint {
  readonly period: PeriodIndex;
  readonly value: number;
}

export interface AssembledSeries {
  readonly series: DemandSeries;
  readonly notes: readonly SeriesNote[];
}

/**
 * Puts rows on the time axis: in order, one value per period (the last row of a period counts), NaN where a period is
 * missing or its value is not a finite number. `no-values` when there is not one finite value. O(n log n).
 */
export function assembleSeries(
  points: readonly SeriesPoint[],
  periodsPerYear: PeriodsPerYear,
): Result<AssembledSeries, { readonly kind: "no-values" }> {
  const finite = points.filter(({ value }) => Number.isFinite(value));
  const byPeriod = new Map<PeriodIndex, number>();
  const duplicates = new Set<PeriodIndex>();
  let [first, last, previous, inOrder] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, true];
  for (const { period, value } of finite) {
    if (byPeriod.has(period)) duplicates.add(period);
    byPeriod.set(period, value);
    inOrder &&= period >= previous;
    previous = period;
    first = Math.min(first, period);
    last = Math.max(last, period);
  }
  if (finite.length === 0) return err({ kind: "no-values" });
  const values = new Float64Array(last - first + 1).fill(Number.NaN);
  for (const [period, value] of byPeriod) values[period - first] = value;
  const notes: SeriesNote[] = [];
  if (!inOrder) notes.push({ kind: "out-of-order" });
  if (duplicates.size > 0) notes.push({ kind: "duplicate-periods", periods: [...duplicates].sort((a, b) => a - b) });
  if (finite.length < points.length) notes.push({ kind: "unreadable-values", count: points.length - finite.length });
  return ok({ series: { periodsPerYear, start: first, values }, notes });
}
