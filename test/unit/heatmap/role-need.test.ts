import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countAbove, needDistribution, type RoleNeed } from "#app/engine/gaps/role-need.ts";

const needs = fc.array(
  fc.record({ heads: fc.integer({ min: 1, max: 12 }), probability: fc.double({ min: 0, max: 1, noNaN: true }) }),
  { maxLength: 7 },
) as fc.Arbitrary<RoleNeed[]>;

/** Every way in which the use cases may turn out, one by one. */
function byEnumeration(cases: readonly RoleNeed[]): Map<number, number> {
  const chances = new Map<number, number>();
  for (let outcome = 0; outcome < 2 ** cases.length; outcome++) {
    let [heads, chance] = [0, 1];
    cases.forEach((need, at) => {
      const live = (outcome >> at) % 2 === 1;
      chance *= live ? need.probability : 1 - need.probability;
      if (live) heads += need.heads;
    });
    chances.set(heads, (chances.get(heads) ?? 0) + chance);
  }
  return chances;
}

describe("heads needed by use cases that may not come", () => {
  it("has the chances that going through every outcome gives", () => {
    fc.assert(
      fc.property(needs, (cases) => {
        const chances = needDistribution(cases);
        const expected = byEnumeration(cases);
        chances.forEach((chance, heads) => {
          expect(Math.abs(chance - (expected.get(heads) ?? 0))).toBeLessThan(1e-12);
        });
      }),
    );
  });

  it("has the mean of heads × probability and a range that lies round what can happen", () => {
    fc.assert(
      fc.property(needs, (cases) => {
        const { expected, low, high } = countAbove(needDistribution(cases), 0);
        const mean = cases.reduce((sum, need) => sum + need.heads * need.probability, 0);
        expect(expected).toBeCloseTo(mean, 9);
        expect(low).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(cases.reduce((sum, need) => sum + need.heads, 0));
      }),
    );
  });

  it("never counts a surplus as a negative shortfall", () => {
    const even = needDistribution([{ heads: 4, probability: 0.5 }]);
    expect(countAbove(even, -10)).toEqual({ expected: 0, low: 0, high: 0 });
    // Three ready beyond today's heads: one head is missing in half of the cases.
    expect(countAbove(even, -3)).toEqual({ expected: 0.5, low: 0, high: 1 });
  });
});
