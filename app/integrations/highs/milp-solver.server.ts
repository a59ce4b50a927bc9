import loadHighs, { type Highs } from "highs";
import type { BinaryProgram, BinarySolution, MilpSolver } from "#app/engine/pathway/exact-planner.ts";

/** A value above this is a one: the solver's own tolerance on whole numbers is 1e-6. */
const HALF = 0.5;

/**
 * HiGHS as a function of one binary program. Synchronous: whoever serves requests calls it in a worker thread. Loading costs
 * 0.1-0.2 s once.
 */
export async function createMilpSolver(): Promise<MilpSolver> {
  const highs = await loadHighs();
  return (program, start, { seconds }) => solveWith(highs, program, start, seconds);
}

function solveWith(highs: Highs, program: BinaryProgram, start: Uint8Array, seconds: number): BinarySolution {
  const { cost, rowStarts, columns, coefficients, lower } = program;
  const [numCols, numRows] = [cost.length, lower.length];
  const model = {
    ...{ numCols, numRows, colCost: cost, rowLower: lower },
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowUpper: new Float64Array(numRows).fill(Number.POSITIVE_INFINITY),
    matrix: { format: "csr", numRows, numCols, starts: rowStarts, indices: columns, values: coefficients },
    integrality: new Int32Array(numCols).fill(1),
  } as const;
  return highs.withModel(model, (solver) => {
    solver.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0 });
    solver.setSolution({ colValue: Float64Array.from(start) });
    const { modelStatus } = solver.run();
    const proven = modelStatus === highs.constants.modelStatus.optimal;
    const bound = Number(solver.info.get("mip_dual_bound"));
    const found = Number(solver.info.get("primal_solution_status")) === FEASIBLE;
    const values = found ? Uint8Array.from(solver.getSolution().colValue, (value) => (value > HALF ? 1 : 0)) : null;
    return { values, bound: Number.isFinite(bound) ? bound : 0, proven };
  });
}

/** `kHighsSolutionStatusFeasible` of the solver's interface. */
const FEASIBLE = 2;
