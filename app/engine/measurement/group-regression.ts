import { invertPositiveDefinite } from "#app/engine/kernel/linear.ts";
import { clamp, sigmoid } from "#app/engine/kernel/numeric.ts";
import type { Probability } from "#app/engine/kernel/units.ts";
import { chiSquareTail } from "./chi-square.ts";
import type { DifferenceClass, GroupedAnswer } from "./differential-item-functioning.ts";

export interface GroupRegression {
  /** Difference between the groups at every ability alike: log odds of the focal against the reference group. */
  readonly shift: number;
  /** Likelihood ratio of a shift, 1 degree of freedom. */
  readonly uniformProbability: Probability;
  /** Likelihood ratio of a shift that changes with ability, 1 degree of freedom: what Mantel-Haenszel cannot see. */
  readonly crossingProbability: Probability;
  /** Gain of Nagelkerke's R² from both. */
  readonly explained: Probability;
  readonly effect: DifferenceClass;
}

interface Fit {
  readonly coefficients: Float64Array;
  readonly logLikelihood: number;
}

const ROUNDS = 30;
/** Keeps the curvature positive when the groups can be told apart perfectly. */
const RIDGE = 1e-6;

/** Logistic regression by Newton's method; `rows[i]` holds the predictors of answer i. O(rounds · answers · predictors²). */
function fitLogistic(rows: readonly (readonly number[])[], right: readonly boolean[]): Fit {
  const size = rows[0]?.length ?? 0;
  const coefficients = new Float64Array(size);
  const linear = (row: readonly number[]): number => row.reduce((sum, x, i) => sum + x * (coefficients[i] ?? 0), 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = new Float64Array(size);
    const curvature = new Float64Array(size * size);
    rows.forEach((row, answer) => {
      const p = sigmoid(linear(row));
      row.forEach((x, i) => {
        gradient[i] = (gradient[i] ?? 0) + x * ((right[answer] === true ? 1 : 0) - p);
        for (let j = 0; j < size; j += 1) {
          curvature[i * size + j] = (curvature[i * size + j] ?? 0) + x * (row[j] ?? 0) * p * (1 - p);
        }
      });
    });
    for (let i = 0; i < size; i += 1) curvature[i * (size + 1)] = (curvature[i * (size + 1)] ?? 0) + RIDGE;
    const inverse = invertPositiveDefinite(curvature, size);
    for (let i = 0; i < size; i += 1) {
      let step = 0;
      for (let j = 0; j < size; j += 1) step += (inverse[i * size + j] ?? 0) * (gradient[j] ?? 0);
      coefficients[i] = (coefficients[i] ?? 0) + clamp(step, -3, 3);
    }
  }
  const logLikelihood = rows.reduce((sum, row, answer) => {
    const x = linear(row);
    return sum + Math.log(Math.max(sigmoid(right[answer] === true ? x : -x), Number.MIN_VALUE));
  }, 0);
  return { coefficients, logLikelihood };
}

/** Nagelkerke's R² of a fit against the fit without predictors. */
function nagelkerke(fit: Fit, none: Fit, answers: number): number {
  const explained = 1 - Math.exp((2 * (none.logLikelihood - fit.logLikelihood)) / answers);
  return explained / (1 - Math.exp((2 * none.logLikelihood) / answers));
}

/**
 * Does the chance of a right answer depend on the group at equal ability? Compares logistic regressions on ability, plus group,
 * plus group × ability. Null without variation. Sources: Swaminathan and Rogers 1990, J. Educ. Meas. 27, 361-370; classes by
 * the gain of R² from Jodoin and Gierl 2001, Applied Measurement in Education 14, 329-349 (A < .035 ≤ B < .070 ≤ C), and A
 * when neither ratio is significant at 5 %.
 */
export function groupRegression(answers: readonly GroupedAnswer[]): GroupRegression | null {
  const right = answers.map((answer) => answer.right);
  if (new Set(right).size < 2 || new Set(answers.map((answer) => answer.focal)).size < 2) return null;
  const mean = answers.reduce((sum, { ability }) => sum + ability, 0) / answers.length;
  const sd = Math.sqrt(answers.reduce((sum, { ability }) => sum + (ability - mean) ** 2, 0) / answers.length);
  if (sd === 0) return null;
  const rows = answers.map(({ ability, focal }) => {
    const z = (ability - mean) / sd;
    const group = focal ? 1 : 0;
    return [1, z, group, group * z];
  });
  const fitWith = (predictors: number): Fit =>
    fitLogistic(
      rows.map((row) => row.slice(0, predictors)),
      right,
    );
  const [none, ability, uniform, crossing] = [fitWith(1), fitWith(2), fitWith(3), fitWith(4)] as const;
  const ratio = (larger: Fit, smaller: Fit): number => 2 * Math.max(0, larger.logLikelihood - smaller.logLikelihood);
  const explained = nagelkerke(crossing, none, answers.length) - nagelkerke(ability, none, answers.length);
  const uniformProbability = chiSquareTail(ratio(uniform, ability), 1);
  const crossingProbability = chiSquareTail(ratio(crossing, uniform), 1);
  const sure = Math.min(uniformProbability, crossingProbability) < 0.05;
  return {
    shift: uniform.coefficients[2] ?? 0,
    uniformProbability,
    crossingProbability,
    explained,
    effect: !sure || explained < 0.035 ? "A" : explained < 0.07 ? "B" : "C",
  };
}
