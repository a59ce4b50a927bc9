import { invertPositiveDefinite } from "#app/engine/kernel/linear.ts";
import type { PersonSkills, SkillPrior } from "./person-skills.ts";
import { STARTING_VARIANCE } from "./prediction-settings.ts";

/** The prior before any person is seen: one shared part (0 when skills stand alone) and one of each skill's own. */
export function startingPrior(size: number, correlated: boolean): SkillPrior {
  const { global, own } = STARTING_VARIANCE;
  const covariance = new Float64Array(size * size).fill(correlated ? global : 0);
  for (let i = 0; i < size; i += 1) covariance[i * size + i] = global + own;
  return { size, covariance };
}

/**
 * Adds to `total` what one person's final state says about the covariance of all skills: E[xxᵀ] of the person, the
 * skills never asked following from the others by the prior. The expectation step of a Gaussian with missing parts
 * (Little and Rubin, Statistical Analysis with Missing Data, section 11.2). O(size² · skills asked).
 */
export function addPersonMoments(
  total: Float64Array,
  prior: SkillPrior,
  skills: Int32Array,
  state: PersonSkills,
): void {
  const { size, covariance } = prior;
  const asked = skills.length;
  const block = new Float64Array(asked * asked);
  const change = new Float64Array(asked * asked);
  for (let i = 0; i < asked; i += 1)
    for (let j = 0; j < asked; j += 1) {
      const before = covariance[(skills[i] ?? 0) * size + (skills[j] ?? 0)] ?? 0;
      block[i * asked + j] = before;
      const after = state.covariance[Math.max(i, j) * asked + Math.min(i, j)] ?? 0;
      change[i * asked + j] = after + (state.means[i] ?? 0) * (state.means[j] ?? 0) - before;
    }
  const inverse = invertPositiveDefinite(block, asked);
  const inner = multiply(multiply(inverse, change, asked, asked, asked), inverse, asked, asked, asked);
  const columns = new Float64Array(size * asked);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < asked; j += 1) columns[i * asked + j] = covariance[i * size + (skills[j] ?? 0)] ?? 0;
  const left = multiply(columns, inner, size, asked, asked);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j <= i; j += 1) {
      let sum = covariance[i * size + j] ?? 0;
      for (let k = 0; k < asked; k += 1) sum += (left[i * asked + k] ?? 0) * (columns[j * asked + k] ?? 0);
      total[i * size + j] = (total[i * size + j] ?? 0) + sum;
    }
}

function multiply(a: Float64Array, b: Float64Array, rows: number, inner: number, columns: number): Float64Array {
  const product = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i += 1)
    for (let k = 0; k < inner; k += 1) {
      const factor = a[i * inner + k] ?? 0;
      for (let j = 0; j < columns; j += 1)
        product[i * columns + j] = (product[i * columns + j] ?? 0) + factor * (b[k * columns + j] ?? 0);
    }
  return product;
}

/** The maximisation step: the mean over `people`. Without correlation only the diagonal is learnt. */
export function priorFromMoments(total: Float64Array, size: number, people: number, correlated: boolean): SkillPrior {
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j <= i; j += 1) {
      if (i !== j && !correlated) continue;
      const value = (total[i * size + j] ?? 0) / people;
      covariance[i * size + j] = value;
      covariance[j * size + i] = value;
    }
  return { size, covariance };
}
