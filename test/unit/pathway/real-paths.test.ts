import { describe, expect, it } from "vitest";
import { smallestFlippingSet } from "#app/engine/pathway/flipping-set.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { evidenceId, itemId, skillId } from "#app/engine/kernel/ids.ts";
import { buildPersonalPath } from "#app/engine/pathway/build-path.ts";
import { lapsedLevels } from "#app/engine/pathway/lapsed-levels.ts";
import { takeStep, asReplayed, startPathBelief } from "#app/engine/pathway/path-belief.ts";
import { moduleKey } from "#app/engine/pathway/path-module.ts";
import type { PathRequest } from "#app/engine/pathway/path-request.ts";
import type { PathStep, PersonalPath } from "#app/engine/pathway/personal-path.ts";
import { validatePathway } from "#app/engine/pathway/validate-pathway.ts";
import type { Evidence, LevelEvidence } from "#app/engine/proficiency/evidence.ts";
import { tallyRole } from "#app/engine/proficiency/role-status.ts";
import { compileRequirements } from "#app/engine/skills/role-profile.ts";
import { createMilpSolver } from "#app/integrations/highs/milp-solver.server.ts";
import { readRealCatalogue, realRequest, TODAY, type RealCatalogue } from "./real-catalogue.ts";

const solve = await createMilpSolver();
const LIMITS = { seconds: 10 };
const catalogue = await readRealCatalogue();

type Role = RealCatalogue["roles"][number];

function roleNamed(id: string): Role {
  const role = catalogue.roles.find((each) => each.id === id);
  if (role === undefined) throw new Error(`no role ${id}`);
  return role;
}

function built(request: PathRequest): PersonalPath {
  const result = buildPersonalPath(request, solve, LIMITS);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const stated = (skills: readonly string[], values: readonly number[], more: Partial<LevelEvidence>): LevelEvidence => ({
  ...{ id: evidenceId(`${String(more.kind)}/${skills.join("+")}`), kind: "certificate" },
  ...{ skillIds: skills.map(skillId), values, noiseSd: null },
  ...{ effectiveOn: TODAY, recordedAt: `${TODAY}T10:00:00.000Z`, expiresOn: null, standing: "standing" },
  ...{ raterId: null, reasonGiven: true, ...more },
});

/** The role is taken as the starting point: everything required is as likely there as not. */
const fromRole = (role: Role): LevelEvidence =>
  stated(
    role.requirements.map((row) => row.skillId),
    role.requirements.map((row) => Math.max(0.5, row.now - 0.5)),
    { kind: "role-prior" },
  );

const stepsFor = ({ steps }: PersonalPath, skill: string): readonly PathStep[] =>
  steps.filter((step) => step.skillId === skill);

describe("paths through the shipped library", () => {
  it.each(catalogue.roles.map((role) => [role.id, role] as const))(
    "lead from nothing to ready as %s by a plan that is proven and keeps every rule",
    (_, role) => {
      for (const horizon of ["now", "future"] as const) {
        const request = realRequest(catalogue, role, [], { horizon });
        const path = built(request);
        expect(validatePathway(path, request)).toEqual([]);
        expect(path).toMatchObject({ proven: true, gapShare: 0, outOfReach: [], remarks: [] });
        expect(path.minutes).toBe(path.templateMinutes);
        expect(path.now.status).toBe("not-measured");
        expect(path.expected.status).toBe("ready");
      }
    },
  );

  it("begin by measuring whoever may well be there already, and are shorter for it", () => {
    const role = roleNamed("ai-product-owner");
    const request = realRequest(catalogue, role, [fromRole(role)]);
    const path = built(request);
    expect(validatePathway(path, request)).toEqual([]);
    const first = path.steps.filter(({ purpose }) => purpose === "measure");
    expect(first.length).toBeGreaterThan(3);
    expect(path.steps.slice(0, first.length)).toEqual(first);
    for (const { why } of first) {
      const { expectedIfMeasured, expectedIfTaught } = why.measureFirst ?? {
        expectedIfMeasured: 1,
        expectedIfTaught: 0,
      };
      expect(expectedIfMeasured).toBeLessThan(expectedIfTaught);
    }
    expect(path.minutes).toBeLessThan(path.templateMinutes ?? 0);
    // "I know this": the check comes first whatever the numbers say, and the lessons wait behind it
    const taught = path.steps.find(
      ({ skillId: own, kind }) => kind === "lesson" && !first.some((f) => f.skillId === own),
    );
    if (taught === undefined) return;
    const check = moduleKey("check", taught.skillId, 0);
    const claimed = built(realRequest(catalogue, role, [fromRole(role)], { preferred: [check] }));
    expect(claimed.steps.find(({ key }) => key === taught.key)?.lockedBy).toContain(check);
  });

  it("end practical skills with a sign-off and level 4 with work that a person judges", () => {
    const operator = built(realRequest(catalogue, roleNamed("operator"), []));
    expect(stepsFor(operator, "robotics.amr-operation").at(-1)).toMatchObject({ kind: "sign-off", purpose: "confirm" });
    const lead = roleNamed("learning-development-manager");
    const own = stepsFor(built(realRequest(catalogue, lead, [])), "workforce.learning-design");
    expect(own.map(({ kind, level }) => `${kind} ${String(level)}`)).toEqual([
      "lesson 1",
      "lesson 2",
      "lesson 3",
      "sign-off 4",
    ]);
  });

  it("renew what has run out in five minutes while it is still likely to be there", () => {
    const expired = stated(["robotics.amr-operation"], [3], {
      effectiveOn: plainDate("2025-12-01"),
      expiresOn: plainDate("2026-11-01"),
    });
    const request = realRequest(catalogue, roleNamed("operator"), [expired]);
    const lapsed = lapsedLevels(catalogue.model, [expired], request.replayed, request.policy);
    expect([...lapsed]).toEqual([["robotics.amr-operation", 2]]);
    const path = built({ ...request, lapsed });
    expect(stepsFor(path, "robotics.amr-operation")).toMatchObject([{ kind: "check", purpose: "renew", minutes: 5 }]);
    expect(validatePathway(path, { ...request, lapsed })).toEqual([]);
    expect(stepsFor(built(request), "robotics.amr-operation").map(({ kind }) => kind)).toEqual(["lesson", "sign-off"]);
  });

  it("put a skill with a missed safety question first, teach its level again and check it", () => {
    const skill = "robotics.amr-operation";
    const answer: Evidence = {
      ...{ id: evidenceId("missed"), kind: "item-response", skillIds: [skillId(skill)], effectiveOn: TODAY },
      ...{ recordedAt: `${TODAY}T11:00:00.000Z`, expiresOn: null, standing: "standing", checkId: "a-check" },
      response: {
        ...{ itemId: itemId("an-item"), level: 1, score: 0, scored: true, safetyCritical: true, confidence: "sure" },
        parameters: { discrimination: 1, difficulty: -1.5, guessing: 0.2, slipping: 0, steps: [0] },
      },
    };
    const known = stated([skill], [3], { noiseSd: 0.2 });
    const path = built(realRequest(catalogue, roleNamed("operator"), [known, answer]));
    expect(path.steps.slice(0, 2)).toEqual(stepsFor(path, skill).slice(0, 2));
    expect(stepsFor(path, skill).map(({ kind }) => kind)).toEqual(["lesson", "check", "sign-off"]);
    expect(path.expected.status).toBe("ready");
  });

  it("refuse what cannot be, in so many words", () => {
    const role = roleNamed("operator");
    const refused = (wish: Parameters<typeof realRequest>[3], change: Partial<PathRequest> = {}): unknown => {
      const result = buildPersonalPath({ ...realRequest(catalogue, role, [], wish), ...change }, solve, LIMITS);
      return result.ok ? null : result.error;
    };
    const yesterday = plainDate("2026-11-21");
    expect(refused({ hoursPerWeek: 0 })).toEqual({ kind: "no-hours", hoursPerWeek: 0 });
    expect(refused({ hoursPerWeek: Number.NaN })).toMatchObject({ kind: "no-hours" });
    expect(refused({ startsOn: yesterday })).toEqual({ kind: "starts-in-the-past", startsOn: yesterday, today: TODAY });
    expect(refused({ dueOn: yesterday })).toEqual({ kind: "due-in-the-past", dueOn: yesterday, today: TODAY });
    const away = { from: TODAY, to: plainDate("2046-01-01") };
    expect(refused({ absences: [away] })).toEqual({ kind: "no-time" });
    const [a, b] = ["ai-literacy.concepts", "ai-literacy.data-reading"];
    const at = (id: string): number => catalogue.skills.findIndex((skill) => skill.id === id);
    const modules = catalogue.modules.map((module) => {
      if (module.kind !== "lesson" || module.toLevel !== 1) return module;
      if (module.skillIndex === at(a)) return { ...module, needs: [{ skillIndex: at(b), level: 1 as const }] };
      return module.skillIndex === at(b) ? { ...module, needs: [{ skillIndex: at(a), level: 1 as const }] } : module;
    });
    const circle = refused({}, { modules }) as { kind: string; levels: { skillId: string; level: number }[] };
    expect(circle.kind).toBe("circle");
    expect(new Set(circle.levels.map(({ skillId: id, level }) => `${id} ${String(level)}`))).toEqual(
      new Set([`${a} 1`, `${b} 1`]),
    );
  });

  it("run a long work sample over several weeks without filling any above its hours", () => {
    const request = realRequest(catalogue, roleNamed("ai-product-owner"), [], {
      horizon: "future",
      hoursPerWeek: 1.5,
      absences: [{ from: plainDate("2026-12-21"), to: plainDate("2027-01-03") }],
    });
    const path = built(request);
    expect(validatePathway(path, request)).toEqual([]);
    expect(Math.max(...path.weeklyMinutes)).toBeLessThanOrEqual(90);
    const long = path.steps.filter(({ minutes }) => minutes > 90);
    expect(long.length).toBeGreaterThan(0);
    for (const { startsOn, dueOn } of long) expect(dueOn > startsOn).toBe(true);
  });
});

describe("the smallest change that makes ready", () => {
  it("is confirmed by the readiness rule, and nothing can be left out of it", () => {
    for (const id of ["operator", "maintenance-technician", "data-steward"]) {
      const role = roleNamed(id);
      const ratings = stated(
        role.requirements.map((row) => row.skillId),
        role.requirements.map((row, at) => (at % 2 === 0 ? row.now + 1 : Math.max(0, row.now - 1))),
        { kind: "certificate", noiseSd: 0.3 },
      );
      const request = realRequest(catalogue, role, [ratings]);
      const result = smallestFlippingSet(request, solve, LIMITS);
      if (!result.ok) throw new Error(result.error.kind);
      const { keys, skillIds, before, after, proven, minutes } = result.value;
      expect([before.status, after.status, proven]).toEqual([expect.not.stringMatching(/^ready$/), "ready", true]);
      expect(minutes).toBeLessThanOrEqual(built(request).minutes);
      expect(statusWith(request, keys)).toBe("ready");
      const critical = role.requirements.filter((row) => row.criticality === "critical").map((row) => row.skillId);
      for (const skill of skillIds.filter((each) => critical.includes(each))) {
        const rest = keys.filter((key) => subject(request, key) !== skill);
        expect(statusWith(request, rest), `${id} without ${skill}`).not.toBe("ready");
      }
    }
  });

  const subject = ({ modules, skills }: PathRequest, key: string): string | undefined =>
    skills[modules.find((module) => module.key === key)?.skillIndex ?? -1]?.id;

  function statusWith(request: PathRequest, keys: readonly string[]): string {
    const belief = startPathBelief(request.replayed);
    for (const key of keys) {
      const module = request.modules.find((each) => each.key === key);
      if (module !== undefined) takeStep(belief, module);
    }
    const requirements = compileRequirements(request.profile, "now", request.skills);
    return tallyRole(asReplayed(belief), 0, requirements, request.policy).status;
  }

  it("is empty for whoever is ready", () => {
    const role = roleNamed("operator");
    const sure = stated(
      role.requirements.map((row) => row.skillId),
      role.requirements.map((row) => Math.min(5, row.now + 1)),
      { noiseSd: 0.2 },
    );
    const result = smallestFlippingSet(realRequest(catalogue, role, [sure]), solve, LIMITS);
    expect(result.ok && result.value.keys).toEqual([]);
  });
});
