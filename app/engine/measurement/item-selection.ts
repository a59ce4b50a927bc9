import type { ItemId } from "#app/engine/kernel/ids.ts";
import { areaInDeficit, outsideArea } from "./content-balance.ts";
import type { ContentShares } from "./content-balance.ts";
import { informationOf } from "./item-pool.ts";
import type { ItemPool } from "./item-pool.ts";
import { valueItems } from "./item-value.ts";
import type { SelectionCriterion } from "./item-value.ts";
import type { Posterior } from "./posterior.ts";

/** One choice of the next item. */
export interface SelectionRequest {
  readonly pool: ItemPool;
  readonly posterior: Posterior;
  readonly criterion: SelectionCriterion;
  /** Length of the pool; 1 = may not be given: seen lately, given in this check, not live, at its exposure cap. */
  readonly excluded: Uint8Array;
  /** Prices from exposure control; null: items cost nothing. */
  readonly prices: Float64Array | null;
  /** Target shares of the content areas; null: any mix. */
  readonly content: ContentShares | null;
  /** Positions of the scored items given so far in this check. */
  readonly given: readonly number[];
}

/** How many attempts back an item stays away from the same person. */
const ATTEMPTS_WITHOUT_REPEAT = 2;

/**
 * Which items may not be given: those that are not live and those of the person's last two attempts (`attempts`, newest
 * first, each with the ids given in it). 1 = excluded; length of the pool.
 */
export function excludedItems(pool: ItemPool, attempts: readonly (readonly ItemId[])[]): Uint8Array {
  const excluded = Uint8Array.from(pool.items, (item) => (item.status === "live" ? 0 : 1));
  for (const attempt of attempts.slice(0, ATTEMPTS_WITHOUT_REPEAT)) {
    for (const id of attempt) {
      const index = pool.indexOf.get(id);
      if (index !== undefined) excluded[index] = 1;
    }
  }
  return excluded;
}

/**
 * The item of most urgency × information - price at theta: the same as weighing all of them, but from the highest ceiling
 * down and only as far as a ceiling could still win. A bank of 5,000 is read to a tenth.
 */
function mostInformative(request: SelectionRequest, excluded: Uint8Array): number {
  const { pool, posterior, prices } = request;
  const urgency = prices === null ? 1 : posterior.sd;
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (const i of pool.byCeiling) {
    if (urgency * (pool.ceiling[i] ?? 0) < most) break;
    if (excluded[i] === 1) continue;
    const net = urgency * informationOf(pool, i, posterior.mean) - (prices === null ? 0 : (prices[i] ?? 0));
    if (net > most || (net === most && i < best)) {
      most = net;
      best = i;
    }
  }
  return best;
}

/** The item of most urgency × value - price, all of them weighed. */
function mostValuable(request: SelectionRequest, excluded: Uint8Array): number {
  const { pool, posterior, criterion, prices } = request;
  const urgency = prices === null ? 1 : posterior.sd;
  const values = new Float64Array(pool.items.length);
  valueItems(pool, posterior, criterion, { values, excluded, prices, urgency });
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i += 1) {
    if (excluded[i] === 1) continue;
    const net = urgency * (values[i] ?? 0) - (prices === null ? 0 : (prices[i] ?? 0));
    if (net > most) {
      most = net;
      best = i;
    }
  }
  return best;
}

/**
 * Position of the item to give next: the largest urgency × value - price among the items that are allowed, inside the
 * content area that is furthest behind its share; -1 when no item is left. Urgency is the posterior sd: while little is
 * known an answer is worth more, so that exposure is spent where it buys most (docs/evaluation/adaptive-check.md).
 * Ties go to the first item. O(items).
 */
export function selectItem(request: SelectionRequest): number {
  const { pool, content, given } = request;
  const area = content === null ? -1 : areaInDeficit(pool, content, given, request.excluded);
  const excluded = area < 0 ? request.excluded : outsideArea(pool, area, request.excluded);
  return request.criterion.kind === "information"
    ? mostInformative(request, excluded)
    : mostValuable(request, excluded);
}
