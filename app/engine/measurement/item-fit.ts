import { sigmoid } from "#app/engine/kernel/numeric.ts";
import type { Logit, Probability } from "#app/engine/kernel/units.ts";
import { chiSquareTail } from "./chi-square.ts";
import { NOT_GIVEN } from "./response-matrix.ts";
import type { ResponseMatrix } from "./response-matrix.ts";

/** A calibrated right-or-wrong item as the fit statistic reads it. */
export interface FittedCurve {
  readonly discrimination: number;
  readonly difficulty: Logit;
  readonly guessing: Probability;
}

export interface ItemFit {
  /** Orlando and Thissen's S-X². */
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** Chance of a statistic this large when the curve is right. */
  readonly probability: Probability;
  /** Root of the mean squared difference of seen and expected shares, weighted by answers: how far off, not how sure. */
  readonly misfit: Probability;
  /** People with every answer given: the only ones the statistic can use. */
  readonly people: number;
}

/** Score groups are joined until each expects this many right and wrong answers. */
const SMALLEST_EXPECTED = 1;
const NODES = 61;
const REACH = 6;

/** Curves at the nodes and the standard normal weights. */
function tabulate(curves: readonly FittedCurve[]): { weights: Float64Array; right: Float64Array[] } {
  const nodes = Float64Array.from({ length: NODES }, (_, k) => -REACH + (2 * REACH * k) / (NODES - 1));
  const weights = nodes.map((theta) => Math.exp((-theta * theta) / 2));
  const right = curves.map(({ discrimination, difficulty, guessing }) =>
    nodes.map((theta) => guessing + (1 - guessing) * sigmoid(discrimination * (theta - difficulty))),
  );
  return { weights, right };
}

/**
 * Chance of each number-right score on the items of `right` at one node. Source: Lord and Wingersky 1984, Applied
 * Psychological Measurement 8, 453-461 (recursion). O(items²).
 */
function scoreDistribution(right: readonly Float64Array[], node: number, without: number): Float64Array {
  let chances = Float64Array.of(1);
  right.forEach((curve, item) => {
    if (item === without) return;
    const p = curve[node] ?? 0;
    const next = new Float64Array(chances.length + 1);
    for (let score = 0; score < chances.length; score += 1) {
      const chance = chances[score] ?? 0;
      next[score] = (next[score] ?? 0) + chance * (1 - p);
      next[score + 1] = (next[score + 1] ?? 0) + chance * p;
    }
    chances = next;
  });
  return chances;
}

/** Expected share of right answers to `item` among people of each total score 0…items. */
function expectedShares(tables: ReturnType<typeof tabulate>, item: number): Float64Array {
  const items = tables.right.length;
  const joint = new Float64Array(items + 1);
  const total = new Float64Array(items + 1);
  for (let node = 0; node < NODES; node += 1) {
    const rest = scoreDistribution(tables.right, node, item);
    const weight = tables.weights[node] ?? 0;
    const p = tables.right[item]?.[node] ?? 0;
    for (let score = 0; score <= items; score += 1) {
      const right = score > 0 ? (rest[score - 1] ?? 0) * p : 0;
      const wrong = (rest[score] ?? 0) * (1 - p);
      joint[score] = (joint[score] ?? 0) + weight * right;
      total[score] = (total[score] ?? 0) + weight * (right + wrong);
    }
  }
  return joint.map((value, score) => value / Math.max(total[score] ?? 0, Number.MIN_VALUE));
}

/** Right answers seen and people, by total score, of people who answered everything. */
function seenByScore(matrix: ResponseMatrix, item: number): { right: Float64Array; people: Float64Array } {
  const right = new Float64Array(matrix.items + 1);
  const people = new Float64Array(matrix.items + 1);
  for (let person = 0; person < matrix.persons; person += 1) {
    const scores = matrix.scores.subarray(person * matrix.items, (person + 1) * matrix.items);
    if (scores.includes(NOT_GIVEN)) continue;
    const total = scores.reduce((sum, score) => sum + score, 0);
    people[total] = (people[total] ?? 0) + 1;
    right[total] = (right[total] ?? 0) + (scores[item] ?? 0);
  }
  return { right, people };
}

interface Group {
  people: number;
  right: number;
  expected: number;
}

/** Neighbouring totals joined until each group expects enough right and enough wrong answers; 0 and the full score left out. */
function joinGroups(seen: ReturnType<typeof seenByScore>, shares: Float64Array): Group[] {
  const groups: Group[] = [];
  let open: Group = { people: 0, right: 0, expected: 0 };
  for (let score = 1; score < shares.length - 1; score += 1) {
    const people = seen.people[score] ?? 0;
    open.people += people;
    open.right += seen.right[score] ?? 0;
    open.expected += people * (shares[score] ?? 0);
    if (Math.min(open.expected, open.people - open.expected) >= SMALLEST_EXPECTED) {
      groups.push(open);
      open = { people: 0, right: 0, expected: 0 };
    }
  }
  const last = groups[groups.length - 1];
  if (last !== undefined) {
    last.people += open.people;
    last.right += open.right;
    last.expected += open.expected;
  }
  return groups;
}

/**
 * Fit of the calibrated curve of `item`: right answers seen and expected among people of equal total score. `parameters`: how
 * many parameters of the item were estimated from these answers. Needs people who answered every item of the matrix.
 * Source: Orlando and Thissen 2000, Applied Psychological Measurement 24, 50-64. O(nodes · items²).
 */
export function itemFit(
  matrix: ResponseMatrix,
  curves: readonly FittedCurve[],
  item: number,
  parameters: number,
): ItemFit {
  const seen = seenByScore(matrix, item);
  const groups = joinGroups(seen, expectedShares(tabulate(curves), item));
  let statistic = 0;
  let squares = 0;
  let people = 0;
  for (const group of groups) {
    const expected = group.expected / group.people;
    const difference = group.right / group.people - expected;
    statistic += (group.people * difference * difference) / (expected * (1 - expected));
    squares += group.people * difference * difference;
    people += group.people;
  }
  const degreesOfFreedom = Math.max(1, groups.length - parameters);
  const probability = chiSquareTail(statistic, degreesOfFreedom);
  return {
    statistic,
    degreesOfFreedom,
    probability,
    misfit: people === 0 ? 0 : Math.sqrt(squares / people),
    people: seen.people.reduce((sum, count) => sum + count, 0),
  };
}
