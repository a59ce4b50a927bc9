import { parentPort } from "node:worker_threads";
import { createMilpSolver } from "./milp-solver.server.ts";
import type { SolverAnswer, SolverRequest } from "./solver-messages.ts";

// Runs in the solver's own thread: one program after the other, so that the thread that serves pages never waits.

const solve = await createMilpSolver();

parentPort?.on("message", ({ id, program, start, limits }: SolverRequest) => {
  parentPort?.postMessage({ id, solution: attempt(() => solve(program, start, limits)) } satisfies SolverAnswer);
});

/** A program that the solver cannot take must not end the thread that others wait for. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
