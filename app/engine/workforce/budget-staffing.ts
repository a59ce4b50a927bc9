import { branchOnHires } from "./hire-count-branches.ts";
import { refill, ROUNDING, setHirePrices, startMarch } from "./hire-march.ts";
import { dualBound } from "./staffing-bound.ts";
import { exchangeHires } from "./staffing-exchange.ts";
import { checkShapes, costOfPlan, type StaffingPlan, type StaffingProblem } from "./staffing-problem.ts";

/** A plan whose training costs no more than the budget. */
export interface BudgetPlan extends StaffingPlan {
  /** Spent on training, ≤ the budget. */
  readonly training: number;
  /**
   * What one more unit of currency for training takes off the total cost, at the bound: the multiplier of the budget. 0:
   * more money for training would not help.
   */
  readonly nextUnitSaves: number;
}

/** Each step raises what a hire counts for by this share: the finer, the closer the bound to the cost. */
const STEP = 0.002;

/** What a hire counts for at first is never less than this share of its cost, so that the steps come to an end. */
const LEAST_SHARE = 1e-4;

/** Above this gap, as a share of the bound, a second look is worth its time. */
const WIDE_GAP = 0.003;

/**
 * The cheapest plan found whose training costs at most `budget` (≥ 0); hires, the alternative, are paid from elsewhere and
 * are part of the cost that is minimised. Lagrangian relaxation of the budget: with the multiplier m a unit spent on training
 * counts 1 + m, which is the same as hires counting only their share 1 / (1 + m). The share is raised step by step from
 * where all is hired to 1, each plan made from the one before by refilling the posts of hires while training is cheaper;
 * when the budget is reached, the rest of it is spent where it still fits. `lowerBound` = the best value of the relaxation, or
 * of a second one where that leaves a gap (hire-count-branches.ts): no plan within the budget costs less. Costs about as much as `planStaffing` without a budget, plus O(posts²) per step.
 * Source: Fisher 1981, The Lagrangian relaxation method, Management Science 27 (1).
 */
export function planWithinBudget(problem: StaffingProblem, budget: number): BudgetPlan {
  checkShapes(problem);
  const march = startMarch(problem);
  const { assignment, hires, potential } = march.flow;
  let share = firstShare(problem, march.flow.newPrice);
  let proven = { share, values: potential.slice() };
  for (;;) {
    setHirePrices(march, (cost) => share * cost);
    if (!refill(march, budget)) break;
    proven = { share, values: potential.slice() };
    if (share >= 1) break;
    share = Math.min(1, share * (1 + STEP));
  }
  const multiplier = 1 / proven.share - 1;
  const prices = problem.hireCost.map((cost) => proven.share * cost);
  const bound = dualBound(problem, proven.values, prices) / proven.share - multiplier * budget;
  if (share > proven.share || proven.share < 1) {
    setHirePrices(march, (cost) => cost);
    refill(march, budget);
    exchangeHires(march.flow, budget * (1 + ROUNDING), bound);
  }
  const { training, hiring } = costOfPlan(problem, assignment, hires);
  const first = { assignment, hires, cost: training + hiring, lowerBound: bound };
  const plan = first.cost - bound > WIDE_GAP * bound ? branchOnHires(problem, budget, multiplier, first) : first;
  return {
    ...plan,
    lowerBound: Math.min(plan.cost, plan.lowerBound),
    training: costOfPlan(problem, plan.assignment, plan.hires).training,
    nextUnitSaves: multiplier,
  };
}

/** The largest share of its cost at which a hire is still cheaper than anybody's training. `cheapest`: per post. */
function firstShare({ demand, hireCost, quarters }: StaffingProblem, cheapest: Float64Array): number {
  let share = 1;
  for (const [post, price] of cheapest.entries()) {
    const hire = hireCost[Math.floor(post / quarters)] ?? 0;
    if ((demand[post] ?? 0) > 0 && hire > 0) share = Math.min(share, price / hire);
  }
  return Math.max(LEAST_SHARE, share);
}
