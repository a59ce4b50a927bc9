import { FORECASTERS } from "./forecasters.ts";
import type { PeriodsPerYear } from "./series.ts";

/** Errors up to a quarter ahead decide: errors further ahead overlap so much that few independent ones are left. */
const MONTHS_AHEAD = 3;
/** What an error counts a month later; errors of about the last four years decide. */
const KEPT_PER_MONTH = 0.98;
/** Errors 1, 2 and 3 months ahead of neighbouring origins overlap: three of them count as one. */
const OVERLAP = 3;
/** A forecaster is never held to be more than a thousand times better than the naive one. */
const LEAST_RATIO = 1e-3;

/** Running record of how well each forecaster did on one series. */
export interface CombinationRecord {
  readonly keptPerPeriod: number;
  readonly horizons: number;
  /** forecasters × horizons, row-major: discounted sums of absolute errors. */
  readonly losses: Float64Array;
  /** Per horizon: discounted number of errors. */
  readonly counts: Float64Array;
}

export function emptyCombinationRecord(periodsPerYear: PeriodsPerYear): CombinationRecord {
  const horizons = Math.max(1, (MONTHS_AHEAD * periodsPerYear) / 12);
  return {
    keptPerPeriod: KEPT_PER_MONTH ** (12 / periodsPerYear),
    horizons,
    losses: new Float64Array(FORECASTERS.length * horizons),
    counts: new Float64Array(horizons),
  };
}

/** Enters the outcome of what was expected `ahead` periods ago (1 … horizons); one path per forecaster. Changes `record`. */
export function enterOutcome(
  record: CombinationRecord,
  ahead: number,
  paths: readonly Float64Array[],
  outcome: number,
): void {
  const { horizons, keptPerPeriod, losses, counts } = record;
  counts[ahead - 1] = keptPerPeriod * (counts[ahead - 1] ?? 0) + 1;
  for (const [forecaster, path] of paths.entries()) {
    const at = forecaster * horizons + ahead - 1;
    losses[at] = keptPerPeriod * (losses[at] ?? 0) + Math.abs(outcome - (path[ahead - 1] ?? 0));
  }
}

/**
 * Weights of the forecasters, in their order, sum 1: proportional to (loss / loss of the naive one)^(−n/3), n the discounted
 * number of errors. Equal before there are errors, and nearly so while there are few; a forecaster that was 10 % better over
 * four years weighs about six times as much. The exponent grows with the evidence as a likelihood's would.
 */
export function combinationWeights({ horizons, losses, counts }: CombinationRecord): Float64Array {
  const scores = new Float64Array(FORECASTERS.length);
  let [errors, most] = [0, 0];
  for (let horizon = 0; horizon < horizons; horizon += 1) {
    const count = counts[horizon] ?? 0;
    const base = losses[horizon] ?? 0;
    if (count === 0 || base === 0) continue;
    errors += count;
    most = Math.max(most, count);
    for (let forecaster = 0; forecaster < scores.length; forecaster += 1) {
      const ratio = Math.max(LEAST_RATIO, (losses[forecaster * horizons + horizon] ?? 0) / base);
      scores[forecaster] = (scores[forecaster] ?? 0) + count * Math.log(ratio);
    }
  }
  const sharpness = errors === 0 ? 0 : most / OVERLAP / errors;
  const best = Math.min(...scores);
  const weights = scores.map((score) => Math.exp(-sharpness * (score - best)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
