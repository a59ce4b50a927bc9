import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import type { BinaryProgram, BinarySolution, SolverLimits } from "#app/engine/pathway/exact-planner.ts";
import { log } from "#app/platform/logger.server.ts";
import type { SolverAnswer, SolverRequest } from "./solver-messages.ts";

/** The same name from the sources and from the built server. */
const THREAD = "#app/integrations/highs/solver-worker.mjs";

/** Longer than its limit a solver takes only when it hangs or has others before it; then the thread is made anew. */
const PATIENCE_MS = 3_000;

interface Waiting {
  readonly answer: (solution: BinarySolution | null) => void;
  readonly patience: NodeJS.Timeout;
}

interface SolverThread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

let thread: SolverThread | undefined;
let asked = 0;

/**
 * Solves in a thread of its own, of which a process has one, started at the first program. Null when the thread could not
 * answer: it was ended for good or hung, and the next program gets a new one.
 */
export function solveInThread(
  program: BinaryProgram,
  start: Uint8Array,
  limits: SolverLimits,
): Promise<BinarySolution | null> {
  const { worker, waiting } = (thread ??= startThread());
  asked += 1;
  const request: SolverRequest = { id: asked, program, start, limits };
  return new Promise((answer) => {
    const before = waiting.size + 1;
    const patience = setTimeout(
      () => {
        log.warn("The solver did not answer in time; its thread is started anew.", { waiting: before });
        void worker.terminate();
      },
      before * (limits.seconds * 1_000 + PATIENCE_MS),
    );
    waiting.set(request.id, { answer, patience });
    worker.ref();
    worker.postMessage(request);
  });
}

function startThread(): SolverThread {
  const worker = new Worker(createRequire(import.meta.url).resolve(THREAD));
  const waiting = new Map<number, Waiting>();
  worker.on("message", ({ id, solution }: SolverAnswer) => {
    settle(waiting, id, solution);
    // a process that has nothing else to do may end
    if (waiting.size === 0) worker.unref();
  });
  worker.on("error", (error) => {
    log.error("The solver's thread ended.", { reason: error.message });
  });
  worker.on("exit", () => {
    if (thread?.worker === worker) thread = undefined;
    for (const id of [...waiting.keys()]) settle(waiting, id, null);
  });
  return { worker, waiting };
}

function settle(waiting: Map<number, Waiting>, id: number, solution: BinarySolution | null): void {
  const found = waiting.get(id);
  if (found === undefined) return;
  waiting.delete(id);
  clearTimeout(found.patience);
  found.answer(solution);
}
