import { createFreePeople, type FreePeople } from "./free-people.ts";
import { PersonHeap } from "./person-heap.ts";
import { checkShapes, NEVER, type StaffingPlan, type StaffingProblem } from "./staffing-problem.ts";

/**
 * The cheapest way to fill every post by training or hiring. Exact: successive shortest paths over the posts alone. A unit
 * of demand is met by a hire, by a person without a post, or by a chain in which people move from post to post until one of
 * these closes it; the cheapest chain is found by Dijkstra's method with potentials. Between two posts only the person
 * counts who moves most cheaply, kept in heaps by role and readiness. O(demand · (posts² + roles · log people)), memory
 * O(people · roles). Sources: Edmonds and Karp 1972 (potentials); Ahuja, Magnanti and Orlin, Network Flows, section 9.7.
 */
export function planStaffing(problem: StaffingProblem): StaffingPlan {
  checkShapes(problem);
  const flow = startFlow(problem);
  for (let post = 0; post < problem.demand.length; post += 1) {
    for (let unit = 0; unit < (problem.demand[post] ?? 0); unit += 1) fillOne(flow, post);
  }
  const cost = costOf(flow);
  return { assignment: flow.assignment, hires: flow.hires, cost, lowerBound: dualValue(flow) };
}

interface Flow {
  readonly problem: StaffingProblem;
  readonly posts: number;
  readonly assignment: Int32Array;
  readonly hires: Int32Array;
  readonly free: FreePeople;
  /** Who may leave a post, per post · roles · quarters: role they would take, quarter from which they are ready for it. */
  readonly leavers: readonly PersonHeap[];
  /** posts × posts: what it costs that somebody moves from the row's post to the column's; Infinity: nobody can. */
  readonly moves: Float64Array;
  /** Marginal value of each post; all reduced costs stay ≥ 0. */
  readonly potential: Float64Array;
  readonly distance: Float64Array;
  readonly before: Int32Array;
  readonly done: Uint8Array;
}

function startFlow(problem: StaffingProblem): Flow {
  const posts = problem.roles * problem.quarters;
  const assignment = new Int32Array(problem.people).fill(-1);
  return {
    problem,
    posts,
    assignment,
    hires: new Int32Array(posts),
    free: createFreePeople(problem, assignment),
    leavers: Array.from({ length: posts * posts }, () => new PersonHeap()),
    moves: new Float64Array(posts * posts).fill(Number.POSITIVE_INFINITY),
    potential: new Float64Array(posts),
    distance: new Float64Array(posts),
    before: new Int32Array(posts),
    done: new Uint8Array(posts),
  };
}

/** Chain entry for somebody new: a person without a post, or a hire. */
const NEW = -1;

/** Fills one more unit of `target` at the least extra cost. A hire always ends a chain, so every post can be reached. */
function fillOne(flow: Flow, target: number): void {
  shortestChain(flow, target);
  raisePotentials(flow, flow.distance[target] ?? 0);
  moveAlong(flow, target);
}

/** The cheapest way to put somebody new on a post: the cost, and the person; -1 for a hire. */
function newcomer({ problem, free }: Flow, post: number): { readonly price: number; readonly person: number } {
  const { quarters, roles, cost, hireCost } = problem;
  const role = Math.floor(post / quarters);
  const person = free.cheapest(role, post % quarters);
  const price = person < 0 ? Number.POSITIVE_INFINITY : (cost[person * roles + role] ?? 0);
  const hire = hireCost[role] ?? 0;
  return price < hire ? { price, person } : { price: hire, person: -1 };
}

/** Reduced distances from the newcomers; stops when `target` is settled. */
function shortestChain(flow: Flow, target: number): void {
  const { posts, moves, potential, distance, before, done } = flow;
  done.fill(0);
  before.fill(NEW);
  for (let post = 0; post < posts; post += 1)
    distance[post] = Math.max(0, newcomer(flow, post).price - (potential[post] ?? 0));
  for (;;) {
    let nearest = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let post = 0; post < posts; post += 1) {
      const own = distance[post] ?? Number.POSITIVE_INFINITY;
      if (done[post] === 0 && own < least) {
        least = own;
        nearest = post;
      }
    }
    if (nearest < 0 || nearest === target) return;
    done[nearest] = 1;
    const base = least + (potential[nearest] ?? 0);
    const row = nearest * posts;
    for (let post = 0; post < posts; post += 1) {
      if (done[post] === 1) continue;
      const along = Math.max(least, base + (moves[row + post] ?? Number.POSITIVE_INFINITY) - (potential[post] ?? 0));
      if (along < (distance[post] ?? 0)) {
        distance[post] = along;
        before[post] = nearest;
      }
    }
  }
}

function raisePotentials({ potential, distance, posts }: Flow, reach: number): void {
  for (let post = 0; post < posts; post += 1)
    potential[post] = (potential[post] ?? 0) + Math.min(distance[post] ?? 0, reach);
}

/** Carries the chain out, from its end to the newcomer who closes it. */
function moveAlong(flow: Flow, target: number): void {
  const { before, assignment, hires } = flow;
  const changed: number[] = [target];
  let post = target;
  for (let from = before[post] ?? NEW; from !== NEW; from = before[post] ?? NEW) {
    const person = bestLeaver(flow, from, post);
    assignment[person] = post;
    settle(flow, person);
    changed.push(from);
    post = from;
  }
  const { person } = newcomer(flow, post);
  if (person < 0) hires[post] = (hires[post] ?? 0) + 1;
  else {
    assignment[person] = post;
    settle(flow, person);
  }
  for (const own of changed) refreshMoves(flow, own);
}

/** Puts a person into the heaps of their new post: what it costs to move on to every role, from when on they are ready. */
function settle({ problem, assignment, leavers, posts }: Flow, person: number): void {
  const { roles, quarters, cost, readyQuarter } = problem;
  const post = assignment[person] ?? 0;
  const own = cost[person * roles + Math.floor(post / quarters)] ?? 0;
  for (let role = 0; role < roles; role += 1) {
    const ready = readyQuarter[person * roles + role] ?? NEVER;
    if (ready === NEVER || ready > quarters) continue;
    leavers[post * posts + role * quarters + ready - 1]?.push((cost[person * roles + role] ?? 0) - own, person);
  }
}

/** The heap of those who left is cleaned when it is looked at. */
function cleanHeap({ leavers, assignment, posts }: Flow, from: number, place: number): PersonHeap | undefined {
  const heap = leavers[from * posts + place];
  while (heap !== undefined && !heap.isEmpty && assignment[heap.topPerson] !== from) heap.dropTop();
  return heap;
}

/** Who moves from one post to the other most cheaply; -1: nobody can. */
function bestLeaver(flow: Flow, from: number, to: number): number {
  const { quarters } = flow.problem;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  const first = Math.floor(to / quarters) * quarters;
  for (let place = first; place <= to; place += 1) {
    const heap = cleanHeap(flow, from, place);
    if (heap !== undefined && heap.topKey < least) {
      least = heap.topKey;
      best = heap.topPerson;
    }
  }
  return best;
}

/** The row of `moves` of a post whose people changed. */
function refreshMoves(flow: Flow, from: number): void {
  const { moves, posts, problem } = flow;
  for (let role = 0; role < problem.roles; role += 1) {
    let least = Number.POSITIVE_INFINITY;
    for (let quarter = 0; quarter < problem.quarters; quarter += 1) {
      const place = role * problem.quarters + quarter;
      least = Math.min(least, cleanHeap(flow, from, place)?.topKey ?? Number.POSITIVE_INFINITY);
      moves[from * posts + place] = place === from ? Number.POSITIVE_INFINITY : least;
    }
  }
}

function costOf({ problem, assignment, hires }: Flow): number {
  const { roles, quarters, cost, hireCost } = problem;
  let sum = 0;
  for (const [person, post] of assignment.entries())
    if (post >= 0) sum += cost[person * roles + Math.floor(post / quarters)] ?? 0;
  for (const [post, count] of hires.entries()) sum += count * (hireCost[Math.floor(post / quarters)] ?? 0);
  return sum;
}

/** Σ demand · value - Σ people's best surplus, with values no higher than hiring: a bound from below by weak duality. */
function dualValue({ problem, potential, posts }: Flow): number {
  const { people, roles, quarters, cost, readyQuarter, demand, hireCost } = problem;
  const value = Float64Array.from({ length: posts }, (_, post) =>
    Math.min(potential[post] ?? 0, hireCost[Math.floor(post / quarters)] ?? 0),
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
