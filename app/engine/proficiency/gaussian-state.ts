import { normalCdf, normalDensity } from "#app/engine/kernel/distributions.ts";
import type { Logit } from "#app/engine/kernel/units.ts";
import type { ItemParameters } from "#app/engine/measurement/item.ts";

/**
 * A Gaussian over skills and rater biases while a ledger is replayed. Changed in place by the functions below: it lives
 * inside one replay and is never shared. Only the lower triangle (column ≤ row) of `covariance` is kept up to date.
 */
export interface GaussianState {
  /** Skills first, then one state per rater bias. */
  readonly size: number;
  readonly means: Float64Array;
  /** size × size, row-major. */
  readonly covariance: Float64Array;
  /** Scratch, length size. */
  readonly gain: Float64Array;
}

export function createGaussianState(size: number): GaussianState {
  return {
    size,
    means: new Float64Array(size),
    covariance: new Float64Array(size * size),
    gain: new Float64Array(size),
  };
}

/** Adds column `index` of the covariance to `target`. */
function addColumn(state: GaussianState, index: number, target: Float64Array): void {
  const { size, covariance } = state;
  const row = index * size;
  for (let j = 0; j <= index; j += 1) target[j] = (target[j] ?? 0) + (covariance[row + j] ?? 0);
  for (let i = index + 1; i < size; i += 1) target[i] = (target[i] ?? 0) + (covariance[i * size + index] ?? 0);
}

/**
 * means += shift · gain; covariance -= shrink · gain·gainᵀ, in logits, with the gain that was read last. O(size² / 2): the one
 * hot loop of the estimator.
 */
export function applyRankOne(state: GaussianState, shift: number, shrink: number): void {
  const { size, means, covariance, gain } = state;
  for (let i = 0; i < size; i += 1) {
    const g = gain[i] ?? 0;
    means[i] = (means[i] ?? 0) + shift * g;
    const scaled = shrink * g;
    const row = i * size;
    for (let j = 0; j <= i; j += 1) covariance[row + j] = (covariance[row + j] ?? 0) - scaled * (gain[j] ?? 0);
  }
}

/**
 * Conditions on `value` = theta[skill] + theta[bias] + noise, a level statement in logits (Kalman update, exact). Without
 * a rater, `bias` is -1. Returns the skill's own Kalman gain: how far its mean moves per logit of surprise, 0…1.
 * Source: R. Kalman 1960; Bishop, Pattern Recognition and Machine Learning, eq. 2.116-2.117.
 */
export function observeLevel(state: GaussianState, skill: number, bias: number, value: Logit, noiseSd: number): number {
  const { gain, means } = state;
  gain.fill(0);
  addColumn(state, skill, gain);
  if (bias >= 0) addColumn(state, bias, gain);
  const predicted = (means[skill] ?? 0) + (bias >= 0 ? (means[bias] ?? 0) : 0);
  const variance = (gain[skill] ?? 0) + (bias >= 0 ? (gain[bias] ?? 0) : 0) + noiseSd * noiseSd;
  const weight = (gain[skill] ?? 0) / variance;
  applyRankOne(state, (value - predicted) / variance, 1 / variance);
  return weight;
}

/** Slope of the probit curve that lies closest to the logistic one (D = 1.702, error below 0.0095). */
export const PROBIT_SLOPE = 1 / 1.702;

/**
 * Conditions on a scored answer by one pass of assumed-density filtering: the Gaussian with the exact mean and variance of
 * prior × response curve, each logistic boundary taken as the probit one that lies closest. `skills`: positions of what the
 * item measures; of several it measures the mean. `score`: category 0…steps.length. Unlike a level statement, a surprising
 * right answer on an item that can be guessed may widen the belief. O(size² / 2). Sources: Minka 2001, "A family of
 * algorithms for approximate Bayesian inference", section 3.2; Rasmussen and Williams, GPML, section 3.9 (moments);
 * Samejima 1969 (score categories between boundaries).
 */
export function observeResponse(
  state: GaussianState,
  skills: readonly number[],
  parameters: ItemParameters,
  score: number,
): void {
  const { gain, means } = state;
  gain.fill(0);
  for (const skill of skills) addColumn(state, skill, gain);
  let [mean, variance] = [0, 0];
  const share = 1 / skills.length;
  if (share !== 1) for (let i = 0; i < gain.length; i += 1) gain[i] = (gain[i] ?? 0) * share;
  for (const skill of skills) {
    mean += share * (means[skill] ?? 0);
    variance += share * (gain[skill] ?? 0);
  }
  const { chance, slope, bend } = categoryChance(parameters, score, mean, variance);
  const first = slope / chance;
  applyRankOne(state, first, first * first - bend / chance);
}

/** Chance of a score category averaged over a normal ability, and its first and second derivative by the mean. */
interface CategoryChance {
  readonly chance: number;
  readonly slope: number;
  readonly bend: number;
}

function categoryChance(parameters: ItemParameters, score: number, mean: Logit, variance: number): CategoryChance {
  const { discrimination, difficulty, guessing, slipping, steps } = parameters;
  const slope = PROBIT_SLOPE * discrimination;
  const rate = slope / Math.sqrt(1 + slope * slope * variance);
  const height = 1 - guessing - slipping;
  const top = score === steps.length;
  // P(score above step k) = guessing + height · Φ(u(k)); below the lowest and above the highest boundary it is certain
  const lower = score === 0 ? Number.POSITIVE_INFINITY : rate * (mean - difficulty - (steps[score - 1] ?? 0));
  const upper = top ? Number.NEGATIVE_INFINITY : rate * (mean - difficulty - (steps[score] ?? 0));
  const between = lower > 0 ? normalCdf(-upper) - normalCdf(-lower) : normalCdf(lower) - normalCdf(upper);
  const floor = (score === 0 ? slipping : 0) + (top ? guessing : 0);
  const [atLower, atUpper] = [density(lower), density(upper)];
  return {
    chance: Math.max(floor + height * between, Number.MIN_VALUE),
    slope: height * rate * (atLower - atUpper),
    bend: height * rate * rate * (tilt(upper, atUpper) - tilt(lower, atLower)),
  };
}

const density = (u: number): number => (Number.isFinite(u) ? normalDensity(u) : 0);
const tilt = (u: number, densityAtU: number): number => (Number.isFinite(u) ? u * densityAtU : 0);

/** Copies the lower triangle over the upper one. */
export function mirrorCovariance(state: GaussianState): void {
  const { size, covariance } = state;
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < i; j += 1) covariance[j * size + i] = covariance[i * size + j] ?? 0;
}
