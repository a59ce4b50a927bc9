import { NEVER, type StaffingProblem } from "./staffing-problem.ts";

/** People without a post, by role and the quarter in which they are ready, the cheapest first. Once taken, never free again. */
export interface FreePeople {
  /** The cheapest free person for a post of this role in this quarter (from 0); -1: none. */
  readonly cheapest: (role: number, quarter: number) => number;
}

/**
 * Sorts the people of each role and quarter once: O(people · roles · log people). `assignment` is read, not kept: who has a
 * post there is skipped for good.
 */
export function createFreePeople(problem: StaffingProblem, assignment: Int32Array): FreePeople {
  const { people, roles, quarters, cost, readyQuarter } = problem;
  const lists = Array.from({ length: roles * quarters }, (_, at) => {
    const [role, ready] = [Math.floor(at / quarters), (at % quarters) + 1];
    const able: number[] = [];
    for (let person = 0; person < people; person += 1)
      if ((readyQuarter[person * roles + role] ?? NEVER) === ready) able.push(person);
    const keys = Float64Array.from(able, (person) => cost[person * roles + role] ?? 0);
    const order = Uint32Array.from(able.keys()).sort((left, right) => (keys[left] ?? 0) - (keys[right] ?? 0));
    return Int32Array.from(order, (place) => able[place] ?? -1);
  });
  const next = new Int32Array(lists.length);
  const firstOf = (list: number): number => {
    const own = lists[list] ?? new Int32Array(0);
    let at = next[list] ?? 0;
    while (at < own.length && (assignment[own[at] ?? 0] ?? -1) >= 0) at += 1;
    next[list] = at;
    return own[at] ?? -1;
  };
  return {
    cheapest: (role, quarter) => {
      let best = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let ready = 0; ready <= quarter; ready += 1) {
        const person = firstOf(role * quarters + ready);
        const price = person < 0 ? Number.POSITIVE_INFINITY : (cost[person * roles + role] ?? 0);
        if (price < least) {
          least = price;
          best = person;
        }
      }
      return best;
    },
  };
}
