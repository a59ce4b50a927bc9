import type { ItemId } from "#app/engine/kernel/ids.ts";
import { randomStream, type RandomStream } from "#app/engine/kernel/random.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { cutOf, minutesAllowed, type BankItem, type CheckDesign, type CheckRequest } from "./check-design.ts";
import { DEFAULT_STOPPING } from "./stopping-rule.ts";

/** What a refresh is laid out from. */
export interface RefreshRequest extends Pick<CheckRequest, "bank" | "mean" | "sd" | "attempts" | "extraTimePercent"> {
  /** The level to be confirmed, 1…5; questions reach 3. */
  readonly level: ProficiencyLevel;
  /** Decides which of the fitting questions are drawn: of the person and the day, so that a reload asks the same. */
  readonly seed: string;
}

/** A refresh asks so many questions at most, and as few as still confirm anything. */
const MOST = 6;
const FEWEST = 3;

/** What a refresh takes at most, in minutes, where there are short enough questions. */
export const REFRESH_MINUTES = 5;

/** The same in seconds of a prepared person. */
const BUDGET = 60 * REFRESH_MINUTES;

/** Draws to find the most questions that fit; more find no better one. */
const DRAWS = 40;

/**
 * Lays out a refresh: three to six questions that together take five minutes, at least half of them of the level that is to
 * be confirmed and the others below it. All are asked, whatever the answers. Questions of the last check of the skill come
 * again only where there are no others. When even the three shortest take longer they are asked all the same.
 */
export function designRefresh(request: RefreshRequest): Result<CheckDesign, { readonly kind: "no-questions" }> {
  const level = Math.min(request.level, 3);
  const live = request.bank.filter((item) => item.status === "live" && item.level <= level);
  const last = new Set<ItemId>(request.attempts[0] ?? []);
  const fresh = live.filter(({ id }) => !last.has(id));
  const items = draw(fresh, level, request.seed) ?? draw(live, level, request.seed);
  if (items === null) return err({ kind: "no-questions" });
  const { mean, sd, extraTimePercent } = request;
  return ok({
    items,
    mean,
    sd,
    cut: cutOf(request.level),
    excluded: [],
    prices: [],
    stopping: {
      ...DEFAULT_STOPPING,
      minItems: items.length,
      maxItems: items.length,
      maxMinutes: minutesAllowed(items, items.length, extraTimePercent),
    },
    pilots: [],
    pilotPlaces: [],
  });
}

const secondsOf = (items: readonly BankItem[]): number => items.reduce((sum, { seconds }) => sum + seconds, 0);

/** The largest set that fits the budget, of several drawn by lot; null: fewer than three questions, or none of the level. */
function draw(pool: readonly BankItem[], level: number, seed: string): readonly BankItem[] | null {
  const random = randomStream(seed);
  const byTime = [...pool].sort((left, right) => left.seconds - right.seconds || (left.id < right.id ? -1 : 1));
  for (let count = MOST; count >= FEWEST; count -= 1) {
    for (let attempt = 0; attempt < DRAWS; attempt += 1) {
      const drawn = firstOf(shuffled(byTime, random), level, count);
      if (drawn !== null && secondsOf(drawn) <= BUDGET) return drawn;
    }
    const shortest = firstOf(byTime, level, count);
    if (shortest !== null && (secondsOf(shortest) <= BUDGET || count === FEWEST)) return shortest;
  }
  return null;
}

/** A copy in an order drawn by lot. */
function shuffled(items: readonly BankItem[], random: RandomStream): readonly BankItem[] {
  const drawn = items.map((item) => ({ item, at: random.nextUniform() }));
  return drawn.sort((left, right) => left.at - right.at).map(({ item }) => item);
}

/** Half of the questions (rounded up) of the level, the rest as they come; null: there are not enough. */
function firstOf(pool: readonly BankItem[], level: number, count: number): readonly BankItem[] | null {
  const atLevel = pool.filter((item) => item.level === level).slice(0, Math.ceil(count / 2));
  const rest = pool.filter((item) => !atLevel.includes(item)).slice(0, count - atLevel.length);
  const drawn = [...atLevel, ...rest];
  return atLevel.length < Math.ceil(count / 2) || drawn.length < count ? null : drawn;
}
