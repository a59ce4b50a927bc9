import {
  bandMultiples,
  corrected,
  correctingHorizons,
  NO_CORRECTIONS,
  uncorrectedMultiples,
  type BandCorrections,
  type DueForecast,
} from "./bands.ts";
import { combinationWeights, emptyCombinationRecord, enterOutcome } from "./combination.ts";
import { emptyErrorRecord, enterError, errorScale, type ErrorScale } from "./error-scale.ts";
import { forecastPaths } from "./forecast-paths.ts";
import type { PeriodsPerYear } from "./series.ts";

/** Forecasts from the first three values are accidents; nothing is learnt from them. */
const FIRST_ORIGIN = 3;

/** The forecast made after value `end`, from values up to `end` alone. */
export interface OriginForecast {
  readonly end: number;
  /** 1 … steps periods ahead, never below zero. */
  readonly centre: Float64Array;
  readonly scale: ErrorScale;
  /** Half the width of each band as a multiple of σ(h), in the order of BAND_LEVELS. */
  readonly multiples: readonly number[];
  /** Of the forecasters, in their order; sum 1. */
  readonly weights: Float64Array;
}

/** σ(h) of one origin's forecast, `ahead` periods ahead. */
export const spreadAhead = ({ oneStep, growth }: ErrorScale, ahead: number): number => oneStep * ahead ** growth;

interface Kept extends OriginForecast {
  readonly paths: readonly Float64Array[];
  readonly uncorrected: readonly number[];
}

/** Weighted mean of the paths, written as deviations from the first one so that paths that agree combine to themselves. */
function combine([first, ...others]: readonly Float64Array[], weights: Float64Array, steps: number): Float64Array {
  const centre = first?.slice() ?? new Float64Array(steps);
  for (const [at, path] of others.entries())
    for (let step = 0; step < steps; step += 1)
      centre[step] = (centre[step] ?? 0) + (weights[at + 1] ?? 0) * ((path[step] ?? 0) - (first?.[step] ?? 0));
  return centre.map((value) => Math.max(0, value));
}

/**
 * Walks once through a clean series and forecasts after every value, so that weights, scale and band corrections at each
 * origin come from forecasts that had come due by then: the last entry is the forecast, the others its back-test. One entry
 * per value. O(n · (n + steps) · forecasters).
 */
export function forecastHistory(
  values: Float64Array,
  periodsPerYear: PeriodsPerYear,
  steps: number,
): readonly OriginForecast[] {
  // A year of errors is learnt from whatever the caller asks for: the horizon never changes the nearer forecasts.
  const reach = Math.max(steps, periodsPerYear);
  const record = emptyCombinationRecord(periodsPerYear);
  const errors = emptyErrorRecord(periodsPerYear);
  const correcting = correctingHorizons(periodsPerYear);
  let corrections: BandCorrections = NO_CORRECTIONS;
  const history: Kept[] = [];
  for (const [end, outcome] of values.entries()) {
    const due: DueForecast[] = [];
    for (let ahead = 1; ahead <= periodsPerYear && end - ahead >= FIRST_ORIGIN; ahead += 1) {
      const made = history[end - ahead];
      if (made === undefined) continue;
      const error = outcome - (made.centre[ahead - 1] ?? 0);
      const spread = spreadAhead(made.scale, ahead);
      if (ahead <= record.horizons) enterOutcome(record, ahead, made.paths, outcome);
      if (ahead <= correcting && spread > 0)
        due.push({ standardError: Math.abs(error) / spread, multiples: made.uncorrected });
      enterError(errors, ahead, error);
    }
    corrections = corrected(corrections, due);
    const paths = forecastPaths(values, end, periodsPerYear, reach);
    const weights = combinationWeights(record);
    const scale = errorScale(errors);
    history.push({
      end,
      centre: combine(paths, weights, reach),
      scale,
      multiples: bandMultiples(scale, corrections),
      weights,
      paths,
      uncorrected: uncorrectedMultiples(scale),
    });
  }
  return history;
}
