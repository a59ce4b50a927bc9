import { dualBound } from "./staffing-bound.ts";
import { fillPost, startFlow } from "./staffing-flow.ts";
import { checkShapes, costOfPlan, type StaffingPlan, type StaffingProblem } from "./staffing-problem.ts";

/**
 * The cheapest way to fill every post by training or hiring. Exact: successive shortest paths over the posts alone, each
 * found by Dijkstra's method with potentials (staffing-flow.ts). Between two posts only the person counts who moves most
 * cheaply, kept in heaps by role and readiness. O(people · roles + demand · (posts² + roles · log people)), memory
 * O(people · roles). Sources: Edmonds and Karp 1972 (potentials); Ahuja, Magnanti and Orlin, Network Flows, section 9.7.
 */
export function planStaffing(problem: StaffingProblem): StaffingPlan {
  checkShapes(problem);
  const flow = startFlow(problem, Float64Array.from(problem.hireCost));
  for (let post = 0; post < problem.demand.length; post += 1) {
    for (let unit = 0; unit < (problem.demand[post] ?? 0); unit += 1) fillPost(flow, post);
  }
  const { assignment, hires, potential } = flow;
  const { training, hiring } = costOfPlan(problem, assignment, hires);
  return { assignment, hires, cost: training + hiring, lowerBound: dualBound(problem, potential, problem.hireCost) };
}
