import { clamp } from "#app/engine/kernel/numeric.ts";
import type { PeriodsPerYear } from "./series.ts";

/** What a squared error counts a month later: the scale follows about the last ten months, so it follows a new regime. */
const KEPT_PER_MONTH = 0.9;
/** How errors grow with the horizon, σ(h) = σ(1)·hᵞ, before the series has shown its own γ: as a random walk's do. */
const USUAL_GROWTH = 0.5;
/** The usual growth weighs as much as this many squared log-horizons of the series' own errors. */
const USUAL_GROWTH_WEIGHT = 200;
/** Growth slower than this or faster than in proportion to time is an accident of few errors. */
const GROWTH_RANGE = [0.3, 1] as const;

/** Running record of the errors of the combined forecast, 1 … one year ahead. */
export interface ErrorRecord {
  readonly keptPerPeriod: number;
  readonly squares: Float64Array;
  readonly counts: Float64Array;
}

/** Spread of forecast errors by horizon: σ(h) = oneStep · h^growth, learnt from about `errors` past errors. */
export interface ErrorScale {
  readonly oneStep: number;
  readonly growth: number;
  readonly errors: number;
}

export function emptyErrorRecord(periodsPerYear: PeriodsPerYear): ErrorRecord {
  return {
    keptPerPeriod: KEPT_PER_MONTH ** (12 / periodsPerYear),
    squares: new Float64Array(periodsPerYear),
    counts: new Float64Array(periodsPerYear),
  };
}

/** Enters the error of a forecast made `ahead` periods before its outcome, 1 … one year. Changes `record`. */
export function enterError({ keptPerPeriod, squares, counts }: ErrorRecord, ahead: number, error: number): void {
  squares[ahead - 1] = keptPerPeriod * (squares[ahead - 1] ?? 0) + error * error;
  counts[ahead - 1] = keptPerPeriod * (counts[ahead - 1] ?? 0) + 1;
}

/** Root mean square of the recent one-step errors, and the growth with the horizon by weighted least squares on logs. */
export function errorScale({ squares, counts }: ErrorRecord): ErrorScale {
  const rootMean = (at: number): number => Math.sqrt((squares[at] ?? 0) / Math.max(counts[at] ?? 0, 1e-12));
  const [oneStep, errors] = [rootMean(0), counts[0] ?? 0];
  let [product, square] = [USUAL_GROWTH_WEIGHT * USUAL_GROWTH, USUAL_GROWTH_WEIGHT];
  for (let at = 1; oneStep > 0 && at < squares.length; at += 1) {
    const spread = rootMean(at);
    if (spread === 0) continue;
    const x = Math.log(at + 1);
    product += (counts[at] ?? 0) * x * Math.log(spread / oneStep);
    square += (counts[at] ?? 0) * x * x;
  }
  return { oneStep, growth: clamp(product / square, ...GROWTH_RANGE), errors };
}
