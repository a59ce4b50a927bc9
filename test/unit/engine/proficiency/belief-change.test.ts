import { describe, expect, it } from "vitest";
import { addDays } from "#app/engine/kernel/calendar.ts";
import { roleId } from "#app/engine/kernel/ids.ts";
import { compareBeliefs, type ChangeQuestion } from "#app/engine/proficiency/belief-change.ts";
import { createBeliefModel } from "#app/engine/proficiency/belief-model.ts";
import { levelInterval } from "#app/engine/proficiency/level-classification.ts";
import { DEFAULT_POLICY, probabilityReady } from "#app/engine/proficiency/readiness.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";
import { estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import { compileRequirements, type RoleRequirement } from "#app/engine/skills/role-profile.ts";
import { entry, named, SKILLS, TODAY } from "./people.ts";

const model = createBeliefModel(SKILLS);

const needs = (position: number): RoleRequirement => {
  return { skillId: named(position), now: 3, future: 4, criticality: "critical", origin: "stated" };
};
const role = { id: roleId("fitter"), requirements: [needs(1), needs(2)] };
const question: ChangeQuestion = {
  requirements: compileRequirements(role, "now", SKILLS),
  policy: DEFAULT_POLICY,
  seed: "somebody fitter",
};

const start = [entry("a", "role-prior", { 1: 2.5, 2: 2.5 }), entry("b", "manager-rating", { 1: 2 })];
const signOff = entry("c", "practical-signoff", { 1: 4 }, { effectiveOn: TODAY, recordedAt: `${TODAY}T08:00:00.000Z` });
const before = replayLedger(model, start, TODAY);
const after = replayLedger(model, [...start, signOff], TODAY);

describe("what a new entry changes", () => {
  it("is told with level, interval, chance and status as the pages of both moments say them", () => {
    const { skills } = compareBeliefs(before, after, question);
    const change = skills.find(({ skillIndex }) => skillIndex === 1);
    expect(change).toMatchObject({ required: 3, before: { status: "uncertain" }, after: { status: "ready" } });
    expect(change?.before.interval).toEqual(levelInterval(estimateAt(before, 1)));
    expect(change?.after.interval).toEqual(levelInterval(estimateAt(after, 1)));
    expect(change?.after.chance).toBe(probabilityReady(estimateAt(after, 1), 3));
  });

  it("has the head of the role before and after, and none without a role", () => {
    const { role: heads } = compareBeliefs(before, after, question);
    expect(heads?.after.joint?.probability).toBeGreaterThan(heads?.before.joint?.probability ?? 1);
    expect(compareBeliefs(before, after, { ...question, requirements: null }).role).toBeNull();
  });

  it("leaves out skills that are measured neither before nor after, however their estimates moved", () => {
    const untouched = compareBeliefs(before, after, question).skills.map(({ skillIndex }) => skillIndex);
    expect(untouched).toEqual([1]);
    expect(Math.abs((after.means[4] ?? 0) - (before.means[4] ?? 0))).toBeGreaterThan(0.1);
  });

  it("is nothing between a belief and itself", () => {
    expect(compareBeliefs(after, after, question).skills).toEqual([]);
  });

  it("holds what moved by a tenth of a level, and not what moved by less", () => {
    const weak = (noiseSd: number) =>
      replayLedger(model, [...start, entry("d", "imported-record", { 1: 3 }, { noiseSd })], TODAY);
    for (const noiseSd of [0.4, 1, 3, 6, 12, 40]) {
      const moved = Math.abs(
        levelInterval(estimateAt(weak(noiseSd), 1)).level - levelInterval(estimateAt(before, 1)).level,
      );
      expect(compareBeliefs(before, weak(noiseSd), question).skills.length).toBe(moved >= 0.1 ? 1 : 0);
    }
  });

  it("tells what becomes measured for the first time, and what expires, as a change of status", () => {
    const first = replayLedger(model, [...start, entry("e", "certificate", { 2: 3 })], TODAY);
    expect(compareBeliefs(before, first, question).skills[0]).toMatchObject({
      skillIndex: 2,
      before: { status: "not-measured", interval: null, chance: null },
    });
    const expired = entry("e", "certificate", { 2: 3 }, { expiresOn: addDays(TODAY, -1) });
    const lapsed = replayLedger(model, [...start, expired], TODAY);
    const change = compareBeliefs(first, lapsed, question).skills.find(({ skillIndex }) => skillIndex === 2);
    expect(change?.after).toMatchObject({ status: "expired", chance: null });
  });

  it("calls a skill nobody asks for measured, and gives it no chance of being ready", () => {
    const other = replayLedger(model, [...start, entry("f", "certificate", { 7: 3 })], TODAY);
    const change = compareBeliefs(before, other, question).skills.find(({ skillIndex }) => skillIndex === 7);
    expect(change).toMatchObject({ required: null, after: { status: "measured", chance: null } });
  });
});
