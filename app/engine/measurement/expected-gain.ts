import type { Logit } from "#app/engine/kernel/units.ts";
import type { ItemParameters } from "./item.ts";
import { maximumScore } from "./item.ts";
import type { Posterior } from "./posterior.ts";
import { probabilityAtLeast } from "./posterior.ts";
import { scoreProbability } from "./response-model.ts";

/** Theta of each node less the mean: what is to be known when the question is "how much". */
export function aboutTheta(posterior: Posterior): Float64Array {
  return posterior.weights.map((_, k) => posterior.low + k * posterior.step - posterior.mean);
}

/** "At or above the cut" of each node less its chance: what is to be known when the question is "ready or not". */
export function aboutDecision(posterior: Posterior, cut: Logit): Float64Array {
  const ready = probabilityAtLeast(posterior, cut);
  const place = (cut - posterior.low) / posterior.step + 0.5;
  const node = Math.floor(place);
  return posterior.weights.map((_, k) => (k > node ? 1 : k === node ? node + 1 - place : 0) - ready);
}

/**
 * By how much one answer to the item lowers the variance of a quantity f(theta) on average over the answers to come:
 * Var f - E[Var(f | score)] = Σ over scores (Σ w·P·f)² / Σ w·P, for f of mean 0 (`centred`, one value per node). Never
 * negative (law of total variance). With `aboutTheta` it is the expected drop of the posterior variance (van der Linden
 * 1998, Psychometrika 63, eq. 13); with `aboutDecision` that of P(1 - P), P the chance of "ready".
 */
export function expectedVarianceDrop(posterior: Posterior, item: ItemParameters, centred: Float64Array): number {
  const { weights, low, step } = posterior;
  let drop = 0;
  for (let score = 0; score <= maximumScore(item); score += 1) {
    let chance = 0;
    let moment = 0;
    for (let k = 0; k < weights.length; k += 1) {
      const weight = weights[k] ?? 0;
      if (weight < NEGLIGIBLE) continue;
      const joint = weight * scoreProbability(item, score, low + k * step);
      chance += joint;
      moment += joint * (centred[k] ?? 0);
    }
    if (chance > 0) drop += (moment * moment) / chance;
  }
  return drop;
}

/** Nodes that hold less than this cannot change a choice between items. */
const NEGLIGIBLE = 1e-9;
