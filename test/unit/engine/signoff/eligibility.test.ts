import { describe, expect, it } from "vitest";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { ESTIMATE_STATE, type SkillEstimate } from "#app/engine/proficiency/skill-estimate.ts";
import { mayAssess, orderAssessors } from "#app/engine/signoff/eligibility.ts";

const asOf = plainDate("2026-06-01");
const person = { personId: "learner", sitePath: "/1/2/" };
/** Sure of a level in the middle of level 4's band. */
const able: SkillEstimate = { mean: 1.5, sd: 0.3, state: ESTIMATE_STATE.measured | ESTIMATE_STATE.humanJudged };
const ask = (more: Partial<SkillEstimate>, place = { personId: "assessor", sitePath: "/1/2/" }, level: 3 | 4 = 3) =>
  mayAssess({ assessor: { ...place, estimate: { ...able, ...more } }, person, level, asOf }, DEFAULT_POLICY);

describe("who may sign", () => {
  it("is a colleague of the site who holds the level from measured evidence", () => {
    expect(ask({})).toEqual({ ok: true, value: null });
    expect(ask({}, undefined, 4)).toEqual({ ok: true, value: null });
  });

  it("is never the person, however able", () => {
    expect(ask({}, person)).toEqual({ ok: false, error: { kind: "oneself" } });
  });

  it("is nobody from another site", () => {
    expect(ask({}, { personId: "assessor", sitePath: "/1/3/" })).toEqual({ ok: false, error: { kind: "other-site" } });
  });

  it("is nobody who only rated themself, whose evidence has run out or does not reach the level", () => {
    const refused = { ok: false, error: { kind: "below-level" } };
    expect(ask({ state: ESTIMATE_STATE.selfRated })).toEqual(refused);
    expect(ask({ measuredUntil: plainDate("2026-05-31") })).toEqual(refused);
    expect(ask({ mean: 0.2 })).toEqual(refused);
    expect(ask({ state: ESTIMATE_STATE.measured }, undefined, 4)).toEqual(refused);
  });
});

it("assessors of the own shift come first, each group by name", () => {
  const colleague = (displayName: string, shiftId: string | null) => ({ personId: displayName, displayName, shiftId });
  const all = [colleague("Ewa", null), colleague("Cem", "late"), colleague("Ana", "early"), colleague("Bo", "late")];
  const compare = (left: string, right: string) => left.localeCompare(right, "en");
  expect(orderAssessors(all, "late", compare).map((one) => one.displayName)).toEqual(["Bo", "Cem", "Ana", "Ewa"]);
  expect(orderAssessors(all, null, compare).map((one) => one.displayName)).toEqual(["Ana", "Bo", "Cem", "Ewa"]);
});
