import { normalQuantile } from "#app/engine/kernel/distributions.ts";
import type { Probability } from "#app/engine/kernel/units.ts";
import { chiSquareTail } from "./chi-square.ts";

/** Answers to one item by people of equal ability (one rest score), in the reference and in the focal group. */
export interface MatchedCounts {
  readonly referenceRight: number;
  readonly referenceWrong: number;
  readonly focalRight: number;
  readonly focalWrong: number;
}

/** A: negligible. B: medium. C: large: withdraw and review (B and C by the content rubric). */
export type DifferenceClass = "A" | "B" | "C";

export interface MantelHaenszel {
  /** Common odds ratio; above 1 the item is easier for the reference group at equal ability. */
  readonly oddsRatio: number;
  readonly interval95: readonly [number, number];
  /** ETS delta: -2.35 · ln(odds ratio); below 0 the item is harder for the focal group. */
  readonly delta: number;
  readonly deltaError: number;
  /** Chi-square of no difference, 1 degree of freedom, with continuity correction. */
  readonly statistic: number;
  readonly probability: Probability;
  readonly effect: DifferenceClass;
}

/** From log odds to the delta scale: 4 / 1.7. */
const DELTA_PER_LOGIT = -2.35;
const MEDIUM = 1;
const LARGE = 1.5;

interface Sums {
  r: number;
  s: number;
  pr: number;
  psqr: number;
  qs: number;
  seen: number;
  expected: number;
  variance: number;
}

/** Sums over the ability groups, with the names of Robins, Breslow and Greenland. */
function addUp(groups: readonly MatchedCounts[]): Sums {
  const sums: Sums = { r: 0, s: 0, pr: 0, psqr: 0, qs: 0, seen: 0, expected: 0, variance: 0 };
  for (const { referenceRight: a, referenceWrong: b, focalRight: c, focalWrong: d } of groups) {
    const n = a + b + c + d;
    if (n < 2) continue;
    const [p, q, r, s] = [(a + d) / n, (b + c) / n, (a * d) / n, (b * c) / n];
    sums.r += r;
    sums.s += s;
    sums.pr += p * r;
    sums.psqr += p * s + q * r;
    sums.qs += q * s;
    sums.seen += a;
    sums.expected += ((a + b) * (a + c)) / n;
    sums.variance += ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1));
  }
  return sums;
}

/**
 * Mantel-Haenszel test of one item against matched ability groups; null when the groups leave nothing to compare.
 * Sources: Holland and Thayer 1988 (procedure and delta scale); Robins, Breslow and Greenland 1986, Biometrics 42, 311-323
 * (variance of the log odds ratio); Zwick and Ercikan 1989, J. Educ. Meas. 26, 55-66 (classes A, B, C: C when |delta| ≥ 1.5
 * and surely above 1, B when |delta| ≥ 1 and surely not 0, at 5 %).
 */
export function mantelHaenszel(groups: readonly MatchedCounts[]): MantelHaenszel | null {
  const { r, s, pr, psqr, qs, seen, expected, variance } = addUp(groups);
  if (r === 0 || s === 0 || variance === 0) return null;
  const logOdds = Math.log(r / s);
  const error = Math.sqrt(pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s));
  const reach = normalQuantile(0.975) * error;
  const statistic = Math.max(0, Math.abs(seen - expected) - 0.5) ** 2 / variance;
  const delta = DELTA_PER_LOGIT * logOdds;
  const deltaError = Math.abs(DELTA_PER_LOGIT) * error;
  return {
    oddsRatio: r / s,
    interval95: [Math.exp(logOdds - reach), Math.exp(logOdds + reach)],
    delta,
    deltaError,
    statistic,
    probability: chiSquareTail(statistic, 1),
    effect: classOf(delta, deltaError),
  };
}

function classOf(delta: number, error: number): DifferenceClass {
  const size = Math.abs(delta);
  const surelyMedium = size - normalQuantile(0.95) * error > MEDIUM;
  if (size >= LARGE && surelyMedium) return "C";
  return size >= MEDIUM && size > normalQuantile(0.975) * error ? "B" : "A";
}

/** An answer as the group tests read it. */
export interface GroupedAnswer {
  readonly right: boolean;
  readonly focal: boolean;
  /** Ability the groups are matched on: the rest score or the estimate of the other items. */
  readonly ability: number;
}

/** Matched counts by rounded ability: one group per whole rest score. */
export function matchByAbility(answers: readonly GroupedAnswer[]): MatchedCounts[] {
  const groups = new Map<number, [number, number, number, number]>();
  for (const { right, focal, ability } of answers) {
    const key = Math.round(ability);
    const counts = groups.get(key) ?? [0, 0, 0, 0];
    const cell = (focal ? 2 : 0) + (right ? 0 : 1);
    counts[cell] = (counts[cell] ?? 0) + 1;
    groups.set(key, counts);
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([, [referenceRight, referenceWrong, focalRight, focalWrong]]) => ({
      referenceRight,
      referenceWrong,
      focalRight,
      focalWrong,
    }));
}
