/** How often a demand series is counted. */
export type PeriodsPerYear = 4 | 12;

/** Whole periods since year 0: 2024-03 is 12 · 2024 + 2 by month, 2024-Q1 is 4 · 2024 by quarter. */
export type PeriodIndex = number;

/** One count per period, without gaps in time; a hole is NaN. `values[0]` belongs to period `start`. */
export interface DemandSeries {
  readonly periodsPerYear: PeriodsPerYear;
  readonly start: PeriodIndex;
  readonly values: Float64Array;
}

/** What was found in a series and what was done about it. Periods are period indexes, counts are numbers of values. */
export type SeriesNote =
  /** Rows came in another order than time; they were sorted. */
  | { readonly kind: "out-of-order" }
  /** A period stood more than once; its last row counts. */
  | { readonly kind: "duplicate-periods"; readonly periods: readonly PeriodIndex[] }
  /** Not a finite number; treated as a hole. */
  | { readonly kind: "unreadable-values"; readonly count: number }
  /** Demand cannot be below zero; treated as a hole. */
  | { readonly kind: "negative-values"; readonly periods: readonly PeriodIndex[] }
  /** Holes between values, filled on the straight line between their neighbours. */
  | { readonly kind: "holes-filled"; readonly count: number }
  /** The last values are missing; the forecast starts from the last one there is and covers the missing periods too. */
  | { readonly kind: "stale"; readonly periods: number }
  /** The level jumped by a power of ten: most likely another unit. Values before it were left out. */
  | { readonly kind: "unit-change"; readonly period: PeriodIndex; readonly factor: number }
  /** The level jumped and stayed; the values before it were kept. */
  | { readonly kind: "level-jump"; readonly period: PeriodIndex; readonly factor: number }
  /** Fewer than two years of values: no seasonal pattern could be looked for. */
  | { readonly kind: "short-history"; readonly count: number }
  /** A single value: it is carried forward. */
  | { readonly kind: "one-value" }
  /** Every value is zero. */
  | { readonly kind: "all-zero" }
  /** There are no past forecast errors to learn the bands from: their one-step spread was assumed. */
  | { readonly kind: "assumed-spread"; readonly oneStep: number };

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const QUARTER = /^(\d{4})-Q([1-4])$/;

/** Reads `2024-03` (month) or `2024-Q1` (quarter); undefined for anything else. */
export function parsePeriod(
  text: string,
): { readonly periodsPerYear: PeriodsPerYear; readonly index: PeriodIndex } | undefined {
  const month = MONTH.exec(text);
  if (month !== null) return { periodsPerYear: 12, index: 12 * Number(month[1]) + Number(month[2]) - 1 };
  const quarter = QUARTER.exec(text);
  if (quarter !== null) return { periodsPerYear: 4, index: 4 * Number(quarter[1]) + Number(quarter[2]) - 1 };
  return undefined;
}
