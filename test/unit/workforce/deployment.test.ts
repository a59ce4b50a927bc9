import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulateDeployment } from "#app/engine/workforce/deployment.ts";
import { demandOf, type DeploymentQuestion } from "#app/engine/workforce/deployment-question.ts";

const HORIZON = 60;

function question(
  changes: Partial<DeploymentQuestion> & Pick<DeploymentQuestion, "hours" | "chance">,
): DeploymentQuestion {
  const roles = changes.roles ?? 1;
  const people = changes.hours.length / roles;
  return {
    ...{ posts: [{ station: 0, role: 0, heads: 2 }], people, roles, goLiveWeek: 20, startWeek: 2 },
    ...{
      stationOf: new Int32Array(people).fill(-1),
      trainAtOnce: new Int32Array(0),
      hoursPerWeek: 4,
      timeSpread: 0.25,
    },
    ...{ hiringWeeks: 16, costPerHour: 50, hireCost: new Float64Array(roles).fill(20_000), target: 0.8 },
    ...{ horizon: HORIZON, draws: 400, seed: "deployment" },
    ...changes,
  };
}

/** Up to eight people, two roles, two stations. */
const anyQuestion: fc.Arbitrary<DeploymentQuestion> = fc
  .record({
    offers: fc.array(
      fc.record({
        hours: fc.constantFrom(0, 10, 40, 90, Number.POSITIVE_INFINITY),
        chance: fc.integer({ min: 0, max: 10 }),
      }),
      { maxLength: 16 },
    ),
    heads: fc.tuple(fc.nat(3), fc.nat(3)),
    trainAtOnce: fc.tuple(fc.nat(2), fc.nat(2)),
    seed: fc.string({ maxLength: 3 }),
    startWeek: fc.nat(8),
  })
  .map(({ offers, heads, trainAtOnce, seed, startWeek }) => {
    const even = offers.slice(0, offers.length - (offers.length % 2));
    return question({
      hours: Float64Array.from(even, ({ hours }) => hours),
      chance: Float64Array.from(even, ({ chance }) => chance / 10),
      stationOf: Int32Array.from({ length: even.length / 2 }, (_, person) => (person % 3) - 1),
      posts: heads.map((own, role) => ({ station: role, role, heads: own })),
      trainAtOnce: Int32Array.from(trainAtOnce),
      ...{ roles: 2, hireCost: Float64Array.of(15_000, 4_000), draws: 120, seed, startWeek },
    });
  });

describe("a deployment played through", () => {
  it("never becomes safer by going live earlier, and its safe week is the first one", () => {
    fc.assert(
      fc.property(anyQuestion, fc.nat(HORIZON), fc.nat(HORIZON), (asked, one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        const before = simulateDeployment({ ...asked, goLiveWeek: early });
        const after = simulateDeployment({ ...asked, goLiveWeek: late });
        expect(before.chanceReadyAtGoLive).toBeLessThanOrEqual(after.chanceReadyAtGoLive);
        expect(before.cost).toBe(after.cost);
        const safe = [...after.chanceByWeek.keys()].filter((week) => (after.chanceByWeek[week] ?? 0) >= asked.target);
        expect(after.earliestSafeWeek).toBe(safe[0] ?? null);
      }),
      { numRuns: 60 },
    );
  });

  it("is safe when training begins in the latest week it names, and not a week later", () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const { latestTrainingStart: latest, earliestSafeWeek } = simulateDeployment(asked);
        if (latest === null || earliestSafeWeek === null || earliestSafeWeek <= asked.startWeek || latest < 0) return;
        const chanceAt = (startWeek: number): number => simulateDeployment({ ...asked, startWeek }).chanceReadyAtGoLive;
        expect(chanceAt(latest)).toBeGreaterThanOrEqual(asked.target);
        expect(chanceAt(latest + 1)).toBeLessThan(asked.target);
      }),
      { numRuns: 60 },
    );
  });

  it("gives the same numbers for the same seed", () => {
    const asked = question({ hours: Float64Array.of(30, 60, 90), chance: Float64Array.of(0.9, 0.8, 0.7) });
    expect(simulateDeployment(asked)).toEqual(simulateDeployment(asked));
    expect(simulateDeployment({ ...asked, seed: "other" }).chanceByWeek).not.toEqual(
      simulateDeployment(asked).chanceByWeek,
    );
  });

  it("has the closed form where people are sure of their time: the chance that enough of them turn out ready", () => {
    const chances = Float64Array.of(0.6, 0.7, 0.8);
    const asked = question({ hours: new Float64Array(3), chance: chances, draws: 20_000, target: 0.5 });
    const none = 0.4 * 0.3 * 0.2;
    const one = 0.6 * 0.3 * 0.2 + 0.4 * 0.7 * 0.2 + 0.4 * 0.3 * 0.8;
    const { chanceReadyAtGoLive, plan, hires, cost } = simulateDeployment(asked);
    const trained = plan.roleOf.filter((role) => role === 0).length;
    const both = trained === 3 ? 1 - none - one : 0.7 * 0.8;
    expect(hires).toBe(0);
    expect(cost).toBe(0);
    expect(Math.abs(chanceReadyAtGoLive - both)).toBeLessThan(4 * Math.sqrt(0.25 / 20_000));
  });

  it("lets a crew train one after the other when it can spare one", () => {
    const two = { hours: Float64Array.of(40, 40), chance: Float64Array.of(1, 1), timeSpread: 0, target: 0.9 };
    const together = simulateDeployment(question(two));
    expect(together.earliestSafeWeek).toBe(12);
    const spare = { stationOf: Int32Array.of(0, 0), trainAtOnce: Int32Array.of(1) };
    expect(simulateDeployment(question({ ...two, ...spare })).earliestSafeWeek).toBe(22);
    const nobody = simulateDeployment(question({ ...two, ...spare, trainAtOnce: Int32Array.of(0) }));
    expect(nobody).toMatchObject({ hires: 2, trainingHours: 0, earliestSafeWeek: 18, cost: 40_000 });
  });

  it("makes nobody ready who has no hours to learn in, and still counts those who need none", () => {
    const asked = question({ hours: Float64Array.of(0, 40), chance: Float64Array.of(1, 1), hoursPerWeek: 0 });
    const { readyByWeek, earliestSafeWeek, latestTrainingStart } = simulateDeployment(asked);
    expect(readyByWeek[0]?.mean).toEqual(new Float64Array(HORIZON + 1).fill(1));
    expect([earliestSafeWeek, latestTrainingStart]).toEqual([null, null]);
  });

  it("leaves the station open that comes last when one person is missing", () => {
    const posts = [
      { station: 7, role: 0, heads: 1 },
      { station: 4, role: 0, heads: 1 },
    ];
    const asked = question({
      hours: Float64Array.of(0, 400),
      chance: Float64Array.of(1, 1),
      posts,
      goLiveWeek: 5,
      timeSpread: 0,
    });
    expect(demandOf(asked)).toEqual(Int32Array.of(2));
    expect(simulateDeployment({ ...asked, hireCost: Float64Array.of(1e6) }).stations).toEqual([
      { station: 7, chanceBelow: 0, missing: 0 },
      { station: 4, chanceBelow: 1, missing: 1 },
    ]);
  });
});
