import { assertNever } from "#app/engine/kernel/invariant.ts";
import type { Logit } from "#app/engine/kernel/units.ts";
import { aboutDecision, aboutTheta, expectedVarianceDrop } from "./expected-gain.ts";
import type { ItemPool } from "./item-pool.ts";
import { informationOf } from "./item-pool.ts";
import type { Posterior } from "./posterior.ts";

/**
 * What the next item is chosen for.
 * - information: Fisher information at the posterior mean (Lord 1980, ch. 10).
 * - expected-information: Fisher information averaged over the posterior (van der Linden 1998, eq. 9).
 * - expected-variance: largest expected drop of the posterior variance.
 * - decision: largest expected drop of the uncertainty about "theta ≥ cut".
 */
export type SelectionCriterion =
  | { readonly kind: "information" }
  | { readonly kind: "expected-information" }
  | { readonly kind: "expected-variance" }
  | { readonly kind: "decision"; readonly cut: Logit };

/** Items that are weighed exactly where the criterion is dear to compute. */
const SHORTLIST = 16;

/** Adds `weight` to the two nodes of the pool's table that lie around theta. */
function addShare(pool: ItemPool, share: Float64Array, theta: Logit, weight: number): void {
  const place = (theta - pool.tableLow) / pool.tableStep;
  const held = Math.min(pool.tableNodes - 1.000001, Math.max(0, place));
  const node = Math.floor(held);
  share[node] = (share[node] ?? 0) + weight * (node + 1 - held);
  share[node + 1] = (share[node + 1] ?? 0) + weight * (held - node);
}

/** Information averaged over the posterior, from the pool's table; with a cut, plus the information there. */
function averageInformation(pool: ItemPool, posterior: Posterior, cut: Logit | null, values: Float64Array): void {
  const { informationTable, tableNodes } = pool;
  const size = pool.items.length;
  const share = new Float64Array(tableNodes);
  posterior.weights.forEach((weight, k) => {
    addShare(pool, share, posterior.low + k * posterior.step, weight);
  });
  if (cut !== null) addShare(pool, share, cut, 1);
  values.fill(0);
  for (let node = 0; node < tableNodes; node += 1) {
    const weight = share[node] ?? 0;
    // what is left out is below a thousandth of the information of any item that could win
    if (weight < 1e-4) continue;
    const row = node * size;
    for (let i = 0; i < size; i += 1) values[i] = (values[i] ?? 0) + weight * (informationTable[row + i] ?? 0);
  }
}

/** Positions of the `count` largest of `values` that are not excluded, best first. O(items · count) at worst, mostly O(items). */
function largest(values: Float64Array, excluded: Uint8Array, count: number): number[] {
  const best: number[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    if (excluded[i] === 1 || (best.length === count && value <= least)) continue;
    let place = best.length;
    while (place > 0 && (values[best[place - 1] ?? 0] ?? 0) < value) place -= 1;
    best.splice(place, 0, i);
    if (best.length > count) best.pop();
    least = values[best[best.length - 1] ?? 0] ?? 0;
  }
  return best;
}

/** Keeps the rough worth of the shortlist's best and ranks the shortlist by the exact drop; the rest is worth nothing. */
function weighShortlist(pool: ItemPool, posterior: Posterior, centred: Float64Array, worth: Worth): void {
  const { values, excluded, prices, urgency } = worth;
  const net = prices === null ? values : values.map((value, i) => urgency * value - (prices[i] ?? 0));
  const shortlist = largest(net, excluded, SHORTLIST);
  const drops = shortlist.map((i) => {
    const item = pool.items[i];
    return item === undefined ? 0 : expectedVarianceDrop(posterior, item.parameters, centred);
  });
  const top = shortlist.reduce((most, i) => Math.max(most, values[i] ?? 0), 0);
  const topDrop = Math.max(...drops, Number.MIN_VALUE);
  values.fill(0);
  shortlist.forEach((i, place) => {
    values[i] = (top * (drops[place] ?? 0)) / topDrop;
  });
}

/** Scratch and limits of one valuation: see `valueItems`. */
export interface Worth {
  /** Length of the pool; receives the values. */
  readonly values: Float64Array;
  /** 1 = may not be given. */
  readonly excluded: Uint8Array;
  /** Price of giving each item (exposure-control.ts), in units of value. */
  readonly prices: Float64Array | null;
  /** Worth of a unit of value now, in units of price. */
  readonly urgency: number;
}

/**
 * Worth of every item under the criterion, on the scale of Fisher information, into `worth.values`. The two exact criteria
 * weigh the SHORTLIST items that are best by (expected) information and leave the others at 0.
 */
export function valueItems(pool: ItemPool, posterior: Posterior, criterion: SelectionCriterion, worth: Worth): void {
  switch (criterion.kind) {
    case "information":
      for (let i = 0; i < pool.items.length; i += 1) worth.values[i] = informationOf(pool, i, posterior.mean);
      return;
    case "expected-information":
      averageInformation(pool, posterior, null, worth.values);
      return;
    case "expected-variance":
      averageInformation(pool, posterior, null, worth.values);
      weighShortlist(pool, posterior, aboutTheta(posterior), worth);
      return;
    case "decision":
      // the shortlist looks where theta may be and at the cut alike
      averageInformation(pool, posterior, criterion.cut, worth.values);
      weighShortlist(pool, posterior, aboutDecision(posterior, criterion.cut), worth);
      return;
    default:
      assertNever(criterion);
  }
}
