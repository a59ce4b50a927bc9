import { invariant } from "#app/engine/kernel/invariant.ts";

/** Nobody can be made ready for the role within the horizon. */
export const NEVER = 0;

/**
 * Posts that open by role and quarter, people who could be trained for them, and hiring as the alternative. A person fills
 * one post at most and may be ready before it opens; hires are unlimited. Costs in one currency unit, ≥ 0.
 */
export interface StaffingProblem {
  readonly people: number;
  readonly roles: number;
  readonly quarters: number;
  /** people × roles, row-major: cost of making a person ready for a role. */
  readonly cost: Float64Array;
  /** people × roles, row-major: first quarter, from 1, in which the person is ready; NEVER. */
  readonly readyQuarter: Uint8Array;
  /** roles × quarters, row-major: posts that open. */
  readonly demand: Int32Array;
  /** Length roles. */
  readonly hireCost: Float64Array;
}

/** Says what is wrong with the shapes of a problem by throwing: they are made by the caller, never typed in. */
export function checkShapes({ people, roles, quarters, cost, readyQuarter, demand, hireCost }: StaffingProblem): void {
  invariant(cost.length === people * roles, "a cost for every person and role");
  invariant(readyQuarter.length === people * roles, "a quarter for every person and role");
  invariant(demand.length === roles * quarters, "a demand for every role and quarter");
  invariant(hireCost.length === roles, "a hiring cost for every role");
}

/** Who fills what, at what cost. */
export interface StaffingPlan {
  /** Per person: post = role · quarters + quarter (from 0); -1: none. */
  readonly assignment: Int32Array;
  /** roles × quarters: posts filled by hiring. */
  readonly hires: Int32Array;
  readonly cost: number;
  /** No plan costs less: the value of the dual, which equals the cost of an optimal plan. */
  readonly lowerBound: number;
}

/** What a plan spends on training and on hiring. O(people + posts). */
export function costOfPlan(
  { roles, quarters, cost, hireCost }: StaffingProblem,
  assignment: Int32Array,
  hires: Int32Array,
): { readonly training: number; readonly hiring: number } {
  let [training, hiring] = [0, 0];
  for (const [person, post] of assignment.entries())
    if (post >= 0) training += cost[person * roles + Math.floor(post / quarters)] ?? 0;
  for (const [post, count] of hires.entries()) hiring += count * (hireCost[Math.floor(post / quarters)] ?? 0);
  return { training, hiring };
}

export type StaffingFault =
  | { readonly kind: "post-not-filled"; readonly post: number }
  | { readonly kind: "not-ready-in-time"; readonly person: number }
  | { readonly kind: "wrong-cost" };

/** Every rule checked again without trust in the solver. O(people + posts). */
export function validateStaffing(problem: StaffingProblem, plan: StaffingPlan): readonly StaffingFault[] {
  const { roles, quarters, cost, readyQuarter, demand, hireCost } = problem;
  const faults: StaffingFault[] = [];
  const filled = Int32Array.from(plan.hires);
  let sum = 0;
  for (const [person, post] of plan.assignment.entries()) {
    if (post < 0) continue;
    const at = person * roles + Math.floor(post / quarters);
    const ready = readyQuarter[at] ?? NEVER;
    if (ready === NEVER || ready > (post % quarters) + 1) faults.push({ kind: "not-ready-in-time", person });
    filled[post] = (filled[post] ?? 0) + 1;
    sum += cost[at] ?? 0;
  }
  for (const [post, wanted] of demand.entries()) {
    if (filled[post] !== wanted) faults.push({ kind: "post-not-filled", post });
    sum += (plan.hires[post] ?? 0) * (hireCost[Math.floor(post / quarters)] ?? 0);
  }
  if (Math.abs(sum - plan.cost) > 1e-9 * Math.max(1, sum)) faults.push({ kind: "wrong-cost" });
  return faults;
}
