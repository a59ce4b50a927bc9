import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planExactly, type MilpSolver } from "#app/engine/pathway/exact-planner.ts";
import { planGreedily } from "#app/engine/pathway/greedy-planner.ts";
import { costOf, gapOf, validatePlan } from "#app/engine/pathway/plan.ts";
import {
  createPlanningProblem,
  listAt,
  pointsOf,
  type PlanningModule,
  type PlanningProblem,
} from "#app/engine/pathway/planning-problem.ts";
import { createMilpSolver } from "#app/integrations/highs/milp-solver.server.ts";

const solve = await createMilpSolver();
const LIMITS = { seconds: 10 };

/** Up to twelve modules, each standing on earlier ones only; two to four requirements that all modules together reach. */
const anyProblem: fc.Arbitrary<PlanningProblem> = fc
  .record({
    modules: fc.array(
      fc.record({
        cost: fc.integer({ min: 1, max: 20 }),
        requires: fc.array(fc.nat(11), { maxLength: 2 }),
        gains: fc.uniqueArray(fc.record({ requirement: fc.nat(3), points: fc.integer({ min: 1, max: 100 }) }), {
          maxLength: 3,
          selector: ({ requirement }) => requirement,
        }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ modules, shares }) => {
    const earlier = modules.map((module, at): PlanningModule => {
      return { ...module, requires: [...new Set(module.requires.filter((required) => required < at))] };
    });
    const all = made(createPlanningProblem(earlier, [0, 0, 0, 0]));
    const reach = pointsOf(all, earlier.keys());
    return made(
      createPlanningProblem(
        earlier,
        shares.map((share, at) => Math.floor(share * (reach[at] ?? 0))),
      ),
    );
  });

function made(result: ReturnType<typeof createPlanningProblem>): PlanningProblem {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The least cost over all 2^n choices. */
function bruteForce(problem: PlanningProblem): number {
  let best = Number.POSITIVE_INFINITY;
  for (let choice = 0; choice < 2 ** problem.size; choice += 1) {
    const modules = Array.from({ length: problem.size }, (_, at) => at).filter((at) => (choice >> at) % 2 === 1);
    const closed = modules.every((at) => listAt(problem.requires, at).every((required) => modules.includes(required)));
    const points = pointsOf(problem, modules);
    if (closed && problem.needs.every((need, at) => (points[at] ?? 0) >= need))
      best = Math.min(best, costOf(problem, modules));
  }
  return best;
}

describe("the exact planner", () => {
  it("finds what trying everything finds, on 1,000 random cases, and proves it", () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const plan = planExactly(problem, solve, LIMITS);
        expect(validatePlan(problem, plan)).toEqual([]);
        expect(plan.proven).toBe(true);
        expect(plan.cost).toBe(bruteForce(problem));
        expect(gapOf(plan)).toBe(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it("falls back to the greedy plan with an honest bound when the solver finds nothing in time", () => {
    const gaveUp: MilpSolver = () => ({ values: null, bound: 0, proven: false });
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const plan = planExactly(problem, gaveUp, LIMITS);
        expect(validatePlan(problem, plan)).toEqual([]);
        expect(plan.proven).toBe(problem.needs.every((need) => need === 0));
        expect(plan.lowerBound).toBeLessThanOrEqual(bruteForce(problem) + 1e-9);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the greedy planner", () => {
  it("keeps every rule and takes nothing that could be left out", () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const modules = planGreedily(problem);
        const cost = costOf(problem, modules);
        expect(validatePlan(problem, { modules, cost, lowerBound: 0, proven: false })).toEqual([]);
        for (const module of modules) {
          const rest = modules.filter((other) => other !== module);
          const plan = { modules: rest, cost: costOf(problem, rest), lowerBound: 0, proven: false };
          expect(validatePlan(problem, plan)).not.toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("a planning problem", () => {
  const module = (requires: readonly number[]): PlanningModule => ({ cost: 1, requires, gains: [] });

  it("names the modules that require each other in a circle", () => {
    const result = createPlanningProblem([module([1]), module([2]), module([0]), module([])], []);
    expect(result.ok ? null : result.error).toEqual({ kind: "circle", modules: [0, 1, 2] });
    const self = createPlanningProblem([module([0])], []);
    expect(self.ok ? null : self.error).toEqual({ kind: "circle", modules: [0] });
  });

  it("names the requirements that cannot be reached", () => {
    const result = createPlanningProblem([{ cost: 1, requires: [], gains: [{ requirement: 0, points: 5 }] }], [5, 1]);
    expect(result.ok ? null : result.error).toEqual({ kind: "unreachable", requirements: [1] });
  });

  it("refuses a module that costs nothing, stands on one that is not there or gains a part of a point", () => {
    for (const broken of [
      { cost: 0, requires: [], gains: [] },
      { cost: 1, requires: [7], gains: [] },
      { cost: 1, requires: [], gains: [{ requirement: 0, points: 0.5 }] },
    ]) {
      const result = createPlanningProblem([module([]), broken], [0]);
      expect(result.ok ? null : result.error).toEqual({ kind: "not-usable", module: 1 });
    }
  });
});

describe("the check of a plan", () => {
  it("sees a missing prerequisite, a requirement that is not met, a wrong cost and a bound above the cost", () => {
    const problem = made(
      createPlanningProblem(
        [
          { cost: 2, requires: [1], gains: [{ requirement: 0, points: 10 }] },
          { cost: 3, requires: [], gains: [] },
        ],
        [10],
      ),
    );
    const kinds = (modules: readonly number[], cost: number, lowerBound: number): readonly string[] =>
      validatePlan(problem, { modules, cost, lowerBound, proven: false }).map(({ kind }) => kind);
    expect(kinds([0, 1], 5, 5)).toEqual([]);
    expect(kinds([0], 2, 0)).toEqual(["prerequisite-missing"]);
    expect(kinds([1], 3, 0)).toEqual(["requirement-not-met"]);
    expect(kinds([0, 1], 4, 0)).toEqual(["wrong-cost"]);
    expect(kinds([0, 1], 5, 6)).toEqual(["bound-above-cost"]);
  });
});
