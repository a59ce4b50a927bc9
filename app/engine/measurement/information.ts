import { sigmoid } from "#app/engine/kernel/numeric.ts";
import type { Logit, Probability } from "#app/engine/kernel/units.ts";
import type { ItemParameters } from "./item.ts";
import { maximumScore } from "./item.ts";
import { scoreProbability, scoreProbabilitySlope } from "./response-model.ts";

/**
 * Fisher information of one answer about theta, per square logit: Σ P′² / P over the score categories, from the same curve
 * as the response, upper asymptote included. Never negative. Source: Lord 1980, Applications of item response theory,
 * eq. 5-3; Samejima 1969 for categories. Example: a = 2, b = 0, no guessing, theta 0 → a²/4 = 1.
 */
export function itemInformation(parameters: ItemParameters, theta: Logit): number {
  let sum = 0;
  for (let score = 0; score <= maximumScore(parameters); score += 1) {
    const slope = scoreProbabilitySlope(parameters, score, theta);
    if (slope !== 0) sum += (slope * slope) / Math.max(scoreProbability(parameters, score, theta), Number.MIN_VALUE);
  }
  return sum;
}

/**
 * `itemInformation` of a right-or-wrong item written out for the loop over a large bank (one exponential, no object):
 * P′² / (P(1 - P)) with P = c + (d - c)σ and P′ = a(d - c)σ(1 - σ).
 */
export function rightOrWrongInformation(
  discrimination: number,
  difficulty: Logit,
  guessing: Probability,
  slipping: Probability,
  theta: Logit,
): number {
  const right = sigmoid(discrimination * (theta - difficulty));
  if (guessing === 0 && slipping === 0) return discrimination * discrimination * right * (1 - right);
  const height = 1 - slipping - guessing;
  const slope = discrimination * height * right * (1 - right);
  const spread = (guessing + height * right) * (slipping + height * (1 - right));
  return spread > 0 ? (slope * slope) / spread : 0;
}

/** Information of several answers at theta: the sum, because answers are independent given theta. */
export function checkInformation(items: readonly ItemParameters[], theta: Logit): number {
  let sum = 0;
  for (const item of items) sum += itemInformation(item, theta);
  return sum;
}
