import { createHash } from "node:crypto";
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
  readonly key: string;
  readonly program: BinaryProgram;
  readonly start: Uint8Array;
  readonly limits: SolverLimits;
}

/**
 * Proven solutions by program, the latest last. The program of everybody's path is the same for all people of a role, and
 * what was previewed is confirmed a moment later: neither is solved twice. A few hundred bytes each.
 */
const remembered = new Map<string, BinarySolution>();
const MOST_REMEMBERED = 300;

/**
 * Runs a pure, deterministic decision that needs a solver, and has the solving done in another thread. The decision is
 * synchronous, so it is begun again for each program it asks for: up to there it repeats what it did, and finds the answer.
 * At the price of that repetition the thread that serves pages waits for nothing.
 */
export async function planInWorker<T>(decide: (solve: MilpSolver) => T): Promise<T> {
  const unproven = new Map<string, BinarySolution>();
  for (;;) {
    try {
      return decide((program, start, limits) => {
        const key = keyOf(program, start);
        const known = remembered.get(key) ?? unproven.get(key);
        if (known === undefined) throw new NotSolvedYet({ key, program, start, limits });
        return known;
      });
    } catch (thrown) {
      if (!(thrown instanceof NotSolvedYet)) throw thrown;
      const { key, program, start, limits } = thrown.wish;
      const solution = (await solveInThread(program, start, limits)) ?? GAVE_UP;
      if (solution.proven) remember(key, solution);
      else unproven.set(key, solution);
    }
  }
}

function remember(key: string, solution: BinarySolution): void {
  remembered.set(key, solution);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}

/** The same program with the same start has the same solution. */
function keyOf({ cost, rowStarts, columns, coefficients, lower }: BinaryProgram, start: Uint8Array): string {
  const hash = createHash("sha256");
  for (const part of [cost, rowStarts, columns, coefficients, lower, start])
    hash.update(`${part.length} `).update(part);
  return hash.digest("base64url");
}
