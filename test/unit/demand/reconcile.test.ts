import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Forecast } from "#app/engine/demand/forecast-series.ts";
import { reconcile } from "#app/engine/demand/reconcile.ts";
import { skillDemand } from "#app/engine/demand/skill-demand.ts";
import { roleId, skillId } from "#app/engine/kernel/ids.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import type { RoleProfile } from "#app/engine/skills/role-profile.ts";

/** A forecast with these centres whose 80 % band reaches `half` to either side; the others half and twice as far. */
function around(centre: readonly number[], half: number): Forecast {
  const band = (level: 0.5 | 0.8 | 0.95, reach: number): Forecast["bands"][number] => ({
    level,
    low: Float64Array.from(centre, (value) => Math.max(0, value - reach)),
    high: Float64Array.from(centre, (value) => value + reach),
  });
  return {
    centre: Float64Array.from(centre),
    bands: [band(0.5, half / 2), band(0.8, half), band(0.95, 2 * half)],
    notes: [],
    methodWeights: [],
  };
}

describe("forecasts of roles, sites and the company", () => {
  /** Two roles at two sites: sums by site, by role and of everything. */
  const MEMBERS = [
    [0, 1],
    [2, 3],
    [0, 2],
    [1, 3],
    [0, 1, 2, 3],
  ] as const;
  const centre = fc.array(fc.nat(400), { minLength: 3, maxLength: 3 });
  const anyForecast = fc.tuple(centre, fc.integer({ min: 1, max: 50 })).map(([values, half]) => around(values, half));

  it("add up exactly after reconciling, are never negative, and their bands still nest around the centre", () => {
    fc.assert(
      fc.property(
        fc.array(anyForecast, { minLength: 4, maxLength: 4 }),
        fc.array(anyForecast, { minLength: 5, maxLength: 5 }),
        (leaves, sums) => {
          const coherent = reconcile(
            leaves,
            sums.map((forecast, at) => ({ members: MEMBERS[at] ?? [], forecast })),
          );
          for (const [at, sum] of coherent.sums.entries())
            for (const [step, value] of sum.centre.entries()) {
              const parts = (MEMBERS[at] ?? []).map((leaf) => coherent.leaves[leaf]?.centre[step] ?? Number.NaN);
              expect(value).toBe(parts.reduce((total, part) => total + part, 0));
            }
          for (const { centre: middle, bands } of [...coherent.leaves, ...coherent.sums])
            for (const [step, value] of middle.entries()) {
              const along = [2, 1, 0].map((at) => bands[at]?.low[step] ?? Number.NaN);
              along.push(value, ...[0, 1, 2].map((at) => bands[at]?.high[step] ?? Number.NaN));
              expect(along.every((edge, at) => edge >= 0 && (at === 0 || edge >= (along[at - 1] ?? 0)))).toBe(true);
            }
        },
      ),
    );
  });

  it("that agree already are left as they are", () => {
    const leaves = [around([10, 12], 2), around([20, 18], 3)];
    const { leaves: after, sums } = reconcile(leaves, [{ members: [0, 1], forecast: around([30, 30], 4) }]);
    for (const [at, leaf] of after.entries())
      for (const [step, value] of leaf.centre.entries()) expect(value).toBeCloseTo(leaves[at]?.centre[step] ?? 0, 9);
    expect(sums[0]?.centre[1]).toBeCloseTo(30, 9);
  });

  it("share a difference in proportion to their variances: 10 + 20 against 36 with variances 1, 4 and 1", () => {
    // Each forecast moves by its share of the variance in the six that are missing: 6 · 1/6, 6 · 4/6, and the sum by 6 · 1/6.
    const { leaves, sums } = reconcile(
      [around([10], 1), around([20], 2)],
      [{ members: [0, 1], forecast: around([36], 1) }],
    );
    expect(leaves[0]?.centre[0]).toBeCloseTo(11, 9);
    expect(leaves[1]?.centre[0]).toBeCloseTo(24, 9);
    expect(sums[0]?.centre[0]).toBeCloseTo(35, 9);
    // Bands keep their proportion: 10 ± 1 becomes 11 ± 1.1.
    expect(leaves[0]?.bands[1]?.high[0]).toBeCloseTo(12.1, 9);
    expect(leaves[0]?.bands[1]?.low[0]).toBeCloseTo(9.9, 9);
  });
});

describe("skill demand", () => {
  const profile = (
    id: string,
    ...skills: readonly (readonly [string, ProficiencyLevel, ProficiencyLevel])[]
  ): RoleProfile => ({
    id: roleId(id),
    requirements: skills.map(([skill, now, future]) => ({
      skillId: skillId(skill),
      now,
      future,
      criticality: "critical",
      origin: "stated",
    })),
  });
  /** 40 heads over the next ten quarters, 30 to 50 in the 80 % band. */
  const heads = around(Array<number>(10).fill(40), 10);

  it("moves from the level of now to the future level in thirty months and stays there", () => {
    const demand = skillDemand(
      [{ profile: profile("operator", ["vision", 2, 4]), heads: around(Array<number>(12).fill(40), 10) }],
      4,
    );
    const at = (level: number): readonly number[] => [...(demand.find((row) => row.level === level)?.centre ?? [])];
    expect(at(2)).toEqual(Array<number>(12).fill(40));
    // After one quarter level 2.2 is asked: 20 % of the heads need level 3; after five level 3; after ten level 4.
    for (const [quarter, needed] of [8, 16, 24, 32, 40, 40, 40, 40, 40, 40, 40, 40].entries())
      expect(at(3)[quarter]).toBeCloseTo(needed, 9);
    for (const [quarter, needed] of [0, 0, 0, 0, 0, 8, 16, 24, 32, 40, 40, 40].entries())
      expect(at(4)[quarter]).toBeCloseTo(needed, 9);
    expect(demand.some(({ level }) => level === 5)).toBe(false);
  });

  it("adds the heads of every role that asks for the skill, with their bands", () => {
    const demand = skillDemand(
      [
        { profile: profile("operator", ["safety", 3, 3], ["vision", 0, 0]), heads },
        { profile: profile("technician", ["safety", 1, 1]), heads: around(Array<number>(10).fill(5), 1) },
      ],
      4,
    );
    expect(demand.map(({ skillId: id, level, centre }) => [id, level, centre[0]])).toEqual([
      ["safety", 1, 45],
      ["safety", 2, 40],
      ["safety", 3, 40],
    ]);
    const band = demand[0]?.bands[1];
    expect([band?.level, band?.low[0], band?.high[0]]).toEqual([0.8, 34, 56]);
  });
});
