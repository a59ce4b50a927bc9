import { invariant } from "#app/engine/kernel/invariant.ts";
import type { Probability } from "#app/engine/kernel/units.ts";

/** Train people, hire, borrow from elsewhere, or move people from a role that shrinks. */
export type SourceKind = "build" | "buy" | "borrow" | "redeploy";

export interface SourceOption {
  readonly kind: SourceKind;
  /** Spent on every head that is started, ready or not. */
  readonly costPerHead: number;
  /** Spent once when the source is used at all. */
  readonly setupCost: number;
  readonly weeks: number;
  /** Chance that a head that is started becomes ready, 0…1. */
  readonly chance: Probability;
  /** Posts this source can fill. */
  readonly capacity: number;
}

export interface MixQuestion {
  /** Posts to fill. */
  readonly gap: number;
  readonly options: readonly SourceOption[];
  /** Weeks until the posts must be filled. */
  readonly weeksUntilNeeded: number;
  /** Cost of a post that stands empty for a week after that. */
  readonly emptyWeekCost: number;
}

/** One source in the recommended mix, and what its costs come to. */
export interface SourceShare {
  /** Posts it fills. */
  readonly heads: number;
  /** People to start so that on average so many become ready. */
  readonly starts: number;
  /** Per filled post: those who fail and late weeks included. Infinity: the source cannot fill any. */
  readonly costPerPost: number;
  readonly total: number;
  readonly weeksLate: number;
  /** Cost per head above which the source should fill fewer posts; null: at no cost. */
  readonly fewerAbove: number | null;
  /** Cost per head below which it should fill more; null: at no cost of 0 or more. */
  readonly moreBelow: number | null;
}

export interface SourceMix {
  /** In the order of the options. Their heads and `unfilled` sum to the gap. */
  readonly shares: readonly SourceShare[];
  /** Posts that no source can fill. */
  readonly unfilled: number;
  readonly cost: number;
}

/**
 * The cheapest way to fill a gap from several sources, exactly: dynamic programming over the number of posts, because of the
 * costs that come once. A source's break-even is exact too: the cost per head at which another number of posts from it,
 * with the best of the others, costs the same. O(options² · gap · capacity): milliseconds for a gap of some hundred.
 */
export function mixOfSources(question: MixQuestion): SourceMix {
  const { options, gap } = question;
  invariant(Number.isInteger(gap) && gap >= 0, "a gap is a whole number of posts");
  const sources = options.map((option) => sourceOf(option, question));
  const capacity = sources.reduce((sum, { most }) => sum + most, 0);
  const filled = Math.min(gap, capacity);
  const shares = sources.map((source, at) => ({ source, without: bestCosts(sources.toSpliced(at, 1), filled) }));
  const heads = chooseHeads(sources, filled);
  return {
    shares: shares.map(({ source, without }, at) => shareOf(source, heads[at] ?? 0, without, filled)),
    unfilled: gap - filled,
    cost: sources.reduce((sum, source, at) => sum + costOf(source, heads[at] ?? 0), 0),
  };
}

interface Source {
  readonly option: SourceOption;
  /** Per filled post. */
  readonly unit: number;
  /** Part of it that comes from weeks the post stands empty. */
  readonly late: number;
  readonly weeksLate: number;
  readonly most: number;
}

function sourceOf(option: SourceOption, { gap, weeksUntilNeeded, emptyWeekCost }: MixQuestion): Source {
  const weeksLate = Math.max(0, option.weeks - weeksUntilNeeded);
  const late = weeksLate * emptyWeekCost;
  const unit = option.chance > 0 ? option.costPerHead / option.chance + late : Number.POSITIVE_INFINITY;
  const most = option.chance > 0 ? Math.max(0, Math.min(gap, Math.floor(option.capacity))) : 0;
  return { option, unit, late, weeksLate, most };
}

function costOf({ option, unit }: Source, heads: number): number {
  return heads === 0 ? 0 : option.setupCost + heads * unit;
}

/** Least cost of filling 0 … `posts` posts; Infinity: they cannot. */
function bestCosts(sources: readonly Source[], posts: number): Float64Array {
  const none = new Float64Array(posts + 1).fill(Number.POSITIVE_INFINITY);
  none[0] = 0;
  return sources.reduce((before, source) => {
    const after = Float64Array.from(before);
    for (let total = 1; total <= posts; total += 1)
      for (let heads = 1; heads <= Math.min(total, source.most); heads += 1)
        after[total] = Math.min(after[total] ?? 0, (before[total - heads] ?? 0) + costOf(source, heads));
    return after;
  }, none);
}

/** Heads per source of a cheapest mix; among equals earlier options fill more. */
function chooseHeads(sources: readonly Source[], posts: number): readonly number[] {
  let left = posts;
  return sources.map((source, at) => {
    const rest = bestCosts(sources.slice(at + 1), left);
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let heads = Math.min(left, source.most); heads >= 0; heads -= 1) {
      const cost = costOf(source, heads) + (rest[left - heads] ?? Number.POSITIVE_INFINITY);
      if (cost < least) {
        least = cost;
        best = heads;
      }
    }
    left -= best;
    return best;
  });
}

function shareOf(source: Source, heads: number, without: Float64Array, filled: number): SourceShare {
  const { option, unit, late, weeksLate, most } = source;
  // all that does not depend on the source's cost per post, for any number of posts from it
  const rest = (own: number): number => (own > 0 ? option.setupCost : 0) + (without[filled - own] ?? 0);
  let [above, below] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let own = 0; own <= most; own += 1) {
    if (own < heads) above = Math.min(above, (rest(own) - rest(heads)) / (heads - own));
    if (own > heads) below = Math.max(below, (rest(heads) - rest(own)) / (own - heads));
  }
  const perHead = (perPost: number): number => (perPost - late) * option.chance;
  return {
    heads,
    starts: heads === 0 ? 0 : Math.ceil(heads / option.chance - 1e-9),
    costPerPost: unit,
    total: costOf(source, heads),
    weeksLate,
    fewerAbove: Number.isFinite(above) ? perHead(above) : null,
    moreBelow: Number.isFinite(below) && perHead(below) > 0 ? perHead(below) : null,
  };
}
