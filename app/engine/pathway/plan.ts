import { listAt, pointsOf, type PlanningProblem } from "./planning-problem.ts";

/** Modules to take, and how good that choice is. */
export interface Plan {
  /** Positions, rising. */
  readonly modules: readonly number[];
  readonly cost: number;
  /** No choice that meets every requirement costs less than this. */
  readonly lowerBound: number;
  /** The bound equals the cost: there is no cheaper choice. */
  readonly proven: boolean;
}

export type PlanFault =
  | { readonly kind: "requirement-not-met"; readonly requirement: number }
  | { readonly kind: "prerequisite-missing"; readonly module: number; readonly requires: number }
  | { readonly kind: "wrong-cost"; readonly stated: number; readonly actual: number }
  | { readonly kind: "bound-above-cost" };

/** Costs are sums of a few hundred terms: they agree to this share. */
const COST_TOLERANCE = 1e-9;

export const costOf = ({ cost }: PlanningProblem, modules: Iterable<number>): number => {
  let sum = 0;
  for (const module of modules) sum += cost[module] ?? 0;
  return sum;
};

/** Share by which a plan may be dearer than the best one, 0…: "at most 2 % longer than the shortest possible" is 0.02. */
export const gapOf = ({ cost, lowerBound, proven }: Plan): number =>
  proven || cost === 0 ? 0 : lowerBound <= 0 ? Number.POSITIVE_INFINITY : cost / lowerBound - 1;

/** Every rule of the problem checked again, without trust in whoever made the plan. [] for a good one. O(modules + gains). */
export function validatePlan(problem: PlanningProblem, plan: Plan): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  const chosen = new Set(plan.modules);
  for (const module of chosen) {
    for (const required of listAt(problem.requires, module)) {
      if (!chosen.has(required)) faults.push({ kind: "prerequisite-missing", module, requires: required });
    }
  }
  const points = pointsOf(problem, chosen);
  for (const [requirement, need] of problem.needs.entries()) {
    if ((points[requirement] ?? 0) < need) faults.push({ kind: "requirement-not-met", requirement });
  }
  const actual = costOf(problem, chosen);
  const slack = COST_TOLERANCE * Math.max(1, actual);
  if (Math.abs(actual - plan.cost) > slack) faults.push({ kind: "wrong-cost", stated: plan.cost, actual });
  if (plan.lowerBound > plan.cost + slack) faults.push({ kind: "bound-above-cost" });
  return faults;
}
