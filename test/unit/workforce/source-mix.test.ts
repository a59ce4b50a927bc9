import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  mixOfSources,
  type MixQuestion,
  type SourceKind,
  type SourceOption,
} from "#app/engine/workforce/source-mix.ts";

const KINDS: readonly SourceKind[] = ["build", "buy", "borrow", "redeploy"];

const anyQuestion: fc.Arbitrary<MixQuestion> = fc
  .record({
    gap: fc.nat(8),
    options: fc.tuple(
      ...KINDS.map((kind) =>
        fc.record({
          kind: fc.constant(kind),
          costPerHead: fc.integer({ min: 0, max: 40 }),
          setupCost: fc.constantFrom(0, 0, 25, 60),
          weeks: fc.nat(30),
          chance: fc.constantFrom(0, 0.5, 0.8, 1),
          capacity: fc.nat(6),
        }),
      ),
    ),
    weeksUntilNeeded: fc.nat(20),
    emptyWeekCost: fc.nat(3),
  })
  .map((question): MixQuestion => question);

function totalOf({ options, weeksUntilNeeded, emptyWeekCost }: MixQuestion, heads: readonly number[]): number {
  return options.reduce((sum, option, at) => {
    const own = heads[at] ?? 0;
    if (own === 0) return sum;
    if (option.chance === 0 || own > option.capacity) return Number.POSITIVE_INFINITY;
    const late = Math.max(0, option.weeks - weeksUntilNeeded) * emptyWeekCost;
    return sum + option.setupCost + own * (option.costPerHead / option.chance + late);
  }, 0);
}

/** The least cost over every way to fill as many posts as can be. */
function bruteForce(question: MixQuestion): { readonly filled: number; readonly cost: number } {
  const best = new Map<number, number>();
  const from = (heads: readonly number[], left: number): void => {
    if (heads.length === question.options.length) {
      const filled = question.gap - left;
      best.set(filled, Math.min(best.get(filled) ?? Number.POSITIVE_INFINITY, totalOf(question, heads)));
      return;
    }
    for (let own = 0; own <= left; own += 1) from([...heads, own], left - own);
  };
  from([], question.gap);
  const filled = Math.max(...[...best].filter(([, cost]) => Number.isFinite(cost)).map(([own]) => own));
  return { filled, cost: best.get(filled) ?? 0 };
}

const withCost = (question: MixQuestion, at: number, costPerHead: number): MixQuestion => ({
  ...question,
  options: question.options.map((option, own): SourceOption => (own === at ? { ...option, costPerHead } : option)),
});

describe("a mix of sources", () => {
  it("sums to the gap and costs what the best of all mixes costs", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const mix = mixOfSources(question);
        const best = bruteForce(question);
        const heads = mix.shares.map((share) => share.heads);
        expect(heads.reduce((sum, own) => sum + own, 0) + mix.unfilled).toBe(question.gap);
        expect(question.gap - mix.unfilled).toBe(best.filled);
        expect(mix.cost).toBeCloseTo(best.cost, 9);
        expect(totalOf(question, heads)).toBeCloseTo(best.cost, 9);
      }),
      { numRuns: 400 },
    );
  });

  it("flips exactly at the break-even: past it the source fills fewer or more posts, short of it the same", () => {
    fc.assert(
      fc.property(anyQuestion, fc.nat(3), (question, at) => {
        const share = mixOfSources(question).shares[at];
        if (share === undefined) throw new Error("a share for every option");
        const headsAt = (cost: number): number => mixOfSources(withCost(question, at, cost)).shares[at]?.heads ?? -1;
        const price = question.options[at]?.costPerHead ?? 0;
        if (share.fewerAbove !== null) {
          expect(share.fewerAbove).toBeGreaterThanOrEqual(price - 1e-9);
          expect(headsAt(share.fewerAbove + 1e-6)).toBeLessThan(share.heads);
          if (share.fewerAbove > price + 1e-3) expect(headsAt(share.fewerAbove - 1e-6)).toBe(share.heads);
        }
        if (share.moreBelow !== null) {
          expect(share.moreBelow).toBeLessThanOrEqual(price + 1e-9);
          if (share.moreBelow > 1e-3) expect(headsAt(share.moreBelow - 1e-6)).toBeGreaterThan(share.heads);
        }
        if (share.fewerAbove === null && share.heads > 0) expect(headsAt(1e9)).toBe(share.heads);
      }),
      { numRuns: 400 },
    );
  });

  it("says what a post costs when some fail and the source is late", () => {
    const option = { kind: "build", costPerHead: 600, setupCost: 100, weeks: 12, chance: 0.75, capacity: 9 } as const;
    const mix = mixOfSources({ gap: 3, options: [option], weeksUntilNeeded: 10, emptyWeekCost: 50 });
    expect(mix.shares[0]).toMatchObject({ heads: 3, starts: 4, costPerPost: 900, total: 2_800, weeksLate: 2 });
  });
});
