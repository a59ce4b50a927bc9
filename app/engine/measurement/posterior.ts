import { invariant } from "#app/engine/kernel/invariant.ts";
import type { Logit, Probability } from "#app/engine/kernel/units.ts";
import type { ItemParameters } from "./item.ts";
import { scoreLogLikelihood } from "./response-model.ts";

/**
 * What is known about theta during a check, on an even grid: node k lies at low + k·step. `logDensity` is kept up to a
 * constant, `weights` sums to 1. Values: every answer makes a new one.
 */
export interface Posterior {
  readonly low: Logit;
  readonly step: Logit;
  readonly logDensity: Float64Array;
  readonly weights: Float64Array;
  readonly mean: Logit;
  readonly sd: Logit;
}

/** The grid reaches this many standard deviations of the belief to each side: 2e-9 of its mass lies beyond. */
const GRID_REACH = 6;

/** Nodes of the grid; ten steps to each standard deviation of the belief it starts from. */
const GRID_SIZE = 121;

/** Normalises by log-sum-exp, so that a check of any length cannot underflow to 0/0. */
function fromLogDensity(low: Logit, step: Logit, logDensity: Float64Array): Posterior {
  let top = Number.NEGATIVE_INFINITY;
  for (const value of logDensity) if (value > top) top = value;
  const size = logDensity.length;
  const weights = new Float64Array(size);
  let total = 0;
  let first = 0;
  for (let k = 0; k < size; k += 1) {
    const weight = Math.exp((logDensity[k] ?? 0) - top);
    weights[k] = weight;
    total += weight;
    first += weight * k;
  }
  const centre = first / total;
  let second = 0;
  for (let k = 0; k < size; k += 1) {
    const weight = (weights[k] ?? 0) / total;
    weights[k] = weight;
    second += weight * (k - centre) * (k - centre);
  }
  return { low, step, logDensity, weights, mean: low + step * centre, sd: step * Math.sqrt(second) };
}

/**
 * The posterior before the first answer: the Gaussian belief N(mean, sd²), sd above 0, on a grid of GRID_SIZE nodes over
 * mean ± 6 sd. A standard normal gives the grid -6…6 in steps of 0.1.
 */
export function startPosterior(mean: Logit, sd: Logit): Posterior {
  invariant(sd > 0 && Number.isFinite(mean), `a belief has a mean and a spread: ${String(mean)}, ${String(sd)}`);
  const step = (2 * GRID_REACH * sd) / (GRID_SIZE - 1);
  const middle = (GRID_SIZE - 1) / 2;
  const logDensity = Float64Array.from({ length: GRID_SIZE }, (_, k) => {
    const z = ((k - middle) * step) / sd;
    return -0.5 * z * z;
  });
  return fromLogDensity(mean - middle * step, step, logDensity);
}

/** The posterior after one scored answer (Bayes on the grid). O(nodes). The order of answers makes no difference. */
export function observeAnswer(posterior: Posterior, parameters: ItemParameters, score: number): Posterior {
  const { low, step } = posterior;
  const logDensity = posterior.logDensity.map(
    (value, k) => value + scoreLogLikelihood(parameters, score, low + k * step),
  );
  return fromLogDensity(low, step, logDensity);
}

/**
 * P(theta ≥ cut): the density is taken as even within half a step around each node, so that the answer moves smoothly
 * with the cut.
 */
export function probabilityAtLeast({ low, step, weights }: Posterior, cut: Logit): Probability {
  const place = (cut - low) / step + 0.5;
  const node = Math.floor(place);
  if (node >= weights.length) return 0;
  let sum = node < 0 ? 0 : (weights[node] ?? 0) * (node + 1 - place);
  for (let k = Math.max(0, node + 1); k < weights.length; k += 1) sum += weights[k] ?? 0;
  return sum;
}

/** The theta below which `probability` (0…1) of the posterior lies; inverse of 1 - probabilityAtLeast. */
export function posteriorQuantile(posterior: Posterior, probability: Probability): Logit {
  const { low, step, weights } = posterior;
  let below = 0;
  for (let k = 0; k < weights.length; k += 1) {
    const weight = weights[k] ?? 0;
    if (below + weight >= probability && weight > 0) return low + step * (k - 0.5 + (probability - below) / weight);
    below += weight;
  }
  return low + step * (weights.length - 0.5);
}
