import type { Probability } from "#app/engine/kernel/units.ts";

/**
 * How often each item was given and what giving it costs. Carried from check to check; a value.
 *
 * A plain running cap ("not available once given to 30 % of the people so far") hands the best items to whoever comes
 * first, often to people for whom the next best would have done as well. Here every item has a price, the multiplier of its
 * cap in the problem "most information over all checks, no item in more than `cap` of them": an item is given where it is
 * worth more than its price. Prices rise with use above the cap and fall with use below it (dual ascent). They start from
 * rehearsed checks with simulated people (exposure-rehearsal.ts) and go on learning. The hard cap stays as a guard.
 * Sources: Sympson and Hetter 1985 (limits found by simulation); van der Linden and Veldkamp 2004, J. Educ. Behav. Stat. 29
 * (constraints on a shadow test); Bertsekas, Nonlinear Programming, section 6.3 (dual ascent); Talluri and van Ryzin 1998,
 * Management Science 44 (bid prices).
 */
export interface ExposureState {
  /** Largest share of checks an item may be given in, 0…1. */
  readonly cap: Probability;
  readonly checks: number;
  /** Checks in which each item was given, by position in the pool. */
  readonly given: Int32Array;
  /** Price of giving each item, in posterior sd × Fisher information; never negative. */
  readonly prices: Float64Array;
}

/** Checks before the cap is taken as a share: until then an item may be given as often as in this many checks. */
const FIRST_CHECKS = 20;

/** Prices aim a little below the cap, so that the hard cap rarely has to refuse an item to the one who needs it. */
const AIM = 0.97;

export function createExposureState(size: number, cap: Probability, prices?: Float64Array): ExposureState {
  return { cap, checks: 0, given: new Int32Array(size), prices: prices ?? new Float64Array(size) };
}

/**
 * Items that one more check would lift above the cap: 1 = may not be given in the next check. After n ≥ 20 checks no item
 * has been given in more than cap · n of them.
 */
export function cappedItems(state: ExposureState): Uint8Array {
  const allowed = state.cap * Math.max(state.checks + 1, FIRST_CHECKS);
  return Uint8Array.from(state.given, (given) => (given + 1 > allowed ? 1 : 0));
}

/** Prices after one check in which `used` (positions) were given: up where used, down where not, at `rate`. */
export function adjustPrices(
  prices: Float64Array,
  used: Iterable<number>,
  cap: Probability,
  rate: number,
): Float64Array {
  const next = prices.map((price) => Math.max(0, price - rate * cap * AIM));
  for (const i of used) next[i] = Math.max(0, (prices[i] ?? 0) + rate * (1 - cap * AIM));
  return next;
}

/** Step of the prices per check in use; rehearsal ends at the same step. */
export const PRICE_RATE = 0.003;

/** The state after a check in which the items at `used` were given, each once. O(items). */
export function afterCheck(state: ExposureState, used: readonly number[]): ExposureState {
  const given = Int32Array.from(state.given);
  for (const i of used) given[i] = (given[i] ?? 0) + 1;
  const prices = adjustPrices(state.prices, used, state.cap, PRICE_RATE);
  return { cap: state.cap, checks: state.checks + 1, given, prices };
}
