import { createFreePeople, type FreePeople } from "./free-people.ts";
import { PersonHeap } from "./person-heap.ts";
import { NEVER, type StaffingProblem } from "./staffing-problem.ts";

/**
 * A staffing plan under construction, with what finds the cheapest way to fill one more post. A unit of demand is met by a
 * hire, by a person without a post, or by a chain in which people move from post to post until one of these closes it.
 * The caller fills posts one by one and may raise `hirePrice` in between; it never falls.
 */
export interface StaffingFlow {
  readonly problem: StaffingProblem;
  readonly posts: number;
  readonly assignment: Int32Array;
  readonly hires: Int32Array;
  /** Per role. What a hire counts for now. */
  readonly hirePrice: Float64Array;
  readonly free: FreePeople;
  /** Per post: the cheapest way to put somebody new on it, and who; -1 for a hire. */
  readonly newPrice: Float64Array;
  readonly newPerson: Int32Array;
  /** Who may leave a post, per post · roles · quarters: role they would take, quarter from which they are ready for it. */
  readonly leavers: readonly PersonHeap[];
  /** posts × posts: what it costs that somebody moves from the row's post to the column's; Infinity: nobody can. */
  readonly moves: Float64Array;
  /** Marginal value of each post; all reduced costs stay ≥ 0. */
  readonly potential: Float64Array;
  /** Of the latest search: reduced distance of each post, the post before it on its chain (NEWCOMER: none). */
  readonly distance: Float64Array;
  readonly before: Int32Array;
  /** Posts that are not settled yet. */
  readonly open: Int32Array;
}

/** Start of a chain: a person without a post, or a hire. */
export const NEWCOMER = -1;

/** Search for all posts instead of one. */
export const EVERY_POST = -1;

/** An empty plan. Memory O(people · roles + posts²). */
export function startFlow(problem: StaffingProblem, hirePrice: Float64Array): StaffingFlow {
  const posts = problem.roles * problem.quarters;
  const assignment = new Int32Array(problem.people).fill(-1);
  const flow: StaffingFlow = {
    problem,
    posts,
    assignment,
    hirePrice,
    hires: new Int32Array(posts),
    free: createFreePeople(problem, assignment),
    newPrice: new Float64Array(posts),
    newPerson: new Int32Array(posts),
    leavers: Array.from({ length: posts * posts }, () => new PersonHeap()),
    moves: new Float64Array(posts * posts).fill(Number.POSITIVE_INFINITY),
    potential: new Float64Array(posts),
    distance: new Float64Array(posts),
    before: new Int32Array(posts),
    open: new Int32Array(posts),
  };
  refreshNewcomers(flow);
  return flow;
}

/** Looks again who is cheapest for every post: after `hirePrice` was raised. */
export function refreshNewcomers(flow: StaffingFlow): void {
  for (let post = 0; post < flow.posts; post += 1) refreshNewcomer(flow, post);
}

function refreshNewcomer({ problem, free, hirePrice, newPrice, newPerson }: StaffingFlow, post: number): void {
  const { quarters, roles, cost } = problem;
  const role = Math.floor(post / quarters);
  const person = free.cheapest(role, post % quarters);
  const price = person < 0 ? Number.POSITIVE_INFINITY : (cost[person * roles + role] ?? 0);
  const hire = hirePrice[role] ?? 0;
  newPrice[post] = Math.min(price, hire);
  newPerson[post] = price < hire ? person : -1;
}

/**
 * Dijkstra's method with reduced costs, from the newcomers or from a hire for the post `source` alone; stops when `target`
 * is settled. O(posts²).
 */
export function searchChain(flow: StaffingFlow, target: number, source: number = NEWCOMER): void {
  const { posts, moves, potential, distance, before, open, newPrice } = flow;
  before.fill(NEWCOMER);
  if (source === NEWCOMER)
    for (let post = 0; post < posts; post += 1)
      distance[post] = Math.max(0, (newPrice[post] ?? 0) - (potential[post] ?? 0));
  else distance.fill(Number.POSITIVE_INFINITY)[source] = 0;
  for (let post = 0; post < posts; post += 1) open[post] = post;
  let place = nearestOf(flow);
  for (let left = posts; place >= 0 && open[place] !== target;) {
    const from = open[place] ?? 0;
    left -= 1;
    open[place] = open[left] ?? 0;
    const floor = distance[from] ?? 0;
    const base = floor + (potential[from] ?? 0);
    const row = from * posts;
    place = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at < left; at += 1) {
      const post = open[at] ?? 0;
      let own = distance[post] ?? 0;
      const along = Math.max(floor, base + (moves[row + post] ?? Number.POSITIVE_INFINITY) - (potential[post] ?? 0));
      if (along < own) {
        distance[post] = own = along;
        before[post] = from;
      }
      if (own < least) {
        least = own;
        place = at;
      }
    }
  }
}

function nearestOf({ distance }: StaffingFlow): number {
  let [nearest, least] = [-1, Number.POSITIVE_INFINITY];
  for (let post = 0; post < distance.length; post += 1) {
    const own = distance[post] ?? 0;
    if (own < least) [nearest, least] = [post, own];
  }
  return nearest;
}

/** The chain found for a post: what its moves cost, and the post at its start, where somebody new comes in. */
export function chainTo({ before, moves, posts }: StaffingFlow, target: number): { moved: number; start: number } {
  let [start, moved] = [target, 0];
  for (let from = before[start] ?? NEWCOMER; from !== NEWCOMER; from = before[start] ?? NEWCOMER) {
    moved += moves[from * posts + start] ?? 0;
    start = from;
  }
  return { moved, start };
}

/** Raises the potentials by what the latest search proved, up to `reach` (all of it after a search for every post). */
export function raisePotentials({ potential, distance }: StaffingFlow, reach: number): void {
  for (let post = 0; post < potential.length; post += 1)
    potential[post] = (potential[post] ?? 0) + Math.min(distance[post] ?? 0, reach);
}

/** Carries out the chain found for `target`; `newcomer` comes in at its start, -1: a hire. */
export function followChain(flow: StaffingFlow, target: number, newcomer: number): void {
  const { before, assignment, hires, posts, newPerson } = flow;
  const changed: number[] = [target];
  let post = target;
  for (let from = before[post] ?? NEWCOMER; from !== NEWCOMER; from = before[post] ?? NEWCOMER) {
    const person = bestLeaver(flow, from, post);
    assignment[person] = post;
    settle(flow, person);
    changed.push(from);
    post = from;
  }
  if (newcomer < 0) hires[post] = (hires[post] ?? 0) + 1;
  else {
    assignment[newcomer] = post;
    settle(flow, newcomer);
    for (let other = 0; other < posts; other += 1) if (newPerson[other] === newcomer) refreshNewcomer(flow, other);
  }
  for (const own of changed) refreshMoves(flow, own);
}

/** Fills one more unit of `target` at the least extra cost. A hire always ends a chain, so every post can be reached. */
export function fillPost(flow: StaffingFlow, target: number): void {
  searchChain(flow, target);
  takeChain(flow, target);
}

/** Carries out the chain the latest search found from the newcomers, and keeps what it proved. */
export function takeChain(flow: StaffingFlow, target: number): void {
  raisePotentials(flow, flow.distance[target] ?? 0);
  followChain(flow, target, flow.newPerson[chainTo(flow, target).start] ?? -1);
}

/** Puts a person into the heaps of their new post: what it costs to move on to every role, from when on they are ready. */
function settle({ problem, assignment, leavers, posts }: StaffingFlow, person: number): void {
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
function cleanHeap({ leavers, assignment, posts }: StaffingFlow, from: number, place: number): PersonHeap | undefined {
  const heap = leavers[from * posts + place];
  while (heap !== undefined && !heap.isEmpty && assignment[heap.topPerson] !== from) heap.dropTop();
  return heap;
}

/** Who moves from one post to the other most cheaply; -1: nobody can. */
function bestLeaver(flow: StaffingFlow, from: number, to: number): number {
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
function refreshMoves(flow: StaffingFlow, from: number): void {
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
