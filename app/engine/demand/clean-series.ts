import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { findLevelJumps } from "./level-jump.ts";
import type { DemandSeries, SeriesNote } from "./series.ts";

/** A series that can be forecast: finite, not negative, no holes. */
export interface CleanSeries {
  readonly values: Float64Array;
  /** Periods after the last value for which the series says nothing. */
  readonly stalePeriods: number;
  readonly notes: readonly SeriesNote[];
}

function withoutImpossibleValues({ values, start }: DemandSeries, notes: SeriesNote[]): Float64Array {
  const kept = Float64Array.from(values, (value) => (Number.isFinite(value) && value >= 0 ? value : Number.NaN));
  const negative = [...values.keys()].filter((at) => Number(values[at]) < 0 && Number.isFinite(values[at]));
  const unreadable = values.filter((value) => Math.abs(value) === Number.POSITIVE_INFINITY).length;
  if (unreadable > 0) notes.push({ kind: "unreadable-values", count: unreadable });
  if (negative.length > 0) notes.push({ kind: "negative-values", periods: negative.map((at) => start + at) });
  return kept;
}

/** Fills inner holes on the straight line between their neighbours. Returns how many. */
function fillHoles(values: Float64Array): number {
  let [filled, known] = [0, 0];
  for (let at = 1; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    if (Number.isNaN(value)) continue;
    const from = values[known] ?? 0;
    for (let hole = known + 1; hole < at; hole += 1) {
      values[hole] = from + ((value - from) * (hole - known)) / (at - known);
      filled += 1;
    }
    known = at;
  }
  return filled;
}

/** Reports jumps of the level. Returns the position from which the values are in one unit. */
function firstInUnit(values: Float64Array, start: number, notes: SeriesNote[]): number {
  let first = 0;
  for (const { at, factor, looksLikeUnit } of findLevelJumps(values)) {
    notes.push({ kind: looksLikeUnit ? "unit-change" : "level-jump", period: start + at, factor });
    if (looksLikeUnit) first = at;
  }
  return first;
}

/**
 * Makes a series fit to be forecast and says everything it did to it. Leading holes are cut off without a note: the series
 * begins with its first value. `no-values` when there is none. O(n).
 */
export function cleanSeries(series: DemandSeries): Result<CleanSeries, { readonly kind: "no-values" }> {
  const notes: SeriesNote[] = [];
  const kept = withoutImpossibleValues(series, notes);
  const first = kept.findIndex((value) => !Number.isNaN(value));
  if (first < 0) return err({ kind: "no-values" });
  const last = kept.findLastIndex((value) => !Number.isNaN(value));
  const stalePeriods = kept.length - 1 - last;
  const whole = kept.slice(first, last + 1);
  const filled = fillHoles(whole);
  if (filled > 0) notes.push({ kind: "holes-filled", count: filled });
  if (stalePeriods > 0) notes.push({ kind: "stale", periods: stalePeriods });
  const values = whole.slice(firstInUnit(whole, series.start + first, notes));
  if (values.length === 1) notes.push({ kind: "one-value" });
  else if (values.length <= 2 * series.periodsPerYear) notes.push({ kind: "short-history", count: values.length });
  if (values.every((value) => value === 0)) notes.push({ kind: "all-zero" });
  return ok({ values, stalePeriods, notes });
}
