import type { ItemPool } from "./item-pool.ts";

/** Target share of each content area of the pool (by area number), 0…1, sum 1. */
export type ContentShares = Float64Array;

/** Shares in proportion to the live items of each area: the bank's own balance. */
export function sharesOfPool(pool: ItemPool): ContentShares {
  const shares = new Float64Array(pool.areas.length);
  const live = pool.items.filter((item) => item.status === "live").length;
  pool.items.forEach((item, index) => {
    const area = pool.areaOf[index] ?? 0;
    if (item.status === "live") shares[area] = (shares[area] ?? 0) + 1 / live;
  });
  return shares;
}

/**
 * Number of the content area whose part of the check lies furthest below its target once one more item is given, among areas
 * that still have an item; -1 when none has. Ties go to the first area. Keeps every area within one item of its share as
 * long as items last. Source: Kingsbury and Zara 1989, Applied Measurement in Education 2, 359-375 (constrained CAT).
 */
export function areaInDeficit(
  pool: ItemPool,
  shares: ContentShares,
  given: readonly number[],
  excluded: Uint8Array,
): number {
  const open = new Uint8Array(shares.length);
  for (let i = 0; i < excluded.length; i += 1) if (excluded[i] !== 1) open[pool.areaOf[i] ?? 0] = 1;
  const counts = new Int32Array(shares.length);
  for (const i of given) counts[pool.areaOf[i] ?? 0] = (counts[pool.areaOf[i] ?? 0] ?? 0) + 1;
  let chosen = -1;
  let widest = Number.NEGATIVE_INFINITY;
  for (let area = 0; area < shares.length; area += 1) {
    const share = shares[area] ?? 0;
    const deficit = share * (given.length + 1) - (counts[area] ?? 0);
    if (open[area] === 1 && share > 0 && deficit > widest) {
      widest = deficit;
      chosen = area;
    }
  }
  return chosen;
}

/** `excluded` with everything outside the area added. */
export function outsideArea(pool: ItemPool, area: number, excluded: Uint8Array): Uint8Array {
  return excluded.map((value, i) => (value === 1 || pool.areaOf[i] !== area ? 1 : 0));
}
