import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gapPriority } from "#app/engine/gaps/gap-priority.ts";
import { computeLearnerGaps, expectedShortfall } from "#app/engine/gaps/learner-gap.ts";
import { roleId } from "#app/engine/kernel/ids.ts";
import { addDays } from "#app/engine/kernel/calendar.ts";
import { createBeliefModel } from "#app/engine/proficiency/belief-model.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";
import type { RoleProfile } from "#app/engine/skills/role-profile.ts";
import { levelCut } from "#app/engine/skills/skill.ts";
import { entry, named, SKILLS, TODAY } from "../proficiency/people.ts";

const model = createBeliefModel(SKILLS);
const profile: RoleProfile = {
  id: roleId("role"),
  requirements: [0, 1, 2, 3, 4].map((at) => ({
    skillId: named(at),
    now: at === 4 ? 0 : 2,
    future: 3,
    criticality: at === 0 ? "critical" : "important",
    origin: "stated",
  })),
};

describe("the gaps of a person", () => {
  const replayed = replayLedger(
    model,
    [
      entry("a", "certificate", { 0: 4 }, { effectiveOn: TODAY }),
      entry("b", "certificate", { 1: 3 }, { expiresOn: addDays(TODAY, -1) }),
      entry("c", "practical-signoff", { 2: 0 }, { effectiveOn: TODAY }),
    ],
    TODAY,
  );
  const gaps = computeLearnerGaps(replayed, profile, "now", SKILLS, DEFAULT_POLICY);

  it("say for each required skill where the person stands and what closes it", () => {
    expect(gaps.map(({ status, action }) => [status, action])).toEqual([
      ["ready", "none"],
      ["expired", "renew"],
      ["short", "learn"],
      ["not-measured", "assess"],
    ]);
  });

  it("leave out what the horizon does not ask for and ask for more later", () => {
    expect(gaps).toHaveLength(4);
    expect(computeLearnerGaps(replayed, profile, "future", SKILLS, DEFAULT_POLICY)).toHaveLength(5);
  });

  it("hold a chance inside its interval", () => {
    for (const { probability, probabilityInterval } of gaps) {
      expect(probabilityInterval.low).toBeLessThanOrEqual(probability);
      expect(probabilityInterval.high).toBeGreaterThanOrEqual(probability);
    }
  });

  it("expect at least the distance from the mean to the cut, and a little even above it", () => {
    const arbitrary = fc.record({
      mean: fc.double({ min: -4, max: 4, noNaN: true }),
      sd: fc.double({ min: 0.1, max: 1.5, noNaN: true }),
    });
    fc.assert(
      fc.property(arbitrary, (estimate) => {
        const expected = expectedShortfall(estimate, 3);
        expect(expected).toBeGreaterThanOrEqual(Math.max(0, levelCut(3) - estimate.mean) - 1e-12);
        expect(expected).toBeLessThanOrEqual(Math.max(0, levelCut(3) - estimate.mean) + 0.4 * estimate.sd);
      }),
    );
  });
});

describe("the priority of a gap", () => {
  it("is the product of the factors it shows", () => {
    const priority = gapPriority({ now: 1, future: 3, criticality: "critical" }, 1.5, 4);
    expect(priority).toMatchObject({ criticality: 2, growth: 2, levels: 1.5, people: 4 });
    expect(priority.value).toBe(priority.criticality * priority.growth * priority.levels * priority.people);
  });

  it("is nothing where nothing is missing, and a falling requirement does not raise it", () => {
    expect(gapPriority({ now: 2, future: 3, criticality: "critical" }, 0).value).toBe(0);
    expect(gapPriority({ now: 3, future: 2, criticality: "important" }, 1).growth).toBe(1);
  });
});
