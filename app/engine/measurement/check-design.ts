import type { ItemId } from "#app/engine/kernel/ids.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import type { Logit, Probability } from "#app/engine/kernel/units.ts";
import { levelCut, type ProficiencyLevel } from "#app/engine/skills/skill.ts";
import type { AnswerKey } from "./answer-key.ts";
import type { CheckPlan } from "./assessment-state.ts";
import { sharesOfPool } from "./content-balance.ts";
import type { Item } from "./item.ts";
import { createItemPool, type ItemPool } from "./item-pool.ts";
import { DEFAULT_STOPPING, type StoppingPolicy } from "./stopping-rule.ts";

/** An item of the bank with what a check needs to know besides its curve. */
export interface BankItem extends Item {
  readonly version: number;
  /** Time a prepared person needs. */
  readonly seconds: number;
}

/** What decides how a check is laid out. */
export interface CheckRequest {
  /** Live and pilot items of the skill. */
  readonly bank: readonly BankItem[];
  /** Belief about the skill today, in logits. */
  readonly mean: Logit;
  readonly sd: Logit;
  /** Level asked for; null: the check is for precision. Items reach level 3: more is judged by people. */
  readonly requiredLevel: ProficiencyLevel | null;
  /** Items of earlier attempts, newest attempt first. */
  readonly attempts: readonly (readonly ItemId[])[];
  /** Items that exposure control keeps back, and prices of the others. */
  readonly held: ReadonlySet<ItemId>;
  readonly prices: ReadonlyMap<ItemId, number>;
  /** Added to the time limit, per cent. */
  readonly extraTimePercent: number;
}

/** A check as it is stored: plain data, the same for all its events. */
export interface CheckDesign {
  readonly items: readonly BankItem[];
  readonly mean: Logit;
  readonly sd: Logit;
  readonly cut: Logit | null;
  /** Live items that may not be given. */
  readonly excluded: readonly ItemId[];
  /** Items that cost something, with their price. */
  readonly prices: readonly (readonly [ItemId, number])[];
  readonly stopping: StoppingPolicy;
  readonly pilots: readonly ItemId[];
  readonly pilotPlaces: readonly number[];
}

/** Fewer questions than this say nothing about a level. */
const FEWEST_ITEMS = 5;

/** Automatic scores reach this level at most (content rubric, section 2). */
const HIGHEST_LEVEL: ProficiencyLevel = 3;

/** One and a half times what prepared people need: the limit ends forgotten checks, it does not press anybody. */
const TIME_ALLOWANCE = 1.5;

/** Places of the check at which a question on trial may stand: not first, and never two in a row. */
const PILOT_PLACES = [4, 8, 13];

export type DesignProblem = { readonly kind: "no-questions" } | { readonly kind: "too-few-new-questions" };

/**
 * Lays out a check. No item of the last attempt comes again (of the last two where the bank is large enough), and no check
 * uses more than half of the live items, so that a second one can be given at once from the other half. O(items).
 */
export function designCheck(request: CheckRequest): Result<CheckDesign, DesignProblem> {
  const live = request.bank.filter(({ status }) => status === "live");
  if (live.length < FEWEST_ITEMS) return err({ kind: "no-questions" });
  const most = Math.min(DEFAULT_STOPPING.maxItems, Math.max(FEWEST_ITEMS, Math.floor(live.length / 2)));
  const excluded = keptAway(request, live, most);
  const open = live.length - excluded.size;
  if (open < FEWEST_ITEMS) return err({ kind: "too-few-new-questions" });
  const maxItems = Math.min(most, open);
  const pilots = request.bank.filter(({ status }) => status === "pilot").map(({ id }) => id);
  const pilotPlaces = PILOT_PLACES.filter((place) => place <= maxItems).slice(0, pilots.length);
  const { requiredLevel } = request;
  return ok({
    items: request.bank.filter(({ status }) => status === "live" || status === "pilot"),
    mean: request.mean,
    sd: request.sd,
    cut: requiredLevel === null || requiredLevel === 0 ? null : cutOf(requiredLevel),
    excluded: [...excluded],
    prices: [...request.prices],
    stopping: {
      ...DEFAULT_STOPPING,
      maxItems,
      minItems: Math.min(DEFAULT_STOPPING.minItems, maxItems),
      maxMinutes: minutesAllowed(live, maxItems + pilotPlaces.length, request.extraTimePercent),
    },
    pilots,
    pilotPlaces,
  });
}

/** Cut of a level as far as questions reach. */
export const cutOf = (level: ProficiencyLevel): Logit => levelCut(level > HIGHEST_LEVEL ? HIGHEST_LEVEL : level);

/** Items of recent attempts, then those held for exposure; the older attempt and the held ones give way before a check fails. */
function keptAway(request: CheckRequest, live: readonly BankItem[], most: number): ReadonlySet<ItemId> {
  const ids = new Set(live.map(({ id }) => id));
  const last = new Set((request.attempts[0] ?? []).filter((id) => ids.has(id)));
  const spare = (kept: ReadonlySet<ItemId>): boolean => live.length - kept.size >= most;
  const twoBack = new Set([...last, ...(request.attempts[1] ?? []).filter((id) => ids.has(id))]);
  const attempts = spare(twoBack) ? twoBack : last;
  const withHeld = new Set([...attempts, ...[...request.held].filter((id) => ids.has(id))]);
  return spare(withHeld) ? withHeld : attempts;
}

/** Whole minutes, in steps of five. */
export function minutesAllowed(live: readonly BankItem[], count: number, extraTimePercent: number): number {
  const seconds = typicalSeconds(live, count) * TIME_ALLOWANCE * (1 + extraTimePercent / 100);
  return 5 * Math.ceil(seconds / 300);
}

/** What prepared people need for so many of these items, in seconds. */
export function typicalSeconds(items: readonly Pick<BankItem, "seconds">[], count: number): number {
  if (items.length === 0) return 0;
  return (count * items.reduce((sum, { seconds }) => sum + seconds, 0)) / items.length;
}

/** Items handed out beyond the current one. */
const AHEAD = 3;

/** The pool of a design, made once per check and kept: O(items × 65). */
export const poolOf = (design: CheckDesign): ItemPool => createItemPool(design.items);

/**
 * The plan that runs a design. `keys`: of every item that an event may name. The criterion is the decision where a level is
 * asked about, the variance where not.
 */
export function planOf(design: CheckDesign, pool: ItemPool, keys: ReadonlyMap<ItemId, AnswerKey>): CheckPlan {
  const excluded = new Uint8Array(pool.items.length);
  for (const id of design.excluded) excluded[pool.indexOf.get(id) ?? -1] = 1;
  const prices = new Float64Array(pool.items.length);
  for (const [id, price] of design.prices) prices[pool.indexOf.get(id) ?? -1] = price;
  return {
    pool,
    keys,
    mean: design.mean,
    sd: design.sd,
    cut: design.cut,
    criterion: design.cut === null ? { kind: "expected-variance" } : { kind: "decision", cut: design.cut },
    content: sharesOfPool(pool),
    excluded,
    prices: design.prices.length === 0 ? null : prices,
    stopping: design.stopping,
    pilots: { items: design.pilots.map((id) => pool.indexOf.get(id) ?? -1), places: design.pilotPlaces },
    ahead: AHEAD,
    portable: Uint8Array.from(design.items, ({ type }) => (type === "scenario" ? 0 : 1)),
  };
}

/** Largest share of checks an item may be in: the usual 30 %, more where a small bank leaves no choice. */
const EXPOSURE_CAP: Probability = 0.3;

/** A check takes about `length` of `live` items: a cap below that share could not be met. */
export function exposureCap(live: number, length: number): Probability {
  invariant(live > 0, "a bank without live items has no exposure to control");
  return Math.min(1, Math.max(EXPOSURE_CAP, (1.5 * length) / live));
}

/** Days until a skill may be checked again: a week after the first check, two after further ones. */
export function retakeAfterDays(earlierChecks: number): number {
  return earlierChecks === 0 ? 7 : 14;
}
