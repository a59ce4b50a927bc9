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
import type { StaffingProblem } from "./staffing-problem.ts";

/**
 * From a plan that only hires to one that trains more and more, as hires count for more and more: after each step the plan is
 * the cheapest at the prices of that step.
 */
export interface HireMarch {
  readonly flow: StaffingFlow;
  /** Spent on training so far. */
  training: number;
}

/** Room for rounding, as a share of a price or a budget. */
export const ROUNDING = 1e-9;

/** Everybody hired; prices are still to be set. */
export function startMarch(problem: StaffingProblem): HireMarch {
  const flow = startFlow(problem, new Float64Array(problem.hireCost.length).fill(Number.POSITIVE_INFINITY));
  flow.hires.set(problem.demand);
  return { flow, training: 0 };
}

/** What hires count for from now on, per role: ≥ 0 and, after the first time, no less than before. */
export function setHirePrices({ flow }: HireMarch, priceOf: (cost: number) => number): void {
  for (const [role, cost] of flow.problem.hireCost.entries()) flow.hirePrice[role] = priceOf(cost);
  refreshNewcomers(flow);
}

/**
 * Replaces hires by training wherever that is cheaper at the present prices. True: all of it was done and the potentials
 * prove it. False: the budget did not allow all of it; what fits was done.
 */
export function refill(march: HireMarch, budget: number): boolean {
  const { flow } = march;
  searchChain(flow, EVERY_POST);
  const worth = [...flow.distance.keys()].filter((post) => (flow.hires[post] ?? 0) > 0 && isCheaper(flow, post));
  let open = worth;
  // a chain may also free money: then those that did not fit are tried again
  for (let before = Number.POSITIVE_INFINITY; open.length > 0 && march.training < before;) {
    before = march.training;
    open = open.filter((post) => !refillPost(march, post, budget));
  }
  if (open.length > 0) return false;
  if (worth.length > 0) searchChain(flow, EVERY_POST);
  raisePotentials(flow, Number.POSITIVE_INFINITY);
  return true;
}

/** Is the chain found for the post cheaper than hiring for it? */
function isCheaper({ distance, potential, hirePrice, problem }: StaffingFlow, post: number): boolean {
  const hire = hirePrice[Math.floor(post / problem.quarters)] ?? 0;
  return (distance[post] ?? 0) + (potential[post] ?? 0) < hire * (1 - ROUNDING);
}

function refillPost(march: HireMarch, post: number, budget: number): boolean {
  const { flow } = march;
  while ((flow.hires[post] ?? 0) > 0) {
    searchChain(flow, post);
    if (!isCheaper(flow, post)) return true;
    const { moved, start } = chainTo(flow, post);
    const added = moved + ((flow.newPerson[start] ?? -1) < 0 ? 0 : (flow.newPrice[start] ?? 0));
    if (march.training + added > budget * (1 + ROUNDING)) return false;
    flow.hires[post] = (flow.hires[post] ?? 0) - 1;
    takeChain(flow, post);
    march.training += added;
  }
  return true;
}
