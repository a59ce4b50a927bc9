import { invertPositiveDefinite } from "#app/engine/kernel/linear.ts";
import { sigmoid } from "#app/engine/kernel/numeric.ts";

/** Rows of a logistic regression with few entries each that are not zero. Row r has its entries at starts[r]…starts[r+1]. */
export interface SparseRows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly outcomes: Uint8Array;
}

const NEWTON_STEPS = 8;
const SETTLED = 1e-6;

/** Sum of the weights times the entries of one row, on the logit scale. */
export function layerLogit(weights: Float64Array, rows: Omit<SparseRows, "outcomes">, row: number): number {
  let sum = 0;
  for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1)
    sum += (weights[rows.columns[at] ?? 0] ?? 0) * (rows.values[at] ?? 0);
  return sum;
}

/**
 * Ridge logistic regression by Newton's method in fixed order, so that the same rows give the same bits. `penalty` per
 * column is the precision of its normal prior around 0. O(steps · (rows · entries² + columns³)). Source: Hastie,
 * Tibshirani and Friedman, The Elements of Statistical Learning, section 4.4.1.
 */
export function fitLogisticLayer(rows: SparseRows, penalty: Float64Array): Float64Array {
  const width = penalty.length;
  const weights = new Float64Array(width);
  for (let step = 0; step < NEWTON_STEPS; step += 1) {
    const { slope, curvature } = accumulate(rows, weights, penalty);
    const inverse = invertPositiveDefinite(curvature, width);
    let largest = 0;
    for (let i = 0; i < width; i += 1) {
      let move = 0;
      for (let j = 0; j < width; j += 1) move += (inverse[i * width + j] ?? 0) * (slope[j] ?? 0);
      weights[i] = (weights[i] ?? 0) + move;
      largest = Math.max(largest, Math.abs(move));
    }
    if (largest < SETTLED) break;
  }
  return weights;
}

function accumulate(
  rows: SparseRows,
  weights: Float64Array,
  penalty: Float64Array,
): { slope: Float64Array; curvature: Float64Array } {
  const width = penalty.length;
  const slope = penalty.map((precision, column) => -precision * (weights[column] ?? 0));
  const curvature = new Float64Array(width * width);
  for (let i = 0; i < width; i += 1) curvature[i * width + i] = penalty[i] ?? 0;
  const { starts, columns, values, outcomes } = rows;
  for (let row = 0; row < outcomes.length; row += 1) {
    const chance = sigmoid(layerLogit(weights, rows, row));
    const surprise = (outcomes[row] ?? 0) - chance;
    const weight = chance * (1 - chance);
    const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
    for (let a = from; a < to; a += 1) {
      const column = columns[a] ?? 0;
      const value = values[a] ?? 0;
      slope[column] = (slope[column] ?? 0) + surprise * value;
      const scaled = weight * value;
      // entries of a row come in ascending order of column: this fills the lower triangle
      for (let b = from; b <= a; b += 1) {
        const cell = column * width + (columns[b] ?? 0);
        curvature[cell] = (curvature[cell] ?? 0) + scaled * (values[b] ?? 0);
      }
    }
  }
  return { slope, curvature };
}
