import { clamp } from "#app/engine/kernel/numeric.ts";
import type { ErrorScale } from "./error-scale.ts";
import type { PeriodsPerYear } from "./series.ts";
import { studentQuantile } from "./student-t.ts";

/** Shares of outcomes that the bands are to hold, inner band first. */
export const BAND_LEVELS = [0.5, 0.8, 0.95] as const;
export type BandLevel = (typeof BAND_LEVELS)[number];

/**
 * Width of the bands against a Student t of the root mean square error. Below 1 because past errors hold a few shocks that
 * widen the mean square more than the middle of the distribution; learnt on earlier origins of the development series.
 */
const SHAPE = 0.79;
/** A scale from fewer errors than this is taken as one from this many. */
const LEAST_FREEDOM = 2;
/** An outer band is at least this much wider than the next inner one, whatever the corrections say. */
const NESTING = 1.1;
/** How far one period of misses moves a band: its width changes by a factor of e^(0.1 · (share missed − share allowed)). */
const LEARNING_RATE = 0.1;
/** A correction fades by this share each period, so that a past shock does not widen bands for ever. */
const FADING = 0.02;
/** A band is never corrected by more than a factor of two. */
const MOST_CORRECTION = Math.LN2;
/** Forecasts up to half a year ahead correct the bands. */
const MONTHS_AHEAD = 6;

/** Logarithm of the factor by which each band is wider than its scale says, in the order of BAND_LEVELS. */
export type BandCorrections = readonly number[];

export const NO_CORRECTIONS: BandCorrections = BAND_LEVELS.map(() => 0);

export const correctingHorizons = (periodsPerYear: PeriodsPerYear): number => (MONTHS_AHEAD * periodsPerYear) / 12;

/** Multiples of σ(h) to either side of the centre, before corrections. Few errors give a wider t: their scale is unsure. */
export function uncorrectedMultiples({ errors }: ErrorScale): readonly number[] {
  const freedom = Math.max(LEAST_FREEDOM, errors);
  return BAND_LEVELS.map((level) => SHAPE * studentQuantile(0.5 + level / 2, freedom));
}

/** Half the width of each band as a multiple of σ(h), in the order of BAND_LEVELS; strictly growing. */
export function bandMultiples(scale: ErrorScale, corrections: BandCorrections): readonly number[] {
  let inner = 0;
  return uncorrectedMultiples(scale).map((multiple, band) => {
    inner = Math.max(NESTING * inner, multiple * Math.exp(corrections[band] ?? 0));
    return inner;
  });
}

/** A forecast that has come due: |error| over σ(h) as it was at the origin, with the multiples it was given there. */
export interface DueForecast {
  readonly standardError: number;
  readonly multiples: readonly number[];
}

/**
 * Corrections after one more period: a band that held fewer of the due outcomes than it should grows, one that held more
 * shrinks. Adaptive conformal inference (Gibbs and Candès, NeurIPS 2021, equation 2) on the logarithm of the width, with
 * fading. `due` are the forecasts of several origins for this period; without any the corrections stand.
 */
export function corrected(corrections: BandCorrections, due: readonly DueForecast[]): BandCorrections {
  if (due.length === 0) return corrections;
  return BAND_LEVELS.map((level, band) => {
    const now = corrections[band] ?? 0;
    const width = Math.exp(now);
    const missed = due.filter(({ standardError, multiples }) => standardError > (multiples[band] ?? 0) * width).length;
    const moved = (1 - FADING) * now + LEARNING_RATE * (missed / due.length - (1 - level));
    return clamp(moved, -MOST_CORRECTION, MOST_CORRECTION);
  });
}
