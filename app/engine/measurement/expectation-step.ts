import { normalDensity } from "#app/engine/kernel/distributions.ts";
import { clamp } from "#app/engine/kernel/numeric.ts";
import { curveWithSlopes } from "./item-likelihood.ts";
import type { ExpectedCounts, ItemPoint } from "./item-likelihood.ts";
import { NOT_GIVEN } from "./response-matrix.ts";
import type { ResponseMatrix } from "./response-matrix.ts";

/** Quadrature over the standard normal population. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly logWeights: Float64Array;
}

const NODES = 61;
const REACH = 6;

/** NODES even nodes on -REACH…REACH. */
export function standardNormalQuadrature(): Quadrature {
  const nodes = Float64Array.from({ length: NODES }, (_, k) => -REACH + (2 * REACH * k) / (NODES - 1));
  const weights = nodes.map(normalDensity);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { nodes, logWeights: weights.map((weight) => Math.log(weight / total)) };
}

/** log P and log(1 - P) of each item at each node: [item · nodes + node]. */
function logCurves(points: readonly ItemPoint[], nodes: Float64Array): { right: Float64Array; wrong: Float64Array } {
  const right = new Float64Array(points.length * nodes.length);
  const wrong = new Float64Array(points.length * nodes.length);
  const slopes = new Float64Array(3);
  points.forEach((point, item) => {
    nodes.forEach((theta, k) => {
      const p = clamp(curveWithSlopes(point, theta, slopes), 1e-300, 1 - 1e-16);
      right[item * nodes.length + k] = Math.log(p);
      wrong[item * nodes.length + k] = Math.log1p(-p);
    });
  });
  return { right, wrong };
}

/** What the E-step gives. */
export interface Expectation {
  readonly counts: readonly ExpectedCounts[];
  /** Posterior weight of each person at each node: [person · nodes + node]. */
  readonly posteriors: Float64Array;
  readonly logLikelihood: number;
}

/** E-step: each person's posterior over the nodes and, from them, the expected counts. O(answers · nodes). */
export function computeExpectation(
  matrix: ResponseMatrix,
  points: readonly ItemPoint[],
  quadrature: Quadrature,
): Expectation {
  const { nodes, logWeights } = quadrature;
  const size = nodes.length;
  const curves = logCurves(points, nodes);
  const counts = points.map(() => ({ right: new Float64Array(size), total: new Float64Array(size) }));
  const posteriors = new Float64Array(matrix.persons * size);
  let logLikelihood = 0;
  for (let person = 0; person < matrix.persons; person += 1) {
    const row = posteriors.subarray(person * size, (person + 1) * size);
    row.set(logWeights);
    const scores = matrix.scores.subarray(person * matrix.items, (person + 1) * matrix.items);
    for (let item = 0; item < matrix.items; item += 1) {
      if (scores[item] === NOT_GIVEN) continue;
      const curve = scores[item] === 1 ? curves.right : curves.wrong;
      for (let k = 0; k < size; k += 1) row[k] = (row[k] ?? 0) + (curve[item * size + k] ?? 0);
    }
    logLikelihood += normalise(row);
    for (let item = 0; item < matrix.items; item += 1) {
      const count = counts[item];
      if (scores[item] === NOT_GIVEN || count === undefined) continue;
      for (let k = 0; k < size; k += 1) {
        count.total[k] = (count.total[k] ?? 0) + (row[k] ?? 0);
        if (scores[item] === 1) count.right[k] = (count.right[k] ?? 0) + (row[k] ?? 0);
      }
    }
  }
  return { counts, posteriors, logLikelihood };
}

/** Logs to weights of sum 1, in place; the log of what they summed to. */
function normalise(row: Float64Array): number {
  const top = row.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  let total = 0;
  for (let k = 0; k < row.length; k += 1) {
    row[k] = Math.exp((row[k] ?? 0) - top);
    total += row[k] ?? 0;
  }
  for (let k = 0; k < row.length; k += 1) row[k] = (row[k] ?? 0) / total;
  return top + Math.log(total);
}
