import { planGreedily } from "./greedy-planner.ts";
import { costOf, type Plan } from "./plan.ts";
import { listAt, type PlanningProblem } from "./planning-problem.ts";

/** Minimise cost · x over x in {0, 1} with rows · x ≥ lower. Row r lies at rowStarts[r] … rowStarts[r + 1] - 1. */
export interface BinaryProgram {
  /** Length variables. */
  readonly cost: Float64Array;
  readonly rowStarts: Int32Array;
  readonly columns: Int32Array;
  readonly coefficients: Float64Array;
  readonly lower: Float64Array;
}

export interface BinarySolution {
  /** Length variables, 0 or 1; null when none was found in time. */
  readonly values: Uint8Array | null;
  /** No solution costs less. */
  readonly bound: number;
  /** The values are optimal. */
  readonly proven: boolean;
}

/** A solver of binary programs. `start`: a feasible solution to begin with. May give up at the time limit. */
export type MilpSolver = (program: BinaryProgram, start: Uint8Array, limits: SolverLimits) => BinarySolution;

export interface SolverLimits {
  readonly seconds: number;
}

/** Room for the rounding inside a solver, as a share of the cost. */
const PROOF_TOLERANCE = 1e-7;

/**
 * The cheapest choice of modules, proven where the solver ends in time; else the best one found with the bound that was
 * reached. Exact covering model: a row per requirement, a row per prerequisite; modules that cannot matter are left out.
 */
export function planExactly(problem: PlanningProblem, solve: MilpSolver, limits: SolverLimits): Plan {
  const greedy = planGreedily(problem);
  const useful = usefulModules(problem);
  if (useful.length === 0) return { modules: [], cost: 0, lowerBound: 0, proven: true };
  const program = toProgram(problem, useful);
  const start = Uint8Array.from(useful, (module) => (greedy.includes(module) ? 1 : 0));
  const { values, bound, proven } = solve(program, start, limits);
  const found = values === null ? greedy : useful.filter((_, at) => values[at] === 1);
  const best = costOf(problem, found) <= costOf(problem, greedy) ? found : greedy;
  const cost = costOf(problem, best);
  const certain = proven && cost - bound <= PROOF_TOLERANCE * Math.max(1, cost);
  return {
    modules: best.toSorted((left, right) => left - right),
    cost,
    lowerBound: certain ? cost : Math.min(cost, Math.max(bound, singleBound(problem))),
    proven: certain,
  };
}

/** Modules with a gain toward something needed, and all they stand on; rising. */
function usefulModules(problem: PlanningProblem): readonly number[] {
  const wanted: number[] = [];
  const seen = new Uint8Array(problem.size);
  const add = (module: number): void => {
    if (seen[module] === 1) return;
    seen[module] = 1;
    wanted.push(module);
  };
  for (let module = 0; module < problem.size; module += 1) {
    if (listAt(problem.gains, module).some((requirement) => (problem.needs[requirement] ?? 0) > 0)) add(module);
  }
  for (const module of wanted) for (const required of listAt(problem.requires, module)) add(required);
  return wanted.sort((left, right) => left - right);
}

function toProgram(problem: PlanningProblem, useful: readonly number[]): BinaryProgram {
  const column = new Map(useful.map((module, at) => [module, at]));
  const rows: { readonly entries: readonly (readonly [number, number])[]; readonly lower: number }[] = [];
  const cover = Array.from(problem.needs, (): [number, number][] => []);
  for (const [at, module] of useful.entries()) {
    const from = problem.gains.starts[module] ?? 0;
    for (const [offset, requirement] of listAt(problem.gains, module).entries()) {
      const points = problem.gainPoints[from + offset] ?? 0;
      // more than is needed counts as what is needed: a tighter row with the same solutions
      cover[requirement]?.push([at, Math.min(points, problem.needs[requirement] ?? 0)]);
    }
  }
  for (const [requirement, entries] of cover.entries()) {
    const lower = problem.needs[requirement] ?? 0;
    if (lower > 0) rows.push({ entries, lower });
  }
  for (const [at, module] of useful.entries()) {
    for (const required of listAt(problem.requires, module))
      rows.push({
        entries: [
          [column.get(required) ?? 0, 1],
          [at, -1],
        ],
        lower: 0,
      });
  }
  const rowStarts = new Int32Array(rows.length + 1);
  rows.forEach(({ entries }, row) => {
    rowStarts[row + 1] = (rowStarts[row] ?? 0) + entries.length;
  });
  return {
    cost: Float64Array.from(useful, (module) => problem.cost[module] ?? 0),
    rowStarts,
    columns: Int32Array.from(rows.flatMap(({ entries }) => entries.map(([at]) => at))),
    coefficients: Float64Array.from(rows.flatMap(({ entries }) => entries.map(([, value]) => value))),
    lower: Float64Array.from(rows, ({ lower }) => lower),
  };
}

/** What the dearest single requirement costs at least: its modules taken in parts, the cheapest points first. */
function singleBound(problem: PlanningProblem): number {
  const offers = Array.from(problem.needs, (): { points: number; cost: number }[] => []);
  for (let module = 0; module < problem.size; module += 1) {
    const from = problem.gains.starts[module] ?? 0;
    for (const [offset, requirement] of listAt(problem.gains, module).entries())
      offers[requirement]?.push({ points: problem.gainPoints[from + offset] ?? 0, cost: problem.cost[module] ?? 0 });
  }
  return offers.reduce((most, own, requirement) => {
    let left = problem.needs[requirement] ?? 0;
    let cost = 0;
    for (const offer of own.toSorted((a, b) => a.cost / a.points - b.cost / b.points)) {
      if (left <= 0) break;
      cost += offer.cost * Math.min(1, left / offer.points);
      left -= offer.points;
    }
    return Math.max(most, cost);
  }, 0);
}
