import { refill, ROUNDING, setHirePrices, startMarch } from "./hire-march.ts";
import { dualBound } from "./staffing-bound.ts";
import { costOfPlan, type StaffingProblem } from "./staffing-problem.ts";

/** A plan whose training the budget allows, what it costs, and what no plan costs less than. */
export interface BoundedPlan {
  readonly assignment: Int32Array;
  readonly hires: Int32Array;
  readonly cost: number;
  readonly lowerBound: number;
}

/** Multipliers of the budget that are tried for plans with fewer hires, as multiples of the one at hand: money is dearer. */
const DEARER = [1.15, 1.5, 2.2, 4, 8, 20] as const;
/** … and for plans with as many hires or more, which have money to spare. */
const CHEAPER = [0, 0.4, 0.8] as const;
/** Steps of the price of a hire, as a share of the dearest hire. */
const STEP = 0.02;
/** A branch whose hires cost so many times the dearest one is as good as impossible. */
const MOST = 40;
/** A better plan is looked at in its turn, so many times. */
const ROUNDS = 3;

interface Search {
  readonly problem: StaffingProblem;
  readonly budget: number;
  best: BoundedPlan;
}

/**
 * A second look at a plan of a small instance, in which the last hire or two make the gap. Every plan hires as many people as
 * the plan at hand or more, or fewer: the worse of the two bounds holds for all. Each branch is a relaxation with two
 * multipliers, one for the budget (a few are tried) and one for the number of hires (found by a march); plans met on the way
 * are taken when they are better. Costs about as much as twenty plans.
 */
export function branchOnHires(
  problem: StaffingProblem,
  budget: number,
  multiplier: number,
  plan: BoundedPlan,
): BoundedPlan {
  const search: Search = { problem, budget, best: plan };
  for (let round = 0; round < ROUNDS; round += 1) {
    const { cost, lowerBound, hires } = search.best;
    const count = hires.reduce((sum, own) => sum + own, 0);
    const more = bestOf(CHEAPER, search, (factor) => boundFromMore(search, factor * multiplier, count));
    const fewer = bestOf(DEARER, search, (factor) => boundFromFewer(search, factor * multiplier, count - 1));
    search.best = { ...search.best, lowerBound: Math.max(lowerBound, Math.min(more, fewer)) };
    if (search.best.cost >= cost) break;
  }
  return search.best;
}

function bestOf(factors: readonly number[], search: Search, boundAt: (factor: number) => number): number {
  let best = Number.NEGATIVE_INFINITY;
  for (const factor of factors) {
    if (best >= search.best.cost) break;
    best = Math.max(best, boundAt(factor));
  }
  return best;
}

/** At least so many hires: every hire counts less, and ever more, until no more are hired than that. */
function boundFromMore(search: Search, multiplier: number, hires: number): number {
  const largest = Math.min(...search.problem.hireCost);
  const steps = Math.ceil(1 / STEP);
  return climb(search, multiplier, hires, (step) => (step > steps ? null : largest * (step / steps - 1)));
}

/** At most so many hires: every hire counts more and more, until so few are hired. */
function boundFromFewer(search: Search, multiplier: number, hires: number): number {
  const dearest = Math.max(1, ...search.problem.hireCost);
  return climb(search, multiplier, hires, (step) => {
    const surcharge = dearest * (step * STEP + (step * STEP) ** 2);
    return surcharge > MOST * dearest ? null : surcharge;
  });
}

/**
 * The largest value of the relaxation along rising surcharges on a hire: min (1 + m) training + Σ (hire cost + surcharge) -
 * m budget - surcharge · hires. It is concave in the surcharge, so the climb ends when it falls.
 */
function climb(
  search: Search,
  multiplier: number,
  hires: number,
  surchargeAt: (step: number) => number | null,
): number {
  const { problem, budget } = search;
  const march = startMarch(problem);
  const { flow } = march;
  const weight = 1 + multiplier;
  let best = Number.NEGATIVE_INFINITY;
  for (let step = 0; ; step += 1) {
    const surcharge = surchargeAt(step);
    if (surcharge === null) return best;
    setHirePrices(march, (own) => (own + surcharge) / weight);
    refill(march, Number.POSITIVE_INFINITY);
    if (march.training <= budget * (1 + ROUNDING)) keepIfCheaper(search, flow.assignment, flow.hires);
    const value = weight * dualBound(problem, flow.potential, flow.hirePrice) - multiplier * budget - surcharge * hires;
    if (value < best - 1e-6 * Math.abs(best)) return best;
    best = Math.max(best, value);
    if (best >= search.best.cost) return best;
  }
}

function keepIfCheaper(search: Search, assignment: Int32Array, hires: Int32Array): void {
  const { training, hiring } = costOfPlan(search.problem, assignment, hires);
  const cost = training + hiring;
  if (cost >= search.best.cost * (1 - ROUNDING)) return;
  search.best = { ...search.best, assignment: assignment.slice(), hires: hires.slice(), cost };
}
