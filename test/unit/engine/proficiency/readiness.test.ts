import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/engine/kernel/calendar.ts";
import { roleId } from "#app/engine/kernel/ids.ts";
import { createBeliefModel } from "#app/engine/proficiency/belief-model.ts";
import { levelInterval, levelProbabilities, mostProbableLevel } from "#app/engine/proficiency/level-classification.ts";
import { biasSpread, raterOffsets, splitBiases } from "#app/engine/proficiency/rater-bias.ts";
import {
  DEFAULT_POLICY,
  isReady,
  probabilityReady,
  readinessInterval,
  readinessPolicy,
  skillStatus,
} from "#app/engine/proficiency/readiness.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";
import { jointProbability, roleReadiness } from "#app/engine/proficiency/role-readiness.ts";
import { rolePrior } from "#app/engine/proficiency/role-prior.ts";
import { roleStatus } from "#app/engine/proficiency/role-status.ts";
import { ESTIMATE_STATE, type SkillEstimate } from "#app/engine/proficiency/skill-estimate.ts";
import { compileRequirements, type RoleProfile } from "#app/engine/skills/role-profile.ts";
import { levelCut, type ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { anyLedger, entry, named, SKILLS, TODAY } from "./people.ts";

const model = createBeliefModel(SKILLS);
const measured = (mean: number, sd: number, more = 0): SkillEstimate => ({
  mean,
  sd,
  state: ESTIMATE_STATE.measured | more,
});
const anyEstimate = fc.record({
  mean: fc.double({ min: -4, max: 4, noNaN: true }),
  sd: fc.double({ min: 0.05, max: 1.5, noNaN: true }),
  state: fc.nat(31),
});
const anyRequirement = fc.record({
  level: fc.integer({ min: 0, max: 5 }) as fc.Arbitrary<ProficiencyLevel>,
  safetyCritical: fc.boolean(),
});
const ready = (estimate: SkillEstimate, requirement: { level: ProficiencyLevel; safetyCritical: boolean }): boolean =>
  isReady(estimate, requirement, DEFAULT_POLICY, TODAY);

describe("ready", () => {
  it("asks for an 80 % chance, tested without computing the chance", () => {
    fc.assert(
      fc.property(
        anyEstimate,
        anyRequirement,
        fc.double({ min: 0.55, max: 0.99, noNaN: true }),
        (estimate, requirement, threshold) => {
          const sure = { ...estimate, state: ESTIMATE_STATE.measured | ESTIMATE_STATE.humanJudged };
          const chance = probabilityReady(sure, requirement.level);
          fc.pre(Math.abs(chance - threshold) > 1e-9);
          expect(isReady(sure, requirement, readinessPolicy(threshold), TODAY)).toBe(chance > threshold);
        },
      ),
    );
  });

  it("never turns into not ready when the mean rises", () => {
    fc.assert(
      fc.property(
        anyEstimate,
        anyRequirement,
        fc.double({ min: 0, max: 3, noNaN: true }),
        (estimate, requirement, rise) => {
          if (ready(estimate, requirement))
            expect(ready({ ...estimate, mean: estimate.mean + rise }, requirement)).toBe(true);
        },
      ),
    );
  });

  it("is never said of a safety-critical skill that only the person rated", () => {
    const selfRated = { mean: 4, sd: 0.1, state: ESTIMATE_STATE.selfRated };
    expect(ready(selfRated, { level: 2, safetyCritical: true })).toBe(false);
    expect(skillStatus(selfRated, { level: 2, safetyCritical: true }, DEFAULT_POLICY, TODAY)).toBe("uncertain");
    expect(ready(selfRated, { level: 2, safetyCritical: false })).toBe(true);
  });

  it("asks for a person's judgement with a reason at levels 4 and 5", () => {
    expect(ready(measured(4, 0.2), { level: 4, safetyCritical: false })).toBe(false);
    expect(ready(measured(4, 0.2, ESTIMATE_STATE.humanJudged), { level: 4, safetyCritical: false })).toBe(true);
    expect(ready(measured(4, 0.2), { level: 3, safetyCritical: false })).toBe(true);
  });

  it("ends with the last day of what measured the skill", () => {
    const estimate = { ...measured(3, 0.2), measuredUntil: TODAY };
    const requirement = { level: 3 as const, safetyCritical: false };
    expect(isReady(estimate, requirement, DEFAULT_POLICY, TODAY)).toBe(true);
    expect(isReady(estimate, requirement, DEFAULT_POLICY, addDays(TODAY, 1))).toBe(false);
    expect(skillStatus(estimate, requirement, DEFAULT_POLICY, addDays(TODAY, 1))).toBe("expired");
  });

  it("is the status ready and no other, and unknown is never level 0", () => {
    fc.assert(
      fc.property(anyEstimate, anyRequirement, (estimate, requirement) => {
        const status = skillStatus(estimate, requirement, DEFAULT_POLICY, TODAY);
        expect(status === "ready").toBe(ready(estimate, requirement));
        const evidence = ESTIMATE_STATE.measured | ESTIMATE_STATE.selfRated | ESTIMATE_STATE.expired;
        if (requirement.level > 0) expect(status === "not-measured").toBe((estimate.state & evidence) === 0);
      }),
    );
  });

  it("tells the two diagnoses apart: assess first, or learn", () => {
    const of = (mean: number, sd: number): string =>
      skillStatus(measured(mean, sd), { level: 3, safetyCritical: false }, DEFAULT_POLICY, TODAY);
    expect(of(0.1, 0.9)).toBe("uncertain");
    expect(of(-0.4, 0.9)).toBe("uncertain");
    expect(of(-0.4, 0.3)).toBe("nearly");
    expect(of(-2, 0.3)).toBe("short");
    expect(of(-2, 0.9)).toBe("short");
  });

  it("follows from a certificate at the required level in the role, not from one manager's rating", () => {
    const start = entry("a", "role-prior", { 3: 2.5 });
    const chance = (kind: "certificate" | "manager-rating"): number => {
      const replayed = replayLedger(model, [start, entry("b", kind, { 3: 3 })], entry("b", kind, {}).effectiveOn);
      return probabilityReady({ mean: replayed.means[3] ?? 0, sd: replayed.sds[3] ?? 1 }, 3);
    };
    expect(chance("certificate")).toBeGreaterThan(0.8);
    expect(chance("manager-rating")).toBeLessThan(0.8);
  });
});

describe("levels", () => {
  it("have probabilities that sum to one, the largest being the level named", () => {
    fc.assert(
      fc.property(anyEstimate, (estimate) => {
        const probabilities = levelProbabilities(estimate);
        expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
        expect(probabilities[mostProbableLevel(estimate)]).toBe(Math.max(...probabilities));
      }),
    );
  });

  it("have an interval on the track that holds its mean", () => {
    fc.assert(
      fc.property(anyEstimate, (estimate) => {
        const { low, level, high } = levelInterval(estimate);
        expect(0 <= low && low <= level && level <= high && high <= 5).toBe(true);
      }),
    );
  });
});

describe("rater biases", () => {
  const tests = Object.fromEntries([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((at) => [at, 2]));
  const selfRatings = Object.fromEntries(Object.keys(tests).map((at) => [at, 4]));

  it("are learned by comparing a person's own ratings with tests", () => {
    const replayed = replayLedger(
      model,
      [entry("a", "practical-signoff", tests), entry("b", "self-rating", selfRatings)],
      TODAY,
    );
    const [offset] = raterOffsets(replayed).filter(({ source }) => source.kind === "self-rating");
    expect(offset?.offset).toBeGreaterThan(1);
    expect(offset?.sd).toBeLessThan(0.5 * (offset?.priorSd ?? 0));
  });

  it("make the next rating of someone who rates too high count for less than that of someone who does not", () => {
    const later = entry("c", "self-rating", { 11: 4 }, { recordedAt: "2025-01-02T08:00:00.000Z" });
    const mean = (own: Readonly<Record<number, number>>): number =>
      replayLedger(model, [entry("a", "practical-signoff", tests), entry("b", "self-rating", own), later], TODAY)
        .means[11] ?? 0;
    expect(mean(selfRatings)).toBeLessThan(mean(tests));
  });

  it("are shown only from ten ratings on", () => {
    const few = replayLedger(model, [entry("a", "manager-rating", { 0: 3, 1: 3 }, { raterId: "boss" })], TODAY);
    expect(raterOffsets(few)).toEqual([]);
  });

  it("explain no more than the whole variance, and knowing them gives an interval around the chance", () => {
    fc.assert(
      fc.property(anyLedger(), fc.integer({ min: 1, max: 5 }) as fc.Arbitrary<ProficiencyLevel>, (ledger, level) => {
        const replayed = replayLedger(model, ledger, TODAY);
        const spread = biasSpread(splitBiases(replayed));
        for (const [skill, owed] of spread.entries()) {
          const estimate = { mean: replayed.means[skill] ?? 0, sd: replayed.sds[skill] ?? 1 };
          expect(owed).toBeLessThan(estimate.sd);
          const { low, high } = readinessInterval(estimate, level, owed);
          const chance = probabilityReady(estimate, level);
          expect(0 <= low && low <= chance && chance <= high && high <= 1).toBe(true);
        }
      }),
    );
  });

  it("average back to the chance itself over what is known about them", () => {
    const estimate = { mean: 0.3, sd: 0.7 };
    const owed = 0.4;
    const rest = Math.sqrt(estimate.sd ** 2 - owed ** 2);
    // trapezoid over the bias: E[P(ready | bias)] = P(ready)
    let [sum, weights] = [0, 0];
    for (let z = -8; z <= 8; z += 0.01) {
      const weight = Math.exp(-0.5 * z * z);
      sum += weight * probabilityReady({ mean: estimate.mean + owed * z, sd: rest }, 3);
      weights += weight;
    }
    expect(sum / weights).toBeCloseTo(probabilityReady(estimate, 3), 9);
  });
});

describe("a role", () => {
  const profile: RoleProfile = {
    id: roleId("role"),
    requirements: [0, 1, 2, 3, 4].map((at) => ({
      skillId: named(at),
      now: at === 4 ? 0 : 2,
      future: 3,
      criticality: at < 3 ? "critical" : "important",
      origin: "stated",
    })),
  };
  const requirements = compileRequirements(profile, "now", SKILLS);
  const certified = (levels: Readonly<Record<number, number>>): ReturnType<typeof replayLedger> =>
    replayLedger(model, [entry("a", "certificate", levels, { effectiveOn: TODAY })], TODAY);

  it("has not enough evidence, and no number, while most critical skills are not measured", () => {
    const readiness = roleReadiness(certified({ 0: 5 }), requirements, DEFAULT_POLICY, "seed");
    expect(readiness.status).toBe("not-measured");
    expect(readiness.joint).toBeNull();
    expect(readiness.all).toMatchObject({ required: 4, ready: 1, notMeasured: 3 });
    expect(roleReadiness(replayLedger(model, [], TODAY), requirements, DEFAULT_POLICY, "seed").score).toBeNull();
  });

  it("is ready when every critical skill is, nearly when none is a level away, else not", () => {
    const status = (levels: Readonly<Record<number, number>>): string =>
      roleStatus(certified(levels), 0, requirements, DEFAULT_POLICY);
    expect(status({ 0: 4, 1: 4, 2: 4 })).toBe("ready");
    expect(status({ 0: 4, 1: 4, 2: 1.6 })).toBe("nearly");
    expect(status({ 0: 4, 1: 4, 2: 0 })).toBe("not-ready");
    expect(status({ 0: 4, 1: 4 })).toBe("not-ready");
  });

  it("has a joint chance that repeats, lies in its interval and agrees with independent draws", () => {
    const replayed = certified({ 0: 2.5, 1: 2.5, 2: 2.5 });
    const joint = jointProbability(replayed, requirements, "seed");
    expect(jointProbability(replayed, requirements, "seed")).toEqual(joint);
    expect(joint.interval.low).toBeLessThanOrEqual(joint.probability);
    expect(joint.interval.high).toBeGreaterThanOrEqual(joint.probability);
    const others = Array.from(
      { length: 40 },
      (_, k) => jointProbability(replayed, requirements, `other ${String(k)}`).probability,
    );
    const mean = others.reduce((sum, p) => sum + p, 0) / others.length;
    const sd = Math.sqrt(others.reduce((sum, p) => sum + (p - mean) ** 2, 0) / (others.length - 1));
    expect(sd).toBeLessThan(0.02);
    expect(Math.abs(joint.probability - mean)).toBeLessThan(4 * sd);
    const marginal = Math.min(
      ...[0, 1, 2].map((at) => probabilityReady({ mean: replayed.means[at] ?? 0, sd: replayed.sds[at] ?? 1 }, 2)),
    );
    expect(mean).toBeLessThan(marginal + 0.01);
  });

  it("with one critical skill has exactly that skill's chance, up to the error of the draws", () => {
    const one = compileRequirements({ ...profile, requirements: profile.requirements.slice(0, 1) }, "now", SKILLS);
    const replayed = certified({ 0: 2 });
    const exact = probabilityReady({ mean: replayed.means[0] ?? 0, sd: replayed.sds[0] ?? 1 }, 2);
    expect(Math.abs(jointProbability(replayed, one, "seed").probability - exact)).toBeLessThan(0.06);
  });

  it("gives its holders a starting point that measures nothing and leaves every requirement open", () => {
    const { skillIds, values } = rolePrior(profile);
    const prior = { ...entry("p", "role-prior", {}), skillIds, values };
    const replayed = replayLedger(model, [prior], TODAY);
    expect(replayed.states.every((state) => state === 0)).toBe(true);
    for (const skill of requirements.skills) {
      expect(probabilityReady({ mean: replayed.means[skill] ?? 0, sd: replayed.sds[skill] ?? 1 }, 2)).toBeCloseTo(
        0.5,
        6,
      );
    }
    expect(replayed.means[4]).toBe(replayed.means[11]); // asked for only later
    expect(levelCut(2)).toBe(-1);
  });
});
