import { chainTo, EVERY_POST, followChain, NEWCOMER, searchChain, type StaffingFlow } from "./staffing-flow.ts";
import { costOfPlan } from "./staffing-problem.ts";

/** Exchanges carried out at most: each costs O(posts³). */
const MOST_EXCHANGES = 60;

/** Close enough to the bound to stop, as a share of it. */
const CLOSE = 1e-4;

/** One hire less at `post`: training grows by `training` and the plan becomes cheaper by `saving`. */
interface Exchange {
  readonly post: number;
  /** Post for which somebody is hired instead; NEWCOMER: none, a person without a post comes in. */
  readonly source: number;
  readonly training: number;
  readonly saving: number;
}

/**
 * Improves a plan whose training may cost at most `budget`: as long as it saves money, the hire that saves most is replaced
 * by training, or by a cheaper hire for another post with people moving up between the two. Always a valid plan; stops when
 * nothing helps or the plan is close to `bound`. Potentials are not kept.
 */
export function exchangeHires(flow: StaffingFlow, budget: number, bound: number): void {
  for (let round = 0; round < MOST_EXCHANGES; round += 1) {
    const { training, hiring } = costOfPlan(flow.problem, flow.assignment, flow.hires);
    if (training + hiring <= bound * (1 + CLOSE)) return;
    const best = bestExchange(flow, budget - training);
    if (best === null) return;
    searchChain(flow, EVERY_POST, best.source);
    flow.hires[best.post] = (flow.hires[best.post] ?? 0) - 1;
    const newcomer = best.source === NEWCOMER ? (flow.newPerson[chainTo(flow, best.post).start] ?? -1) : -1;
    followChain(flow, best.post, newcomer);
  }
}

function bestExchange(flow: StaffingFlow, left: number): Exchange | null {
  let best: Exchange | null = null;
  for (let source = NEWCOMER; source < flow.posts; source += 1) {
    searchChain(flow, EVERY_POST, source);
    for (let post = 0; post < flow.posts; post += 1) {
      if ((flow.hires[post] ?? 0) === 0 || flow.distance[post] === Number.POSITIVE_INFINITY) continue;
      const found = exchangeAt(flow, post, source);
      if (found.training <= left && found.saving > (best?.saving ?? 1e-6)) best = found;
    }
  }
  return best;
}

function exchangeAt(flow: StaffingFlow, post: number, source: number): Exchange {
  const { hireCost, quarters } = flow.problem;
  const hireFor = (own: number): number => hireCost[Math.floor(own / quarters)] ?? 0;
  const { moved, start } = chainTo(flow, post);
  const isHire = source !== NEWCOMER || (flow.newPerson[start] ?? -1) < 0;
  const training = moved + (isHire ? 0 : (flow.newPrice[start] ?? 0));
  const hired = isHire ? hireFor(start) : 0;
  return { post, source, training, saving: hireFor(post) - hired - training };
}
