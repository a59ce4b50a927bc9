import { costOf } from "./plan.ts";
import { listAt, pointsOf, type PlanningProblem } from "./planning-problem.ts";

/**
 * A good choice without a proof: the start of the exact planner and its fallback. Takes, again and again, the module with the
 * most points still needed per cost of itself and what it stands on; then leaves out what became unnecessary; then tries, for
 * each module in turn, whether the rest covers the need more cheaply without it. Deterministic. O(passes · chosen · modules).
 */
export function planGreedily(problem: PlanningProblem): readonly number[] {
  let best = withoutNeedless(problem, cover(problem, new Uint8Array(problem.size), new Uint8Array(problem.size)));
  let cost = costOf(problem, best);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const before = cost;
    for (const module of best) {
      const other = replan(problem, best, module);
      if (other === null) continue;
      const otherCost = costOf(problem, other);
      if (otherCost >= cost) continue;
      best = other;
      cost = otherCost;
      break;
    }
    if (cost === before) break;
  }
  return best.toSorted((left, right) => left - right);
}

/** Improvements are few on real catalogs; this many bound the time on hard ones. */
const PASSES = 60;

/** The modules chosen so far, completed until every requirement is met; null when the banned ones are needed. */
function cover(problem: PlanningProblem, chosen: Uint8Array, banned: Uint8Array): readonly number[] {
  const { size, needs } = problem;
  const order: number[] = [];
  for (let module = 0; module < size; module += 1) if (chosen[module] === 1) order.push(module);
  const points = pointsOf(problem, order);
  const left = needs.map((need, at) => Math.max(0, need - (points[at] ?? 0)));
  while (left.some((points_) => points_ > 0)) {
    const next = mostForItsCost(problem, left, chosen, banned);
    if (next.length === 0) return [];
    for (const module of next) {
      chosen[module] = 1;
      order.push(module);
      take(problem, module, left);
    }
  }
  return order;
}

function take({ gains, gainPoints }: PlanningProblem, module: number, left: Int32Array): void {
  for (let at = gains.starts[module] ?? 0; at < (gains.starts[module + 1] ?? 0); at += 1) {
    const requirement = gains.items[at] ?? 0;
    left[requirement] = Math.max(0, (left[requirement] ?? 0) - (gainPoints[at] ?? 0));
  }
}

/** The module that brings most for the cost of itself and its missing prerequisites, with them, prerequisites first. */
function mostForItsCost(
  problem: PlanningProblem,
  left: Int32Array,
  chosen: Uint8Array,
  banned: Uint8Array,
): readonly number[] {
  let best: readonly number[] = [];
  let most = 0;
  for (let module = 0; module < problem.size; module += 1) {
    if (chosen[module] === 1 || banned[module] === 1 || usableShare(problem, module, left) === 0) continue;
    const bundle = missingFor(problem, module, chosen);
    if (bundle.some((part) => banned[part] === 1)) continue;
    const after = Int32Array.from(left);
    let share = 0;
    for (const part of bundle) {
      share += usableShare(problem, part, after);
      take(problem, part, after);
    }
    const value = share / costOf(problem, bundle);
    if (value > most) {
      most = value;
      best = bundle;
    }
  }
  return best;
}

/** Points of a module that are still needed, each requirement weighed by its whole need. */
function usableShare({ gains, gainPoints, needs }: PlanningProblem, module: number, left: Int32Array): number {
  let share = 0;
  for (let at = gains.starts[module] ?? 0; at < (gains.starts[module + 1] ?? 0); at += 1) {
    const requirement = gains.items[at] ?? 0;
    share += Math.min(left[requirement] ?? 0, gainPoints[at] ?? 0) / Math.max(1, needs[requirement] ?? 1);
  }
  return share;
}

/** The module and everything it stands on that is not chosen yet, prerequisites first. */
function missingFor(problem: PlanningProblem, module: number, chosen: Uint8Array): readonly number[] {
  const found = new Set<number>();
  const visit = (at: number): void => {
    if (chosen[at] === 1 || found.has(at)) return;
    for (const required of listAt(problem.requires, at)) visit(required);
    found.add(at);
  };
  visit(module);
  return [...found];
}

/** The same modules less those that nothing needs, the dearest first. */
function withoutNeedless(problem: PlanningProblem, modules: readonly number[]): readonly number[] {
  const kept = new Set(modules);
  const points = pointsOf(problem, kept);
  for (const module of modules.toSorted((left, right) => (problem.cost[right] ?? 0) - (problem.cost[left] ?? 0))) {
    if ([...kept].some((other) => listAt(problem.requires, other).includes(module))) continue;
    const own = pointsOf(problem, [module]);
    if (points.some((sum, at) => sum - (own[at] ?? 0) < (problem.needs[at] ?? 0))) continue;
    kept.delete(module);
    own.forEach((value, at) => {
      points[at] = (points[at] ?? 0) - value;
    });
  }
  return kept.size === modules.length ? modules : withoutNeedless(problem, [...kept]);
}

/** The plan without this module and what stands on it, completed in another way; null: there is none. */
function replan(problem: PlanningProblem, plan: readonly number[], module: number): readonly number[] | null {
  const banned = new Uint8Array(problem.size);
  banned[module] = 1;
  const chosen = new Uint8Array(problem.size);
  for (const other of plan) chosen[other] = 1;
  const dropped = [module];
  for (const gone of dropped) {
    chosen[gone] = 0;
    for (const other of plan) {
      if (chosen[other] === 1 && listAt(problem.requires, other).includes(gone)) dropped.push(other);
    }
  }
  const covered = cover(problem, chosen, banned);
  return covered.length === 0 ? null : withoutNeedless(problem, covered);
}
