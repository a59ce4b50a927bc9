import { invariant } from "./invariant.ts";

/**
 * Lower Cholesky factor L (row-major, size × size, zeros above the diagonal) of a symmetric positive definite matrix
 * A = L·Lᵀ; only the lower triangle of `matrix` is read. O(size³ / 6). A pivot that rounding has pushed to within
 * `tolerance` below zero counts as zero, so that semi-definite covariances can be factored for drawing; anything more
 * negative throws. Source: Golub and Van Loan, Matrix Computations, 4th ed., section 4.2.
 */
export function cholesky(matrix: Float64Array, size: number, tolerance = 1e-9): Float64Array {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (factor[i * size + k] ?? 0) * (factor[j * size + k] ?? 0);
      if (i === j) {
        invariant(sum >= -tolerance, `not positive semi-definite: pivot ${String(sum)} at ${String(i)}`);
        factor[i * size + i] = Math.sqrt(Math.max(0, sum));
      } else {
        const pivot = factor[j * size + j] ?? 0;
        factor[i * size + j] = pivot === 0 ? 0 : sum / pivot;
      }
    }
  }
  return factor;
}

/** Solves L·x = b for a lower triangular factor with a positive diagonal. O(size²). */
export function solveLower(factor: Float64Array, size: number, right: Float64Array): Float64Array {
  const x = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let sum = right[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= (factor[i * size + k] ?? 0) * (x[k] ?? 0);
    const pivot = factor[i * size + i] ?? 0;
    x[i] = pivot === 0 ? 0 : sum / pivot;
  }
  return x;
}

/** Inverse of a symmetric positive definite matrix by its Cholesky factor; symmetric to the last bit. O(size³). */
export function invertPositiveDefinite(matrix: Float64Array, size: number): Float64Array {
  const factor = cholesky(matrix, size, 0);
  const columns: Float64Array[] = [];
  for (let i = 0; i < size; i += 1) {
    const unit = new Float64Array(size);
    unit[i] = 1;
    columns.push(solveLower(factor, size, unit));
  }
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      const [a, b] = [columns[i] ?? factor, columns[j] ?? factor];
      let sum = 0;
      for (let k = i; k < size; k += 1) sum += (a[k] ?? 0) * (b[k] ?? 0);
      inverse[i * size + j] = sum;
      inverse[j * size + i] = sum;
    }
  }
  return inverse;
}
