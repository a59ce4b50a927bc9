import type { BinaryProgram, BinarySolution, MilpSolver, SolverLimits } from "#app/engine/pathway/exact-planner.ts";
import { solveInThread } from "./solver-thread.server.ts";

/** Nothing was found or excluded: the planner falls back to its own search and states the bound it knows. */
const GAVE_UP: BinarySolution = { values: null, bound: 0, proven: false };

/** Thrown by the solver function and caught below, never seen by anybody else: this program has to be solved first. */
class NotSolvedYet extends Error {
  readonly wish: Asked;
  constructor(wish: Asked) {
    super("The program is being solved.");
    this.wish = wish;
  }
}

interface Asked {
  readonly program: BinaryProgram;
  readonly start: Uint8Array;
  readonly limits: SolverLimits;
}

/**
 * Runs a pure, deterministic decision that needs a solver, and has the solving done in another thread. The decision is
 * synchronous, so it is begun again for each program it asks for: up to there it repeats what it did, and finds the answer.
 * At the price of that repetition the thread that serves pages waits for nothing.
 */
export async function planInWorker<T>(decide: (solve: MilpSolver) => T): Promise<T> {
  const solved: { readonly wish: Asked; readonly solution: BinarySolution }[] = [];
  for (;;) {
    let next = 0;
    try {
      return decide((program, start, limits) => {
        const known = solved[next];
        next += 1;
        if (known === undefined) throw new NotSolvedYet({ program, start, limits });
        return known.solution;
      });
    } catch (thrown) {
      if (!(thrown instanceof NotSolvedYet)) throw thrown;
      const { wish } = thrown;
      const solution = (await solveInThread(wish.program, wish.start, wish.limits)) ?? GAVE_UP;
      solved.push({ wish, solution });
    }
  }
}
