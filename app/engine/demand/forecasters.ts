import type { PeriodsPerYear } from "./series.ts";

/** What a forecaster expects: `level + slope · (φ + φ² + … + φʰ)` at h periods ahead, φ = `damping`. */
export interface TrendLine {
  readonly level: number;
  readonly slope: number;
  readonly damping: number;
}

/** One way to read a series: a line from `values[0…end]`, for one reading rhythm. O(end). */
export interface Forecaster {
  readonly name: string;
  readonly read: (values: Float64Array, end: number, periodsPerYear: PeriodsPerYear) => TrendLine;
}

/** A constant stated per month, for a period of the series: a weight that stays `kept` over a month, over 12/n months. */
const overPeriod = (keptPerMonth: number, periodsPerYear: PeriodsPerYear): number =>
  keptPerMonth ** (12 / periodsPerYear);

const naive: Forecaster = {
  name: "naive",
  read: (values, end) => ({ level: values[end] ?? 0, slope: 0, damping: 0 }),
};

/** Simple exponential smoothing; `alpha` per month. */
const smoothed = (alpha: number): Forecaster => ({
  name: `smoothed-${String(alpha)}`,
  read(values, end, periodsPerYear) {
    const gain = 1 - overPeriod(1 - alpha, periodsPerYear);
    let level = values[0] ?? 0;
    for (let at = 1; at <= end; at += 1) level += gain * ((values[at] ?? 0) - level);
    return { level, slope: 0, damping: 0 };
  },
});

/** The last value and the mean step of the last `months`, damped by `damping` per month. */
const recentTrend = (months: number, damping: number): Forecaster => ({
  name: `trend-${String(months)}-months`,
  read(values, end, periodsPerYear) {
    const back = Math.min(end, Math.max(1, Math.floor((months * periodsPerYear) / 12)));
    const level = values[end] ?? 0;
    const slope = back === 0 ? 0 : (level - (values[end - back] ?? 0)) / back;
    return { level, slope, damping: overPeriod(damping, periodsPerYear) };
  },
});

/** Damped trend by Holt's recursion: Gardner and McKenzie, Management Science 31 (1985), 1237-1246. `alpha` per month. */
const dampedTrend = (alpha: number, beta: number, damping: number): Forecaster => ({
  name: "damped-trend",
  read(values, end, periodsPerYear) {
    const gain = 1 - overPeriod(1 - alpha, periodsPerYear);
    const phi = overPeriod(damping, periodsPerYear);
    let [level, slope] = [values[0] ?? 0, 0];
    for (let at = 1; at <= end; at += 1) {
      const expected = level + phi * slope;
      const error = (values[at] ?? 0) - expected;
      level = expected + gain * error;
      slope = phi * slope + gain * beta * error;
    }
    return { level, slope, damping: phi };
  },
});

/**
 * The forecasters that are combined, the naive one first. They differ in two things only: over how long the level is
 * averaged, and over how long a trend is measured before it is believed and damped. A seasonal pattern is taken out before
 * they read the series and put back afterwards, so that each of them is also its seasonal twin.
 */
export const FORECASTERS: readonly Forecaster[] = [
  naive,
  smoothed(0.7),
  smoothed(0.4),
  smoothed(0.2),
  recentTrend(1, 0.5),
  recentTrend(3, 0.8),
  recentTrend(6, 0.85),
  recentTrend(12, 0.9),
  dampedTrend(0.8, 0.3, 0.9),
];
