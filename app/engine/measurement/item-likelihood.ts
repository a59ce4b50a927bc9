import { sigmoid } from "#app/engine/kernel/numeric.ts";
import type { Logit } from "#app/engine/kernel/units.ts";

/**
 * A Gaussian prior on each parameter of an item as calibration sees it: log discrimination, difficulty and, when guessing is
 * estimated, logit guessing.
 */
export interface ItemPrior {
  readonly logDiscrimination: { readonly mean: number; readonly sd: number };
  readonly difficulty: { readonly mean: Logit; readonly sd: Logit };
  /** null: guessing is fixed at 0. */
  readonly logitGuessing: { readonly mean: number; readonly sd: number } | null;
}

/** [log a, b] or [log a, b, logit c]. */
export type ItemPoint = Float64Array;

/** Right (`right`) and all answers (`total`) expected at each quadrature node. */
export interface ExpectedCounts {
  readonly right: Float64Array;
  readonly total: Float64Array;
}

/** P(right) at a node and its slopes by log a, b, logit c, written to `slopes`. */
export function curveWithSlopes(point: ItemPoint, theta: Logit, slopes: Float64Array): number {
  const a = Math.exp(point[0] ?? 0);
  const b = point[1] ?? 0;
  const c = point.length > 2 ? sigmoid(point[2] ?? 0) : 0;
  const p = sigmoid(a * (theta - b));
  const slope = (1 - c) * p * (1 - p);
  slopes[0] = a * (theta - b) * slope;
  slopes[1] = -a * slope;
  if (point.length > 2) slopes[2] = c * (1 - c) * (1 - p);
  return c + (1 - c) * p;
}

/** Gradient of the log posterior of an item and its information (expected, of the complete data, prior included). */
interface Ascent {
  readonly gradient: Float64Array;
  /** size × size, row-major. */
  readonly information: Float64Array;
}

function priorTerms(prior: ItemPrior): readonly { mean: number; sd: number }[] {
  const two = [prior.logDiscrimination, prior.difficulty];
  return prior.logitGuessing === null ? two : [...two, prior.logitGuessing];
}

/** Gradient and information at `point`, given the expected counts at `nodes`. */
export function itemAscent(point: ItemPoint, counts: ExpectedCounts, nodes: Float64Array, prior: ItemPrior): Ascent {
  const size = point.length;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  const slopes = new Float64Array(size);
  for (let k = 0; k < nodes.length; k += 1) {
    const total = counts.total[k] ?? 0;
    if (total <= 0) continue;
    const p = curveWithSlopes(point, nodes[k] ?? 0, slopes);
    const spread = Math.max(p * (1 - p), 1e-12);
    const residual = ((counts.right[k] ?? 0) - total * p) / spread;
    for (let i = 0; i < size; i += 1) {
      gradient[i] = (gradient[i] ?? 0) + residual * (slopes[i] ?? 0);
      for (let j = 0; j < size; j += 1) {
        const product = (total * (slopes[i] ?? 0) * (slopes[j] ?? 0)) / spread;
        information[i * size + j] = (information[i * size + j] ?? 0) + product;
      }
    }
  }
  priorTerms(prior).forEach(({ mean, sd }, i) => {
    gradient[i] = (gradient[i] ?? 0) - ((point[i] ?? 0) - mean) / (sd * sd);
    information[i * size + i] = (information[i * size + i] ?? 0) + 1 / (sd * sd);
  });
  return { gradient, information };
}
