import { invertPositiveDefinite } from "#app/engine/kernel/linear.ts";
import type { Expectation, Quadrature } from "./expectation-step.ts";
import { curveWithSlopes, itemAscent } from "./item-likelihood.ts";
import type { ItemPoint, ItemPrior } from "./item-likelihood.ts";
import { NOT_GIVEN } from "./response-matrix.ts";
import type { ResponseMatrix } from "./response-matrix.ts";

/**
 * Up to this many parameters the whole information matrix is inverted, so that an item's error includes what the others'
 * errors add; above it each item's own block is, which is slightly too confident for checks of few items only.
 */
const LARGEST_MATRIX = 300;

/** Score of one answer at one node by the item's parameters: (y - P) / (P(1 - P)) · ∂P, at [offset…] of `target`. */
function answerScore(
  point: ItemPoint,
  theta: number,
  right: boolean,
  slopes: Float64Array,
  target: Float64Array,
): void {
  const p = curveWithSlopes(point, theta, slopes);
  const factor = right ? 1 / Math.max(p, 1e-12) : -1 / Math.max(1 - p, 1e-12);
  for (let i = 0; i < point.length; i += 1) target[i] = factor * (slopes[i] ?? 0);
}

/** Scores of each item at each node for a right and for a wrong answer: [((item · nodes) + node) · 3 + parameter]. */
function scoreTables(points: readonly ItemPoint[], nodes: Float64Array): { right: Float64Array; wrong: Float64Array } {
  const right = new Float64Array(points.length * nodes.length * 3);
  const wrong = new Float64Array(points.length * nodes.length * 3);
  const slopes = new Float64Array(3);
  points.forEach((point, item) => {
    nodes.forEach((theta, k) => {
      const place = (item * nodes.length + k) * 3;
      answerScore(point, theta, true, slopes, right.subarray(place, place + 3));
      answerScore(point, theta, false, slopes, wrong.subarray(place, place + 3));
    });
  });
  return { right, wrong };
}

/** Where each parameter of each item stands in the whole matrix. */
function layOut(points: readonly ItemPoint[]): { offsets: Int32Array; size: number } {
  const offsets = new Int32Array(points.length);
  let size = 0;
  points.forEach((point, item) => {
    offsets[item] = size;
    size += point.length;
  });
  return { offsets, size };
}

/**
 * Variance of the complete-data score of one person over that person's posterior, taken off `information` for the groups of
 * items that share a matrix. `own`: the parameters (places in the matrix) that the person's answers touch, with their scores
 * per node in `scores` [parameter · nodes + node].
 */
function takeOffVariance(
  information: Float64Array,
  size: number,
  own: readonly number[],
  scores: Float64Array,
  posterior: Float64Array,
  sameBlock: (i: number, j: number) => boolean,
): void {
  const nodes = posterior.length;
  const means = own.map((_, i) => {
    let mean = 0;
    for (let k = 0; k < nodes; k += 1) mean += (posterior[k] ?? 0) * (scores[i * nodes + k] ?? 0);
    return mean;
  });
  for (const [i, row] of own.entries()) {
    for (const [j, column] of own.entries()) {
      if (j > i) break;
      if (!sameBlock(row, column)) continue;
      let second = 0;
      for (let k = 0; k < nodes; k += 1) {
        second += (posterior[k] ?? 0) * (scores[i * nodes + k] ?? 0) * (scores[j * nodes + k] ?? 0);
      }
      const variance = second - (means[i] ?? 0) * (means[j] ?? 0);
      information[row * size + column] = (information[row * size + column] ?? 0) - variance;
      if (row !== column) information[column * size + row] = (information[column * size + row] ?? 0) - variance;
    }
  }
}

/**
 * Variances of the parameters of each item from the observed information: complete information less what is missing because
 * theta is not seen, the variance of the complete-data score over each person's posterior. Source: Louis 1982, J. R. Stat.
 * Soc. B 44, 226-233, eq. 3.2 (complete information taken in expectation). O(persons · nodes · parameters²).
 */
export function parameterCovariance(
  matrix: ResponseMatrix,
  points: readonly ItemPoint[],
  priors: readonly ItemPrior[],
  quadrature: Quadrature,
  expectation: Expectation,
): Float64Array[] {
  const { offsets, size } = layOut(points);
  const nodes = quadrature.nodes.length;
  const information = completeInformation(points, priors, quadrature, expectation, offsets, size);
  const tables = scoreTables(points, quadrature.nodes);
  const itemAt = Int32Array.from({ length: size });
  points.forEach((point, item) => itemAt.fill(item, offsets[item] ?? 0, (offsets[item] ?? 0) + point.length));
  const whole = size <= LARGEST_MATRIX;
  const sameBlock = (i: number, j: number): boolean => whole || itemAt[i] === itemAt[j];
  const scores = new Float64Array(size * nodes);
  for (let person = 0; person < matrix.persons; person += 1) {
    const own: number[] = [];
    for (let item = 0; item < matrix.items; item += 1) {
      const score = matrix.scores[person * matrix.items + item] ?? NOT_GIVEN;
      if (score === NOT_GIVEN) continue;
      const table = score === 1 ? tables.right : tables.wrong;
      for (let i = 0; i < (points[item]?.length ?? 0); i += 1) {
        for (let k = 0; k < nodes; k += 1) {
          scores[own.length * nodes + k] = table[(item * nodes + k) * 3 + i] ?? 0;
        }
        own.push((offsets[item] ?? 0) + i);
      }
    }
    const posterior = expectation.posteriors.subarray(person * nodes, (person + 1) * nodes);
    takeOffVariance(information, size, own, scores, posterior, sameBlock);
  }
  return whole
    ? wholeVariances(information, size, points, offsets)
    : blockVariances(information, size, points, offsets);
}

function completeInformation(
  points: readonly ItemPoint[],
  priors: readonly ItemPrior[],
  quadrature: Quadrature,
  expectation: Expectation,
  offsets: Int32Array,
  size: number,
): Float64Array {
  const information = new Float64Array(size * size);
  points.forEach((point, item) => {
    const [counts, prior] = [expectation.counts[item], priors[item]];
    if (counts === undefined || prior === undefined) return;
    const block = itemAscent(point, counts, quadrature.nodes, prior).information;
    const offset = offsets[item] ?? 0;
    for (let i = 0; i < point.length; i += 1) {
      for (let j = 0; j < point.length; j += 1) {
        information[(offset + i) * size + offset + j] = block[i * point.length + j] ?? 0;
      }
    }
  });
  return information;
}

function wholeVariances(
  information: Float64Array,
  size: number,
  points: readonly ItemPoint[],
  offsets: Int32Array,
): Float64Array[] {
  const covariance = invertPositiveDefinite(information, size);
  return points.map((point, item) => point.map((_, i) => covariance[((offsets[item] ?? 0) + i) * (size + 1)] ?? 0));
}

function blockVariances(
  information: Float64Array,
  size: number,
  points: readonly ItemPoint[],
  offsets: Int32Array,
): Float64Array[] {
  return points.map((point, item) => {
    const offset = offsets[item] ?? 0;
    const width = point.length;
    const block = Float64Array.from({ length: width * width }, (_, place) => {
      return information[(offset + Math.floor(place / width)) * size + offset + (place % width)] ?? 0;
    });
    const covariance = invertPositiveDefinite(block, width);
    return point.map((_, i) => covariance[i * (width + 1)] ?? 0);
  });
}
