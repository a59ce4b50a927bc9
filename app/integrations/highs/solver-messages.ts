import type { BinaryProgram, BinarySolution, SolverLimits } from "#app/engine/pathway/exact-planner.ts";

/** One program to solve. */
export interface SolverRequest {
  readonly id: number;
  readonly program: BinaryProgram;
  readonly start: Uint8Array;
  readonly limits: SolverLimits;
}

export interface SolverAnswer {
  readonly id: number;
  /** Null: the solver failed on this program. */
  readonly solution: BinarySolution | null;
}
