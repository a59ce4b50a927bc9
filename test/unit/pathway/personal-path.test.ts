import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/engine/kernel/calendar.ts";
import { buildPersonalPath, preparePath } from "#app/engine/pathway/build-path.ts";
import type { PathRequest } from "#app/engine/pathway/path-request.ts";
import type { PathWish, PersonalPath } from "#app/engine/pathway/personal-path.ts";
import { pointsIn } from "#app/engine/pathway/skill-need.ts";
import { validatePathway } from "#app/engine/pathway/validate-pathway.ts";
import { createMilpSolver } from "#app/integrations/highs/milp-solver.server.ts";
import { anyRequest, TODAY } from "./small-world.ts";

const solve = await createMilpSolver();
const LIMITS = { seconds: 10 };

function built(request: PathRequest): PersonalPath {
  const result = buildPersonalPath(request, solve, LIMITS);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const wished = (request: PathRequest, wish: Partial<PathWish>): PathRequest => ({
  ...request,
  wish: { ...request.wish, ...wish },
});

describe("the path of a person", () => {
  it("keeps every rule, whatever was known, wished, begun and swapped away", () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const path = built(request);
        expect(validatePathway(path, request)).toEqual([]);
        expect(path.proven).toBe(true);
        for (const { key } of path.steps) expect(request.wish.excluded).not.toContain(key);
        const loads = new Map<number, number>();
        for (const { week, minutes } of path.steps) loads.set(week, (loads.get(week) ?? 0) + minutes);
        const longest = Math.max(0, ...path.steps.map(({ minutes }) => minutes));
        if (longest <= request.wish.hoursPerWeek * 60)
          for (const load of loads.values()) expect(load).toBeLessThanOrEqual(request.wish.hoursPerWeek * 60);
      }),
      { numRuns: 100 },
    );
  });

  it("is as short as the best of all choices tried one by one", () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const prepared = preparePath(request);
        if (!prepared.ok) throw new Error(prepared.error.kind);
        const { choice, needs } = prepared.value;
        fc.pre(choice.candidates.length <= 14);
        const fixed = choice.fixed.reduce((sum, { minutes }) => sum + minutes, 0);
        expect(built(request).minutes).toBe(fixed + leastMinutes());

        function leastMinutes(): number {
          let least = Number.POSITIVE_INFINITY;
          for (let pick = 0; pick < 2 ** choice.candidates.length; pick += 1) {
            const chosen = choice.candidates.filter((_, at) => (pick >> at) % 2 === 1);
            const minutes = chosen.reduce((sum, module) => sum + module.minutes, 0);
            if (minutes < least && covers(chosen)) least = minutes;
          }
          return least;
        }
        function covers(chosen: typeof choice.candidates): boolean {
          const points = (modules: typeof choice.candidates, skill: number, band: number): number =>
            modules.reduce((sum, module) => sum + (module.skillIndex === skill ? pointsIn(module, band) : 0), 0);
          const added = choice.fixed.filter(({ started }) => !started).map(({ module }) => module);
          return [...needs.skills.values()].every(({ skillIndex, bands }) =>
            bands.every((need, at) => {
              const left = need - points(added, skillIndex, at + 1);
              const reach = points(choice.candidates, skillIndex, at + 1);
              return points(chosen, skillIndex, at + 1) >= Math.min(left, reach);
            }),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is never longer than everybody's, and ends ready for the role unless it names what is out of reach", () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const path = built(wished(request, { excluded: [], preferred: [], started: [], done: [] }));
        expect(path.minutes).toBeLessThanOrEqual(path.templateMinutes ?? 0);
        if (path.outOfReach.length === 0) expect(path.expected.status).toBe("ready");
      }),
      { numRuns: 100 },
    );
  });

  it("can be ready by its earliest date and not a day before, and a quarter of an hour less a week is too little", () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const earliest = built(wished(request, { dueOn: null })).earliestFinishOn;
        fc.pre(earliest !== null && earliest > TODAY);
        const inTime = built(wished(request, { dueOn: earliest }));
        expect(inTime.onTime).toBe(true);
        const late = built(wished(request, { dueOn: addDays(earliest, -1) }));
        expect(late.onTime).toBe(false);
        expect(late.earliestFinishOn).toBe(earliest);
        if (late.hoursPerWeekNeeded === null) return;
        const more = built(wished(request, { dueOn: addDays(earliest, -1), hoursPerWeek: late.hoursPerWeekNeeded }));
        expect(more.onTime).toBe(true);
        const less = late.hoursPerWeekNeeded - 0.25;
        if (less > 0)
          expect(built(wished(request, { dueOn: addDays(earliest, -1), hoursPerWeek: less })).onTime).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it("is plain JSON: storing and loading changes nothing", () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const path = built(request);
        expect(JSON.parse(JSON.stringify(path))).toEqual(path);
      }),
      { numRuns: 30 },
    );
  });

  it("is the same for the same request", () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        expect(built(request)).toEqual(built(request));
      }),
      { numRuns: 20 },
    );
  });
});
