import { dualBound } from "./staffing-bound.ts";
import { exchangeHires } from "./staffing-exchange.ts";
import {
  chainTo,
  EVERY_POST,
  raisePotentials,
  refreshNewcomers,
  searchChain,
  startFlow,
  takeChain,
  type StaffingFlow,
} from "./staffing-flow.ts";
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

/** Room for rounding, as a share of a price. */
const TOLERANCE = 1e-9;

/**
 * The cheapest plan found whose training costs at most `budget` (≥ 0); hires, the alternative, are paid from elsewhere and
 * are part of the cost that is minimised. Lagrangian relaxation of the budget: with the multiplier m a unit spent on training
 * counts 1 + m, which is the same as hires counting only their share 1 / (1 + m). The share is raised step by step from
 * where all is hired to 1, each plan made from the one before by refilling the posts of hires while training is cheaper;
 * when the budget is reached, the rest of it is spent where it still fits. `lowerBound` = the best value of the relaxation:
 * no plan within the budget costs less. Costs about as much as `planStaffing` without a budget, plus O(posts²) per step.
 * Source: Fisher 1981, The Lagrangian relaxation method, Management Science 27 (1).
 */
export function planWithinBudget(problem: StaffingProblem, budget: number): BudgetPlan {
  checkShapes(problem);
  const march = startMarch(problem, budget);
  const { assignment, hires, potential } = march.flow;
  let [share, values] = [march.share, potential];
  while (refill(march)) {
    [share, values] = [march.share, potential.slice()];
    if (share >= 1) break;
    raiseShare(march, share * (1 + STEP));
  }
  const prices = problem.hireCost.map((cost) => share * cost);
  const bound = dualBound(problem, values, prices) / share - (1 / share - 1) * budget;
  if (march.share > share) {
    raiseShare(march, 1);
    refill(march);
    exchangeHires(march.flow, budget * (1 + TOLERANCE), bound);
  }
  const { training, hiring } = costOfPlan(problem, assignment, hires);
  const cost = training + hiring;
  return { assignment, hires, cost, training, lowerBound: Math.min(bound, cost), nextUnitSaves: 1 / share - 1 };
}

interface March {
  readonly flow: StaffingFlow;
  readonly budget: number;
  spent: number;
  /** What a hire counts for, as a share of its cost. */
  share: number;
}

/** Everybody hired, at the largest share at which nobody's training pays yet. */
function startMarch(problem: StaffingProblem, budget: number): March {
  const { demand, hireCost, quarters } = problem;
  const flow = startFlow(problem, new Float64Array(hireCost.length).fill(Number.POSITIVE_INFINITY));
  let share = 1;
  for (const [post, price] of flow.newPrice.entries()) {
    const hire = hireCost[Math.floor(post / quarters)] ?? 0;
    if ((demand[post] ?? 0) > 0 && hire > 0) share = Math.min(share, price / hire);
  }
  flow.hires.set(demand);
  const march: March = { flow, budget, spent: 0, share };
  raiseShare(march, Math.max(LEAST_SHARE, share));
  return march;
}

function raiseShare(march: March, share: number): void {
  const { flow } = march;
  march.share = Math.min(1, share);
  for (const [role, cost] of flow.problem.hireCost.entries()) flow.hirePrice[role] = march.share * cost;
  refreshNewcomers(flow);
}

/**
 * Replaces hires by training wherever that is cheaper at the present share. True: all of it was done and the potentials
 * prove it. False: the budget did not allow all of it.
 */
function refill(march: March): boolean {
  const { flow } = march;
  searchChain(flow, EVERY_POST);
  const worth = [...flow.distance.keys()].filter((post) => (flow.hires[post] ?? 0) > 0 && isCheaper(flow, post));
  let fits = true;
  for (const post of worth) fits = refillPost(march, post) && fits;
  if (!fits) return false;
  if (worth.length > 0) searchChain(flow, EVERY_POST);
  raisePotentials(flow, Number.POSITIVE_INFINITY);
  return true;
}

/** Is the chain found for the post cheaper than hiring for it? */
function isCheaper({ distance, potential, hirePrice, problem }: StaffingFlow, post: number): boolean {
  const hire = hirePrice[Math.floor(post / problem.quarters)] ?? 0;
  return (distance[post] ?? 0) + (potential[post] ?? 0) < hire * (1 - TOLERANCE);
}

function refillPost(march: March, post: number): boolean {
  const { flow } = march;
  while ((flow.hires[post] ?? 0) > 0) {
    searchChain(flow, post);
    if (!isCheaper(flow, post)) return true;
    const { moved, start } = chainTo(flow, post);
    const added = moved + ((flow.newPerson[start] ?? -1) < 0 ? 0 : (flow.newPrice[start] ?? 0));
    if (march.spent + added > march.budget * (1 + TOLERANCE)) return false;
    flow.hires[post] = (flow.hires[post] ?? 0) - 1;
    takeChain(flow, post);
    march.spent += added;
  }
  return true;
}
