import { NEVER, type StaffingProblem } from "./staffing-problem.ts";

/** People without a post, by role and the quarter in which they are ready, the cheapest first. Once taken, never free again. */
export interface FreePeople {
  /** The cheapest free person for a post of this role in this quarter (from 0); -1: none. */
  readonly cheapest: (role: number, quarter: number) => number;
}

/**
 * One heap per role and quarter of readiness, side by side in one array; a heap is ordered when it is first looked at, so
 * that nobody is sorted who is never needed. O(people · roles) once, then O(log people) per person taken. `assignment` is
 * read, not kept: who has a post there is skipped for good.
 */
export function createFreePeople(problem: StaffingProblem, assignment: Int32Array): FreePeople {
  const { roles, quarters, cost } = problem;
  const { starts, members } = listByReadiness(problem);
  const left = new Int32Array(roles * quarters).fill(-1);

  const firstOf = (role: number, list: number): number => {
    const start = starts[list] ?? 0;
    let size = left[list] ?? -1;
    if (size < 0) {
      size = (starts[list + 1] ?? 0) - start;
      for (let at = (size >> 1) - 1; at >= 0; at -= 1) sink({ members, start, size }, at, problem, role);
    }
    while (size > 0 && (assignment[members[start] ?? 0] ?? -1) >= 0) {
      size -= 1;
      members[start] = members[start + size] ?? 0;
      if (size > 0) sink({ members, start, size }, 0, problem, role);
    }
    left[list] = size;
    return size > 0 ? (members[start] ?? -1) : -1;
  };

  return {
    cheapest: (role, quarter) => {
      let best = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let ready = 0; ready <= quarter; ready += 1) {
        const person = firstOf(role, role * quarters + ready);
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

interface Heap {
  readonly members: Int32Array;
  readonly start: number;
  readonly size: number;
}

/** Lets the person at place `at` of a heap sink to where nobody below is cheaper for the role. */
function sink({ members, start, size }: Heap, at: number, { cost, roles }: StaffingProblem, role: number): void {
  const person = members[start + at] ?? 0;
  const key = cost[person * roles + role] ?? 0;
  let place = at;
  for (;;) {
    let below = 2 * place + 1;
    if (below >= size) break;
    let lower = cost[(members[start + below] ?? 0) * roles + role] ?? 0;
    if (below + 1 < size) {
      const right = cost[(members[start + below + 1] ?? 0) * roles + role] ?? 0;
      if (right < lower) {
        below += 1;
        lower = right;
      }
    }
    if (lower >= key) break;
    members[start + place] = members[start + below] ?? 0;
    place = below;
  }
  members[start + place] = person;
}

/** Counting sort: those of list role · quarters + (ready - 1) lie at starts[list] … starts[list + 1] - 1. */
function listByReadiness(problem: StaffingProblem): { readonly starts: Int32Array; readonly members: Int32Array } {
  const { people, roles, quarters, readyQuarter } = problem;
  const lists = roles * quarters;
  const listOf = (person: number, role: number): number => {
    const ready = readyQuarter[person * roles + role] ?? NEVER;
    return ready === NEVER || ready > quarters ? -1 : role * quarters + ready - 1;
  };
  const starts = new Int32Array(lists + 1);
  for (let person = 0; person < people; person += 1)
    for (let role = 0; role < roles; role += 1) {
      const list = listOf(person, role);
      if (list >= 0) starts[list + 1] = (starts[list + 1] ?? 0) + 1;
    }
  for (let list = 0; list < lists; list += 1) starts[list + 1] = (starts[list + 1] ?? 0) + (starts[list] ?? 0);
  const members = new Int32Array(starts[lists] ?? 0);
  const next = starts.slice();
  for (let person = 0; person < people; person += 1)
    for (let role = 0; role < roles; role += 1) {
      const list = listOf(person, role);
      if (list < 0) continue;
      members[next[list] ?? 0] = person;
      next[list] = (next[list] ?? 0) + 1;
    }
  return { starts, members };
}
