import type { SkillExposure } from "#app/data/skill-exposure.server.ts";
import type { ItemId } from "#app/engine/kernel/ids.ts";
import type { Probability } from "#app/engine/kernel/units.ts";
import { exposureCap, type BankItem } from "#app/engine/measurement/check-design.ts";
import { afterCheck, cappedItems, type ExposureState } from "#app/engine/measurement/exposure-control.ts";

// What is stored of a skill's exposure, by item id, and the engine's state, by position among the live items.

/** Usual number of items of a check, to see what cap a bank can bear. */
const USUAL_LENGTH = 12;

const liveOf = (items: readonly BankItem[]): readonly BankItem[] => items.filter(({ status }) => status === "live");

function stateOf(live: readonly BankItem[], { checks, items }: SkillExposure, cap: Probability): ExposureState {
  return {
    cap,
    checks,
    given: Int32Array.from(live, ({ id }) => items[id]?.given ?? 0),
    prices: Float64Array.from(live, ({ id }) => items[id]?.price ?? 0),
  };
}

/** Live items that another check may not give, and prices of the others. A bank too small for a cap has neither. */
export function exposureLimits(
  bank: readonly BankItem[],
  exposure: SkillExposure,
): { readonly held: ReadonlySet<ItemId>; readonly prices: ReadonlyMap<ItemId, number> } {
  const live = liveOf(bank);
  const cap = live.length === 0 ? 1 : exposureCap(live.length, Math.min(USUAL_LENGTH, live.length / 2));
  if (cap >= 1) return { held: new Set(), prices: new Map() };
  const state = stateOf(live, exposure, cap);
  const capped = cappedItems(state);
  const held = live.filter((_, position) => capped[position] === 1);
  const prices = live.map(({ id }, position) => [id, state.prices[position] ?? 0] as const);
  return { held: new Set(held.map(({ id }) => id)), prices: new Map(prices.filter(([, price]) => price > 0)) };
}

/** The exposure with one more check counted, which gave the items `used`, and its prices one step on. */
export function exposureAfter(
  items: readonly BankItem[],
  used: ReadonlySet<ItemId>,
  before: SkillExposure,
): SkillExposure {
  const live = liveOf(items);
  const cap = exposureCap(Math.max(1, live.length), used.size);
  const state = stateOf(live, before, cap);
  const next = afterCheck(
    state,
    live.flatMap(({ id }, position) => (used.has(id) ? [position] : [])),
  );
  // where nothing is capped nothing has a price
  const { prices } = cap >= 1 ? state : next;
  const counted = live.map(({ id }, position) => {
    return [id, { given: next.given[position] ?? 0, price: prices[position] ?? 0 }] as const;
  });
  return { checks: next.checks, items: { ...before.items, ...Object.fromEntries(counted) } };
}
