import { daysBetween } from "#app/engine/kernel/calendar.ts";
import { arrangePath, preparePath, solveChoice, type ArrangedPath } from "./build-path.ts";
import type { MilpSolver, SolverLimits } from "./exact-planner.ts";
import { moduleKey } from "./path-module.ts";
import type { PathRequest } from "./path-request.ts";
import type { PathAlternative, PathWish } from "./personal-path.ts";

const MOST_ALTERNATIVES = 2;

/**
 * At most two other ways past a step, the shorter first, each the shortest path under its condition: without the step;
 * without the step and what took its place; with a check first ("I know this"). `request` is that of the present path. []
 * for a step that nothing can replace. Two or three solutions of the planning problem: ask for one step, not for all.
 */
export function alternativesFor(
  request: PathRequest,
  key: string,
  solve: MilpSolver,
  limits: SolverLimits,
): readonly PathAlternative[] {
  const arrange = (wish: PathWish): ReachingPath | null => arranged({ ...request, wish }, solve, limits);
  const present = arrange(request.wish);
  const step = present?.path.steps.find(({ module }) => module.key === key);
  if (present === null || step === undefined) return [];
  const found: PathAlternative[] = [];
  const offer = (exclude: readonly string[], prefer: readonly string[]): PathAlternative | null => {
    const { excluded, preferred } = request.wish;
    const wish = {
      ...request.wish,
      excluded: [...new Set([...excluded, ...exclude])],
      preferred: [...new Set([...preferred.filter((other) => !exclude.includes(other)), ...prefer])],
    };
    const other = arrange(wish);
    if (other === null || other.outOfReach > present.outOfReach) return null;
    const alternative = compare(present.path, other.path, exclude, prefer);
    if (alternative.keys.length > 0 || exclude.length > 0) found.push(alternative);
    return alternative;
  };
  const first = offer([key], []);
  if (first !== null && first.keys.length > 0) offer([key, ...first.keys], []);
  const check = moduleKey("check", request.skills[step.module.skillIndex]?.id ?? "", 0);
  const measured = present.path.steps.some(({ module }) => module.key === check);
  if (!measured && key !== check) offer([], [check]);
  return found.sort((left, right) => left.extraMinutes - right.extraMinutes).slice(0, MOST_ALTERNATIVES);
}

interface ReachingPath {
  readonly path: ArrangedPath;
  /** Levels that it does not reach. */
  readonly outOfReach: number;
}

function arranged(request: PathRequest, solve: MilpSolver, limits: SolverLimits): ReachingPath | null {
  const prepared = preparePath(request);
  if (!prepared.ok) return null;
  const { choice } = prepared.value;
  const path = arrangePath(prepared.value, solveChoice(choice, solve, limits));
  return path.ok ? { path: path.value, outOfReach: choice.outOfReach.length } : null;
}

function compare(
  present: ArrangedPath,
  other: ArrangedPath,
  exclude: readonly string[],
  prefer: readonly string[],
): PathAlternative {
  const known = new Set(present.steps.map(({ module }) => module.key));
  const [before, after] = [present.schedule.finishesOn, other.schedule.finishesOn];
  return {
    keys: other.steps.flatMap(({ module }) => (known.has(module.key) ? [] : [module.key])),
    extraMinutes: other.minutes - present.minutes,
    extraDays: before === null || after === null ? 0 : daysBetween(before, after),
    ...{ exclude, prefer },
  };
}
