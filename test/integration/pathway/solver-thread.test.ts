import { afterEach, expect, it } from "vitest";
import { planExactly } from "#app/engine/pathway/exact-planner.ts";
import { createPlanningProblem, type PlanningProblem } from "#app/engine/pathway/planning-problem.ts";
import { validatePlan } from "#app/engine/pathway/plan.ts";
import { createMilpSolver } from "#app/integrations/highs/milp-solver.server.ts";
import { planInWorker } from "#app/integrations/highs/plan-in-worker.server.ts";
import { solveInThread } from "#app/integrations/highs/solver-thread.server.ts";

process.env["DATABASE_URL"] ??= "postgresql://nobody@localhost/none";
process.env["SESSION_SECRET"] ??= "x".repeat(32);
process.env["AUDIT_KEY"] ??= "x".repeat(32);
process.env["LOG_LEVEL"] = "error";

const LIMITS = { seconds: 5 };

/** Forty modules over eight needs; another seed is another problem, so that no answer is a remembered one. */
function problemOf(seed: number): PlanningProblem {
  const modules = Array.from({ length: 40 }, (_, at) => ({
    cost: 10 + ((at * 37 + seed * 11) % 50),
    requires: at % 3 === 1 ? [at - 1] : [],
    gains: [{ requirement: at % 8, points: 20 + ((at * 13 + seed) % 60) }],
  }));
  const problem = createPlanningProblem(modules, Array<number>(8).fill(110));
  if (!problem.ok) throw new Error(problem.error.kind);
  return problem.value;
}

afterEach(() => {
  expect(process.exitCode ?? 0).toBe(0);
});

it("solves in another thread what the synchronous solver solves, while this one goes on", async () => {
  const here = await createMilpSolver();
  let turns = 0;
  const clock = setInterval(() => (turns += 1), 1);
  for (const seed of [1, 2, 3]) {
    const problem = problemOf(seed);
    const plan = await planInWorker((solve) => planExactly(problem, solve, LIMITS));
    expect(plan).toMatchObject({ proven: true, cost: planExactly(problem, here, LIMITS).cost });
    expect(validatePlan(problem, plan)).toEqual([]);
  }
  clearInterval(clock);
  expect(turns).toBeGreaterThan(3);
});

it("falls back to the greedy plan with its bound when the solver fails, and solves the next program again", async () => {
  const broken = {
    ...{ cost: new Float64Array([1]), rowStarts: new Int32Array([0, 9]), columns: new Int32Array([7]) },
    ...{ coefficients: new Float64Array([1]), lower: new Float64Array([1]) },
  };
  expect(await solveInThread(broken, new Uint8Array([1]), LIMITS)).toBeNull();
  const problem = problemOf(4);
  const late = await planInWorker((solve) => planExactly(problem, solve, { seconds: 0 }));
  expect(validatePlan(problem, late)).toEqual([]);
  expect(late.lowerBound).toBeLessThanOrEqual(late.cost);
  const plan = await planInWorker((solve) => planExactly(problem, solve, LIMITS));
  expect(plan.proven).toBe(true);
  expect(plan.cost).toBeLessThanOrEqual(late.cost);
});
