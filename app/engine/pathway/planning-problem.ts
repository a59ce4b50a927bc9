import { err, ok, type Result } from "#app/engine/kernel/result.ts";

/** A module as the planner is told of it. */
export interface PlanningModule {
  /** What it costs the learner, > 0: minutes or hours, one unit for the whole problem. */
  readonly cost: number;
  /** Positions of the modules that must be taken too. */
  readonly requires: readonly number[];
  /** Points toward a requirement (by position), whole numbers > 0. */
  readonly gains: readonly { readonly requirement: number; readonly points: number }[];
}

/** Lists of whole numbers, one per module: those of module m lie at starts[m] … starts[m + 1] - 1. */
export interface Lists {
  /** Length size + 1. */
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

/**
 * Which modules to take so that every requirement has its points and no module lacks one it stands on, at the least cost.
 * Points are whole numbers, so that need and gain never round apart; diminishing gains inside a level band are told as
 * requirements per band. Everything by position; immutable.
 */
export interface PlanningProblem {
  readonly size: number;
  /** Length size. */
  readonly cost: Float64Array;
  readonly requires: Lists;
  /** Requirement of each gain, and its points in `gainPoints` at the same place. */
  readonly gains: Lists;
  readonly gainPoints: Int32Array;
  /** Points needed per requirement, ≥ 0. */
  readonly needs: Int32Array;
}

export type ProblemError =
  /** These modules require each other in a circle, in this order. */
  | { readonly kind: "circle"; readonly modules: readonly number[] }
  /** Requirements that all modules together do not reach. */
  | { readonly kind: "unreachable"; readonly requirements: readonly number[] }
  | { readonly kind: "not-usable"; readonly module: number };

/** Lays out a problem and says what makes it impossible. O(modules + edges + gains). */
export function createPlanningProblem(
  modules: readonly PlanningModule[],
  needs: readonly number[],
): Result<PlanningProblem, ProblemError> {
  const size = modules.length;
  const broken = modules.findIndex((module) => !isUsable(module, size, needs.length));
  if (broken >= 0) return err({ kind: "not-usable", module: broken });
  const problem: PlanningProblem = {
    size,
    cost: Float64Array.from(modules, ({ cost }) => cost),
    requires: lists(modules.map(({ requires }) => requires)),
    gains: lists(modules.map(({ gains }) => gains.map(({ requirement }) => requirement))),
    gainPoints: Int32Array.from(modules.flatMap(({ gains }) => gains.map(({ points }) => points))),
    needs: Int32Array.from(needs),
  };
  const circle = findCircle(problem);
  if (circle !== null) return err({ kind: "circle", modules: circle });
  const reached = pointsOf(
    problem,
    Int32Array.from({ length: size }, (_, at) => at),
  );
  const unreachable = [...problem.needs.keys()].filter((at) => (reached[at] ?? 0) < (problem.needs[at] ?? 0));
  return unreachable.length > 0 ? err({ kind: "unreachable", requirements: unreachable }) : ok(problem);
}

function isUsable({ cost, requires, gains }: PlanningModule, size: number, needs: number): boolean {
  const isPlace = (at: number, length: number): boolean => Number.isInteger(at) && at >= 0 && at < length;
  return (
    cost > 0 &&
    Number.isFinite(cost) &&
    requires.every((at) => isPlace(at, size)) &&
    gains.every(({ requirement, points }) => isPlace(requirement, needs) && Number.isInteger(points) && points > 0)
  );
}

export function lists(rows: readonly (readonly number[])[]): Lists {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => {
    starts[at + 1] = (starts[at] ?? 0) + row.length;
  });
  return { starts, items: Int32Array.from(rows.flat()) };
}

/** The items of one list. */
export function listAt({ starts, items }: Lists, at: number): Int32Array {
  return items.subarray(starts[at] ?? 0, starts[at + 1] ?? 0);
}

/** Points per requirement that these modules bring. */
export function pointsOf(problem: PlanningProblem, modules: Iterable<number>): Int32Array {
  const points = new Int32Array(problem.needs.length);
  const { starts, items } = problem.gains;
  for (const module of modules) {
    for (let at = starts[module] ?? 0; at < (starts[module + 1] ?? 0); at += 1) {
      const requirement = items[at] ?? 0;
      points[requirement] = (points[requirement] ?? 0) + (problem.gainPoints[at] ?? 0);
    }
  }
  return points;
}

/** Modules that require each other in a circle; null: none do. Depth-first, without recursion. O(size + edges). */
export function findCircle({ size, requires }: Pick<PlanningProblem, "size" | "requires">): readonly number[] | null {
  const colour = new Uint8Array(size);
  for (let root = 0; root < size; root += 1) {
    if (colour[root] !== 0) continue;
    const path: number[] = [root];
    const next: number[] = [requires.starts[root] ?? 0];
    colour[root] = 1;
    while (path.length > 0) {
      const module = path.at(-1) ?? 0;
      const edge = next.at(-1) ?? 0;
      if (edge >= (requires.starts[module + 1] ?? 0)) {
        colour[module] = 2;
        path.pop();
        next.pop();
        continue;
      }
      next[next.length - 1] = edge + 1;
      const target = requires.items[edge] ?? 0;
      if (colour[target] === 1) return path.slice(path.indexOf(target));
      if (colour[target] === 2) continue;
      colour[target] = 1;
      path.push(target);
      next.push(requires.starts[target] ?? 0);
    }
  }
  return null;
}
