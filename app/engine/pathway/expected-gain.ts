import { normalCdf, normalDensity } from "#app/engine/kernel/distributions.ts";
import { clamp } from "#app/engine/kernel/numeric.ts";
import type { Logit } from "#app/engine/kernel/units.ts";
import { levelMiddle } from "#app/engine/skills/skill.ts";
import type { PathModule } from "./path-module.ts";

/** Share of its step between two levels that a lesson is taken to carry a learner over, before anybody has measured it. */
const PRIOR_EFFECT = 0.9;
/** How many measured people weigh as much as that assumption. */
const PRIOR_PEOPLE = 8;
/** People gain more or less than the mean: standard deviation as a share of the mean gain. */
const GAIN_SPREAD = 0.3;
const LEAST_EFFECT = 0.05;

/** What a module does to a normal belief about one skill. */
export interface ExpectedGain {
  /** Rise of the mean, ≥ 0. */
  readonly shift: Logit;
  /** Variance afterwards. */
  readonly variance: number;
  /** Mean slope of the gain: covariances with other skills are multiplied by it, 0…1. */
  readonly slope: number;
}

/**
 * Share of its step that a module carries over, 0.05…1: the prior 0.9 and what was measured, weighed by people. Example: no
 * measurement 0.9; half a level measured over 8 people 0.7; over 800 people 0.504.
 */
export function moduleEffect({ fromLevel, toLevel, measuredGain }: PathModule): number {
  const width = Math.max(1, toLevel - fromLevel);
  const { levels, n } = measuredGain ?? { levels: 0, n: 0 };
  const share = (PRIOR_EFFECT * PRIOR_PEOPLE + (levels / width) * n) / (PRIOR_PEOPLE + n);
  return clamp(share, LEAST_EFFECT, 1);
}

/**
 * What a lesson or practice from → to does to the belief N(mean, variance): it lifts only what lies in its band. Somebody
 * already in the middle of the level it leads to gains nothing; somebody below gains what is missing up to there, at most
 * the width of the band, times the effect: g(theta) = theta + effect · clamp(target - theta, 0, width). Level 0 has no lower
 * end, so neither has the band of a lesson that starts from nothing. Moments of g are exact (censored normal; Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1, section 13.10), the slope
 * E[g'] is what Stein's lemma multiplies covariances by. O(1).
 */
export function expectedGain(module: PathModule, mean: Logit, variance: number): ExpectedGain {
  const effect = moduleEffect(module);
  const width = module.fromLevel === 0 ? null : module.toLevel - module.fromLevel;
  const sd = Math.sqrt(variance);
  const missing = levelMiddle(module.toLevel) - mean;
  const [above, square] = excess(missing, sd);
  const [beyond, beyondSquare] = width === null ? [0, 0] : excess(missing - width, sd);
  const clamped = above - beyond;
  const clampedSquare = square - beyondSquare - 2 * (width ?? 0) * beyond;
  const inside = normalCdf(missing / sd) - (width === null ? 0 : normalCdf((missing - width) / sd));
  const shift = effect * clamped;
  const spread = GAIN_SPREAD * shift;
  const slope = 1 - effect * inside;
  const exact = variance * (1 - 2 * effect * inside) + effect * effect * Math.max(0, clampedSquare - clamped * clamped);
  return { shift, slope, variance: Math.max(exact, slope * slope * variance) + spread * spread };
}

/** E[max(0, X)] and E[max(0, X)²] of X ~ N(mean, sd²). */
function excess(mean: number, sd: number): readonly [number, number] {
  const z = mean / sd;
  const [below, density] = [normalCdf(z), normalDensity(z)];
  return [mean * below + sd * density, (mean * mean + sd * sd) * below + mean * sd * density];
}
