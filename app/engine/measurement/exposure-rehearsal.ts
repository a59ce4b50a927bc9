import type { RandomStream } from "#app/engine/kernel/random.ts";
import type { Logit, Probability } from "#app/engine/kernel/units.ts";
import { adjustPrices, PRICE_RATE } from "./exposure-control.ts";
import type { ItemPool } from "./item-pool.ts";
import { excludedItems, selectItem } from "./item-selection.ts";
import type { SelectionCriterion } from "./item-value.ts";
import { observeAnswer, startPosterior } from "./posterior.ts";
import { scoreProbability } from "./response-model.ts";

/** What is rehearsed: checks like those to come. */
export interface Rehearsal {
  readonly pool: ItemPool;
  readonly criterion: SelectionCriterion;
  readonly cap: Probability;
  /** Items per check. */
  readonly length: number;
  /** Simulated people, drawn from N(mean, sd²), which is also the belief each check starts from. */
  readonly people: number;
  readonly mean: Logit;
  readonly sd: Logit;
  readonly random: RandomStream;
}

/** First step of the prices, and the number of people after which it has halved. */
const FIRST_RATE = 0.15;
const HALVED_AFTER = 20;

/** Score category drawn from the item's own curve. */
function drawScore(rehearsal: Rehearsal, item: number, theta: Logit): number {
  const parameters = rehearsal.pool.items[item]?.parameters;
  if (parameters === undefined) return 0;
  let left = rehearsal.random.nextUniform();
  for (let score = 0; score < parameters.steps.length; score += 1) {
    left -= scoreProbability(parameters, score, theta);
    if (left < 0) return score;
  }
  return parameters.steps.length;
}

/** Items one simulated person of ability `theta` would be given at these prices. */
function rehearseCheck(rehearsal: Rehearsal, prices: Float64Array, theta: Logit): number[] {
  const { pool, criterion } = rehearsal;
  const excluded = excludedItems(pool, []);
  const given: number[] = [];
  let posterior = startPosterior(rehearsal.mean, rehearsal.sd);
  for (let step = 0; step < rehearsal.length; step += 1) {
    const item = selectItem({ pool, posterior, criterion, excluded, prices, content: null, given });
    const parameters = pool.items[item]?.parameters;
    if (parameters === undefined) break;
    excluded[item] = 1;
    given.push(item);
    posterior = observeAnswer(posterior, parameters, drawScore(rehearsal, item, theta));
  }
  return given;
}

/**
 * Exposure prices (one per item) learned from checks with simulated people, before any real one: needs the calibrated bank
 * alone. Deterministic in `random`. About 20 µs per item given: a second for 1,000 people and 30 items. More people, or the
 * mean of the prices over the later ones, gain less than the next digit (docs/evaluation/adaptive-check.md).
 */
export function rehearsePrices(rehearsal: Rehearsal): Float64Array {
  const { pool, people, mean, sd, random, cap } = rehearsal;
  let prices: Float64Array = new Float64Array(pool.items.length);
  for (let person = 0; person < people; person += 1) {
    const used = rehearseCheck(rehearsal, prices, mean + sd * random.nextNormal());
    const rate = Math.max(PRICE_RATE, FIRST_RATE / (1 + person / HALVED_AFTER));
    prices = adjustPrices(prices, used, cap, rate);
  }
  return prices;
}
