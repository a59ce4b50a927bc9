import { normalCdf, normalDensity } from "#app/engine/kernel/distributions.ts";
import type { Logit } from "#app/engine/kernel/units.ts";

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

/** means += shift · gain; covariance -= shrink · gain·gainᵀ. O(size² / 2): the one hot loop of the estimator. */
function applyRankOne(state: GaussianState, shift: number, shrink: number): void {
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

/** A scored answer: right or wrong on an item with these parameters (2PL, 3PL where guessing > 0). */
export interface ItemObservation {
  readonly discrimination: number;
  readonly difficulty: Logit;
  readonly guessing: number;
  readonly correct: boolean;
}

/** Slope of the probit curve that lies closest to the logistic one (D = 1.702, error below 0.0095). */
const PROBIT_SLOPE = 1 / 1.702;

/**
 * Conditions on a scored answer by one pass of assumed-density filtering: the Gaussian with the exact mean and variance of
 * prior × response curve, the logistic curve taken as the probit one that lies closest. Unlike a level statement, a
 * surprising right answer on an item that can be guessed may widen the belief. Source: Minka 2001, "A family of
 * algorithms for approximate Bayesian inference", section 3.2; Rasmussen and Williams, GPML, section 3.9 (moments).
 */
export function observeItem(state: GaussianState, skill: number, item: ItemObservation): void {
  const { gain, means } = state;
  gain.fill(0);
  addColumn(state, skill, gain);
  const slope = PROBIT_SLOPE * item.discrimination;
  const spread = Math.sqrt(1 + slope * slope * (gain[skill] ?? 0));
  const z = (slope * ((means[skill] ?? 0) - item.difficulty)) / spread;
  const rate = slope / spread;
  // chance, first and second derivative of the log chance of this answer by the mean of the skill
  const sign = item.correct ? 1 : -1;
  const guessing = item.correct ? item.guessing : 0;
  const tail = normalCdf(sign * z);
  const chance = Math.max(guessing + (1 - guessing) * tail, Number.MIN_VALUE);
  const density = (1 - guessing) * normalDensity(z);
  const first = (sign * density * rate) / chance;
  const second = (-sign * z * density * rate * rate) / chance - first * first;
  applyRankOne(state, first, -second);
}

/** Copies the lower triangle over the upper one. */
export function mirrorCovariance(state: GaussianState): void {
  const { size, covariance } = state;
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < i; j += 1) covariance[j * size + i] = covariance[i * size + j] ?? 0;
}
