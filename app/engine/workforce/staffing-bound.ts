import { NEVER, type StaffingProblem } from "./staffing-problem.ts";

/**
 * Σ demand · value - Σ people's best surplus, with the values of the posts (roles × quarters) held to what hiring costs
 * (`hirePrice`, per role): no way to fill every post costs less at these hiring prices, whatever the values are (weak
 * duality). Equal to the cost of the best plan at its potentials. O(people · roles).
 */
export function dualBound(problem: StaffingProblem, values: Float64Array, hirePrice: Float64Array): number {
  const { people, roles, quarters, cost, readyQuarter, demand } = problem;
  const posts = roles * quarters;
  const value = Float64Array.from({ length: posts }, (_, post) =>
    Math.min(values[post] ?? 0, hirePrice[Math.floor(post / quarters)] ?? 0),
  );
  // the best value of a role from a quarter on: somebody ready early may take a later post
  const from = Float64Array.from(value);
  for (let post = posts - 2; post >= 0; post -= 1)
    if (post % quarters !== quarters - 1) from[post] = Math.max(from[post] ?? 0, from[post + 1] ?? 0);
  let sum = 0;
  for (const [post, wanted] of demand.entries()) sum += wanted * (value[post] ?? 0);
  for (let person = 0; person < people; person += 1) {
    let surplus = 0;
    for (let role = 0; role < roles; role += 1) {
      const ready = readyQuarter[person * roles + role] ?? NEVER;
      if (ready === NEVER || ready > quarters) continue;
      surplus = Math.max(surplus, (from[role * quarters + ready - 1] ?? 0) - (cost[person * roles + role] ?? 0));
    }
    sum -= surplus;
  }
  return sum;
}
