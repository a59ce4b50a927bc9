import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/engine/kernel/calendar.ts";
import { normalCdf } from "#app/engine/kernel/distributions.ts";
import { roleId } from "#app/engine/kernel/ids.ts";
import { randomStream } from "#app/engine/kernel/random.ts";
import { createBeliefModel } from "#app/engine/proficiency/belief-model.ts";
import {
  calibrationVerdict,
  gapOf,
  summariseCalibration,
  wilsonInterval,
  type ReadinessPair,
} from "#app/engine/proficiency/calibration-of-readiness.ts";
import { laterEvidence } from "#app/engine/proficiency/later-evidence.ts";
import { DEFAULT_POLICY, probabilityReady } from "#app/engine/proficiency/readiness.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";
import { rolePrior } from "#app/engine/proficiency/role-prior.ts";
import { AS_MODELLED, HARSHER, simulateReadiness } from "#app/engine/proficiency/simulate-readiness.ts";
import { estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import { compileRequirements, type RoleProfile } from "#app/engine/skills/role-profile.ts";
import { entry, named, SKILLS, START, TODAY } from "./people.ts";

const model = createBeliefModel(SKILLS);

const role = (name: string, skills: readonly number[], now: 1 | 2 | 3): RoleProfile => ({
  id: roleId(name),
  requirements: skills.map((position) => ({
    ...{ skillId: named(position), now, future: now },
    ...{ criticality: "critical" as const, origin: "stated" as const },
  })),
});

const roles = [role("fitter", [0, 1, 2, 3, 4, 5], 2), role("planner", [6, 7, 8, 9, 10, 11], 3)].map((profile) => ({
  prior: rolePrior(profile),
  requirements: compileRequirements(profile, "now", SKILLS),
}));

function simulate(truth: typeof AS_MODELLED, people: number): readonly ReadinessPair[] {
  const live = simulateReadiness(model, { roles, truth, policy: DEFAULT_POLICY, asOf: TODAY, seed: "test" });
  return Array.from({ length: people }, (_, person) => live(person)).flat();
}

/** `count` pairs of as many people whose outcomes follow `chanceOf` the predicted chance. */
function pairsWith(count: number, chanceOf: (predicted: number) => number, seed: string): ReadinessPair[] {
  const stream = randomStream(seed);
  return Array.from({ length: count }, (_, at) => {
    const predicted = stream.nextUniform();
    const confirmed = stream.nextUniform() < chanceOf(predicted);
    return { person: `p${String(at)}`, skillIndex: 0, predicted, confirmed, place: stream.nextUniform() };
  });
}

describe("the interval of a share", () => {
  it("is the published one (Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3)", () => {
    const published = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [successes, trials, low, high] of published) {
      const interval = wilsonInterval(successes, trials);
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
  });
});

describe("chances that are right", () => {
  it("have an error as small as chance explains, intervals that cover, and nothing to recalibrate", () => {
    const summary = summariseCalibration(
      pairsWith(4000, (chance) => chance, "right"),
      5,
      "seed",
    );
    expect(summary?.error).toBeLessThan((summary?.errorByChance.high ?? 0) * 1.3);
    for (const { stated, interval } of summary?.coverage ?? []) {
      expect(interval.low - 0.01).toBeLessThan(stated);
      expect(interval.high + 0.01).toBeGreaterThan(stated);
    }
    expect(summary?.recalibration?.slope).toBeCloseTo(1, 0);
    expect(summary?.recalibration?.lossAfter).toBeGreaterThan((summary?.recalibration?.lossBefore ?? 0) - 0.002);
  });

  it("come out of the model when people are drawn as it assumes", () => {
    const pairs = simulate(AS_MODELLED, 1500);
    const summary = summariseCalibration(pairs, 5, "seed");
    expect(pairs.length).toBeGreaterThan(4000);
    expect(summary?.error).toBeLessThan(0.02);
    expect(summary?.interval.low).toBeLessThan(0);
    expect(summary?.interval.high).toBeGreaterThan(0);
    for (const { stated, observed } of summary?.coverage ?? []) expect(Math.abs(observed - stated)).toBeLessThan(0.02);
  });
});

describe("chances that are wrong", () => {
  it("are found: the error is beyond chance, and recalibrating helps people it was not fitted on", () => {
    const summary = summariseCalibration(
      pairsWith(2000, (chance) => chance * chance, "wrong"),
      5,
      "seed",
    );
    expect(summary?.error).toBeGreaterThan(3 * (summary?.errorByChance.high ?? 1));
    expect(summary?.recalibration?.lossAfter).toBeLessThan((summary?.recalibration?.lossBefore ?? 0) - 0.02);
    expect(summary?.recalibration?.errorAfter).toBeLessThan((summary?.recalibration?.errorBefore ?? 0) / 2);
  });

  it("are found in a simulation whose truth is harsher than the model assumes: it promises too much", () => {
    const [right, wrong] = [simulate(AS_MODELLED, 600), simulate(HARSHER, 600)].map((pairs) =>
      summariseCalibration(pairs, 5, "seed"),
    );
    expect(wrong?.interval.high).toBeLessThan(0);
    expect(wrong?.error).toBeGreaterThan(2 * (right?.error ?? 1));
    expect(wrong?.coverage[1]?.observed).toBeLessThan(0.75);
  });
});

describe("a report", () => {
  it("is the same for the same seed and does not depend on the order of people", () => {
    const pairs = pairsWith(500, (chance) => chance, "order");
    expect(summariseCalibration(pairs, 5, "s")?.error).toBe(summariseCalibration(pairs, 5, "s")?.error);
    expect(gapOf(pairs.toReversed()).gap).toBeCloseTo(gapOf(pairs).gap, 12);
  });

  it("holds no bin of fewer people than asked for, loses no pair, and says nothing about four people", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 40 }), (count, people) => {
        const pairs = pairsWith(count, (chance) => chance, String(count)).map((pair, at) => {
          return { ...pair, person: String(at % people) };
        });
        const summary = summariseCalibration(pairs, 5, "s");
        if (Math.min(count, people) < 5) expect(summary).toBeNull();
        else {
          expect(summary?.bins.every((bin) => bin.people >= 5)).toBe(true);
          expect(summary?.bins.reduce((sum, bin) => sum + bin.pairs, 0)).toBe(count);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("has an error that anybody can add up from its bins", () => {
    const summary = summariseCalibration(
      pairsWith(300, (chance) => chance * 0.8, "sum"),
      5,
      "s",
    );
    const byHand = (summary?.bins ?? []).reduce(
      (sum, bin) => sum + (bin.pairs / 300) * Math.abs(bin.confirmed - bin.predicted),
      0,
    );
    expect(summary?.error).toBe(byHand);
  });

  it("judges a skill only from thirty pairs on, and fails it only when it is surely off", () => {
    const verdict = (count: number, shift: number) =>
      calibrationVerdict(gapOf(pairsWith(count, (chance) => chance + shift, "verdict")));
    expect(verdict(29, -0.9)).toBe("too-few");
    expect(verdict(400, -0.5)).toBe("fails");
    expect(verdict(400, 0)).toBe("within");
  });

  it("counts ten answers of one person as less than ten answers of ten", () => {
    const alone = pairsWith(50, (chance) => chance, "cluster");
    const together = alone.flatMap((pair) => Array.from({ length: 10 }, () => pair));
    const width = ({ interval }: { interval: { low: number; high: number } }) => interval.high - interval.low;
    expect(width(gapOf(together))).toBeGreaterThan(0.95 * width(gapOf(alone)));
  });
});

describe("later evidence", () => {
  const requirements = compileRequirements(role("fitter", [1, 2], 2), "now", SKILLS);
  const ask = (ledger: Parameters<typeof laterEvidence>[2]) =>
    laterEvidence(model, "p", ledger, requirements, DEFAULT_POLICY);
  const rated = entry("a", "manager-rating", { 1: 2 });
  const later = addDays(START, 200);
  const seen = (id: string, levels: Record<number, number>, rest = {}) =>
    entry(id, "practical-signoff", levels, { effectiveOn: later, recordedAt: `${later}T08:00:00.000Z`, ...rest });

  it("is held against exactly the chance that stood before it", () => {
    const { outcomes } = ask([rated, seen("b", { 1: 3 })]);
    const before = estimateAt(replayLedger(model, [rated], later), 1);
    expect(outcomes).toMatchObject([{ confirmed: true, kind: "practical-signoff", skillIndex: 1 }]);
    expect(outcomes[0]?.predicted).toBe(probabilityReady(before, 2));
    const confirms = (stated: number) => ask([rated, seen("b", { 1: stated })]).outcomes[0]?.confirmed;
    // the required level is 2; its band is 1.5 to 2.5
    expect([1, 1.4, 1.5, 2].map(confirms)).toEqual([false, false, true, true]);
  });

  it("does not see what came on the same day, later, or was entered afterwards", () => {
    const alone = ask([rated, seen("b", { 1: 3 })]).outcomes[0]?.predicted;
    const sameDay = seen("c", { 1: 0 }, { kind: "self-rating" });
    const after = entry("d", "self-rating", { 1: 0 }, { effectiveOn: addDays(later, 9) });
    const late = entry("e", "certificate", { 1: 0 }, { recordedAt: `${addDays(later, 1)}T08:00:00.000Z` });
    expect(ask([rated, seen("b", { 1: 3 }), sameDay, after]).outcomes[0]?.predicted).toBe(alone);
    expect(ask([rated, seen("b", { 1: 3 }), late]).outcomes.at(-1)?.predicted).toBe(alone);
  });

  it("is left out, and counted as left out, where no chance was shown or the role does not ask", () => {
    expect(ask([seen("b", { 1: 3, 7: 3 })])).toEqual({ outcomes: [], notRequired: 1, noChanceBefore: 1 });
    expect(ask([rated, seen("b", { 1: 3 }, { standing: "revoked" })]).outcomes).toEqual([]);
  });

  it("places the outcome in what the model expected this source to say", () => {
    const { outcomes } = ask([rated, seen("b", { 1: 3 }, { noiseSd: 1000 })]);
    expect(outcomes[0]?.place).toBeCloseTo(normalCdf(0), 2);
  });
});
