import type { Probability } from "#app/engine/kernel/units.ts";

/** Heads that one use case asks for in a role, if it goes live. */
export interface RoleNeed {
  readonly heads: number;
  readonly probability: Probability;
}

/** A number of people that is not certain: its mean and a central 80 % range. */
export interface UncertainCount {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Chances of 0, 1, 2 … heads being needed, the use cases going live independently of each other: exact, by convolution.
 * Length 1 + the sum of all heads; sums to 1. O(use cases × heads).
 */
export function needDistribution(needs: readonly RoleNeed[]): Float64Array {
  const most = needs.reduce((sum, need) => sum + need.heads, 0);
  let chances = new Float64Array(most + 1);
  chances[0] = 1;
  for (const { heads, probability } of needs) {
    const next = new Float64Array(most + 1);
    for (let count = 0; count <= most; count++) {
      const chance = chances[count] ?? 0;
      if (chance === 0) continue;
      next[count] = (next[count] ?? 0) + chance * (1 - probability);
      next[count + heads] = (next[count + heads] ?? 0) + chance * probability;
    }
    chances = next;
  }
  return chances;
}

/** Mean and 80 % range of `max(0, base + heads)`, heads distributed as `chances`. */
export function countAbove(chances: Float64Array, base: number): UncertainCount {
  const value = (heads: number): number => Math.max(0, base + heads);
  let expected = 0;
  chances.forEach((chance, heads) => {
    expected += chance * value(heads);
  });
  return { expected, low: value(quantile(chances, 0.1)), high: value(quantile(chances, 0.9)) };
}

/** The smallest count that is not exceeded with at least chance `share`. */
function quantile(chances: Float64Array, share: number): number {
  let reached = 0;
  for (let count = 0; count < chances.length; count++) {
    reached += chances[count] ?? 0;
    // Sums of many chances miss the share by rounding alone.
    if (reached >= share - 1e-12) return count;
  }
  return chances.length - 1;
}
