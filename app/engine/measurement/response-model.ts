import { sigmoid } from "#app/engine/kernel/numeric.ts";
import type { Logit, Probability } from "#app/engine/kernel/units.ts";
import type { ItemParameters } from "./item.ts";
import { maximumScore } from "./item.ts";

// One curve: the chance of a score above k is c + (d - c)·σ(a(θ - b - step_k)). With c = 0, d = 1 and one step it is the
// two-parameter model, with c > 0 the three-parameter, with d < 1 the four-parameter model (Lord and Novick 1968, ch. 17;
// Barton and Lord 1981), with several steps the graded response model (Samejima 1969). Logistic metric, D = 1.
// Categories, slopes, information and likelihood are all derived from it.

/** Distance from step `step` in units of the curve: a(θ - b - step). */
function distance(parameters: ItemParameters, step: number, theta: Logit): number {
  return parameters.discrimination * (theta - parameters.difficulty - (parameters.steps[step] ?? 0));
}

/** Slope, per logit, of the chance of a score above `step`: a(d - c)σ(1 - σ). */
function boundarySlope(parameters: ItemParameters, step: number, theta: Logit): number {
  const x = distance(parameters, step, theta);
  const height = 1 - parameters.slipping - parameters.guessing;
  return parameters.discrimination * height * sigmoid(x) * sigmoid(-x);
}

/**
 * P(score = `score` | theta), score 0…maximumScore. Both tails keep their digits: the difference of two boundaries is taken
 * as σ(u) - σ(v) = σ(u)·σ(-v)·(1 - e^(v-u)). Example: a = 1, b = 0, score 1 at theta 0 → 0.5.
 */
export function scoreProbability(parameters: ItemParameters, score: number, theta: Logit): Probability {
  const top = maximumScore(parameters);
  const { guessing, slipping } = parameters;
  const height = 1 - slipping - guessing;
  if (score === 0) return slipping + height * sigmoid(-distance(parameters, 0, theta));
  if (score === top) return guessing + height * sigmoid(distance(parameters, top - 1, theta));
  const upper = distance(parameters, score - 1, theta);
  const lower = distance(parameters, score, theta);
  return sigmoid(upper) * sigmoid(-lower) * -Math.expm1(lower - upper);
}

/** Slope of `scoreProbability` by theta, per logit. */
export function scoreProbabilitySlope(parameters: ItemParameters, score: number, theta: Logit): number {
  const above = score === 0 ? 0 : boundarySlope(parameters, score - 1, theta);
  const below = score === maximumScore(parameters) ? 0 : boundarySlope(parameters, score, theta);
  return above - below;
}

/** log P(score | theta); finite for every finite theta (a chance that underflows counts as the smallest number above 0). */
export function scoreLogLikelihood(parameters: ItemParameters, score: number, theta: Logit): number {
  return Math.log(Math.max(scoreProbability(parameters, score, theta), Number.MIN_VALUE));
}

/** Expected score 0…maximumScore at theta: the item's characteristic curve. */
export function expectedScore(parameters: ItemParameters, theta: Logit): number {
  let sum = 0;
  for (let score = 1; score <= maximumScore(parameters); score += 1) {
    sum += score * scoreProbability(parameters, score, theta);
  }
  return sum;
}
