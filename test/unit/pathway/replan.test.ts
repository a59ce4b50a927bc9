import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evidenceId, skillId } from "#app/engine/kernel/ids.ts";
import { alternativesFor } from "#app/engine/pathway/alternatives.ts";
import { buildPersonalPath } from "#app/engine/pathway/build-path.ts";
import { moduleKey } from "#app/engine/pathway/path-module.ts";
import type { PathRequest } from "#app/engine/pathway/path-request.ts";
import type { PathChange, PathWish, PersonalPath } from "#app/engine/pathway/personal-path.ts";
import { replanPathway } from "#app/engine/pathway/replan.ts";
import { validatePathway } from "#app/engine/pathway/validate-pathway.ts";
import type { LevelEvidence } from "#app/engine/proficiency/evidence.ts";
import { createMilpSolver } from "#app/integrations/highs/milp-solver.server.ts";
import { readRealCatalogue, realRequest, TODAY } from "./real-catalogue.ts";
import { anyRequest } from "./small-world.ts";

const solve = await createMilpSolver();
const LIMITS = { seconds: 10 };
const catalogue = await readRealCatalogue();
const operator = roleNamed("operator");

function roleNamed(id: string): (typeof catalogue.roles)[number] {
  const role = catalogue.roles.find((each) => each.id === id);
  if (role === undefined) throw new Error(`no role ${id}`);
  return role;
}

function built(request: PathRequest): PersonalPath {
  const result = buildPersonalPath(request, solve, LIMITS);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function replanned(
  previous: PersonalPath,
  request: PathRequest,
): { path: PersonalPath; changes: readonly PathChange[] } {
  const result = replanPathway(previous, request, solve, LIMITS);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const wished = (request: PathRequest, wish: Partial<PathWish>): PathRequest => ({
  ...request,
  wish: { ...request.wish, ...wish },
});

/** A statement of the level of one skill, sharp unless told otherwise. */
const stated = (skill: string, level: number, more: Partial<LevelEvidence> = {}): LevelEvidence => ({
  ...{ id: evidenceId(`${skill}/${String(level)}`), kind: "certificate", skillIds: [skillId(skill)], values: [level] },
  ...{ noiseSd: 0.3, effectiveOn: TODAY, recordedAt: `${TODAY}T10:00:00.000Z`, expiresOn: null, standing: "standing" },
  ...{ raterId: null, reasonGiven: true, ...more },
});

const SKILL = "ai-literacy.concepts";
const changeFor = (changes: readonly PathChange[], key: string): PathChange | undefined =>
  changes.find((change) => change.key === key);
const keysOf = ({ steps }: PersonalPath): readonly string[] => steps.map(({ key }) => key);
const keysFor = ({ steps }: PersonalPath, skill: string): readonly string[] =>
  steps.filter((step) => step.skillId === skill).map(({ key }) => key);

describe("replanning", () => {
  it("keeps what is begun, names every step once and leaves a valid path", () => {
    fc.assert(
      fc.property(anyRequest, anyRequest, (request, other) => {
        const previous = built(request);
        const finished = new Set(request.wish.done.map(({ key }) => key));
        const begun = previous.steps
          .filter(({ key, state }) => !finished.has(key) && (state === "next" || state === "open"))
          .slice(0, 2);
        fc.pre(begun.length > 0 && other.skills.length === request.skills.length);
        const started = [...new Set([...request.wish.started, ...begun.map(({ key }) => key)])];
        // what is known of the person is that of somebody else now
        const now = wished({ ...request, replayed: other.replayed }, { started });
        const { path, changes } = replanned(previous, now);
        for (const { key } of begun) expect(keysOf(path)).toContain(key);
        expect(validatePathway(path, now)).toEqual([]);
        const named = changes.map(({ key }) => key);
        expect([...named].sort()).toEqual([...new Set([...keysOf(previous), ...keysOf(path)])].sort());
        for (const { kind, because } of changes) expect(because === null).toBe(kind === "kept");
      }),
      { numRuns: 30 },
    );
  });

  it("drops what a good result proves, with the chance before and now", () => {
    const previous = built(realRequest(catalogue, operator));
    const now = realRequest(catalogue, operator, [stated(SKILL, 2)]);
    const { path, changes } = replanned(previous, now);
    const gone = keysFor(previous, SKILL);
    expect(gone.length).toBeGreaterThan(1);
    expect(keysFor(path, SKILL)).toEqual([]);
    for (const key of gone) {
      const because = changeFor(changes, key)?.because;
      expect(because?.kind).toBe("proven");
      if (because?.kind === "proven") expect(because.now).toBeGreaterThan(Math.max(0.8, because.before));
    }
  });

  it("brings the lessons back after a failed check, however often they were taken", () => {
    const known = realRequest(catalogue, operator, [stated(SKILL, 2)]);
    const failed = [
      stated(SKILL, 2, { effectiveOn: TODAY }),
      stated(SKILL, 0, { id: evidenceId("z-failed"), noiseSd: 0.15 }),
    ];
    const lesson =
      keysFor(built(realRequest(catalogue, operator)), SKILL).find((key) => key.startsWith("lesson:")) ?? "";
    const done = [{ key: lesson, at: `${TODAY}T08:00:00.000Z` }];
    const after = {
      ...wished(realRequest(catalogue, operator, failed), { done }),
      decidedAt: new Map([[skillId(SKILL), `${TODAY}T10:00:00.000Z`]]),
    };
    const { path, changes } = replanned(built(known), after);
    expect(keysFor(path, SKILL)).toContain(lesson);
    expect(changeFor(changes, lesson)).toMatchObject({ kind: "step-added", because: { kind: "fell", skillId: SKILL } });
    // the same lesson finished after that check counts again
    const again = wished(after, { done: [{ key: lesson, at: `${TODAY}T12:00:00.000Z` }] });
    expect(keysFor(built(again), SKILL)).not.toContain(lesson);
  });

  it("replaces a lesson that is retired, and names it where nothing can", () => {
    const request = realRequest(catalogue, operator);
    const previous = built(request);
    const lesson = previous.steps.find(({ key }) => key.startsWith("lesson:robotics.amr-operation"));
    const unpractised = previous.steps.find(({ key }) => key.startsWith(`lesson:${SKILL}`));
    if (lesson === undefined || unpractised === undefined) throw new Error("no such lessons in the path");
    const without = (key: string): PathRequest => ({
      ...request,
      modules: request.modules.filter((module) => module.key !== key),
    });
    const practised = replanned(previous, without(lesson.key));
    const practice = moduleKey("practice", "robotics.amr-operation", 1);
    expect(changeFor(practised.changes, lesson.key)?.because).toEqual({ kind: "retired", replacedBy: [practice] });
    expect(changeFor(practised.changes, practice)?.because).toEqual({ kind: "replaces", keys: [lesson.key] });
    const lost = replanned(previous, wished(without(unpractised.key), { started: [unpractised.key] }));
    expect(lost.path.outOfReach).toEqual([{ skillId: SKILL, level: 1, reason: "no-module" }]);
    expect(lost.path.remarks).toEqual([{ kind: "retired", key: unpractised.key }]);
    expect(changeFor(lost.changes, unpractised.key)?.because).toEqual({ kind: "retired", replacedBy: [] });
  });

  it("says what the hours and a postponement moved", () => {
    const request = realRequest(catalogue, operator);
    const previous = built(request);
    const faster = replanned(previous, wished(request, { hoursPerWeek: 4 }));
    const moved = faster.changes.filter(({ kind }) => kind === "step-moved");
    expect(moved.length).toBeGreaterThan(5);
    for (const { because } of moved) expect(because).toEqual({ kind: "hours", before: 2, now: 4 });
    const [first] = previous.steps;
    const until = previous.steps.at(-1)?.dueOn ?? TODAY;
    const later = replanned(previous, wished(request, { postponed: [{ key: first?.key ?? "", until }] }));
    const change = changeFor(later.changes, first?.key ?? "");
    expect(change?.because).toEqual({ kind: "postponed", until });
    expect((later.path.steps.find(({ key }) => key === first?.key)?.startsOn ?? "") >= until).toBe(true);
  });
});

describe("alternatives of a step", () => {
  it("cost what they say when they are chosen", () => {
    fc.assert(
      fc.property(anyRequest, fc.nat(99), (request, place) => {
        const path = built(request);
        const key = keysOf(path)[place % Math.max(1, path.steps.length)] ?? "";
        fc.pre(key !== "");
        const offered = alternativesFor(request, key, solve, LIMITS);
        expect(offered.length).toBeLessThanOrEqual(2);
        for (const { keys, extraMinutes, extraDays, exclude, prefer } of offered) {
          const { excluded, preferred } = request.wish;
          const chosen = built(
            wished(request, {
              excluded: [...excluded, ...exclude],
              preferred: [...preferred.filter((key) => !exclude.includes(key)), ...prefer],
            }),
          );
          expect(chosen.minutes - path.minutes).toBe(extraMinutes);
          expect(keys.every((key) => keysOf(chosen).includes(key) && !keysOf(path).includes(key))).toBe(true);
          if (path.finishesOn !== null && chosen.finishesOn !== null)
            expect((Date.parse(chosen.finishesOn) - Date.parse(path.finishesOn)) / 86_400_000).toBe(extraDays);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("offer practice at the machine for a lesson about it, and a check to whoever knows it already", () => {
    const request = realRequest(catalogue, operator);
    const lesson = keysFor(built(request), "robotics.amr-operation").find((key) => key.startsWith("lesson:")) ?? "";
    const offered = alternativesFor(request, lesson, solve, LIMITS);
    expect(offered.map(({ keys }) => keys)).toEqual([
      [moduleKey("check", "robotics.amr-operation", 0)],
      [moduleKey("practice", "robotics.amr-operation", 1)],
    ]);
  });
});
