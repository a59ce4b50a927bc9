import { cholesky } from "#app/engine/kernel/linear.ts";
import { randomStream } from "#app/engine/kernel/random.ts";
import type { Probability } from "#app/engine/kernel/units.ts";
import type { CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import { levelCut, type ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { splitBiases, type BiasSplit } from "./rater-bias.ts";
import { probabilityReady, type ProbabilityInterval, type ReadinessPolicy } from "./readiness.ts";
import type { ReplayedBelief } from "./replay.ts";
import { tallyRole, type RoleTally } from "./role-status.ts";
import { ESTIMATE_STATE, estimateAt } from "./skill-estimate.ts";

/** What the head of a role page says about one person on the day of the replay. */
export interface RoleReadiness extends RoleTally {
  /**
   * P(every critical skill is at its required level), correlations included, with its 80 % interval over the rater
   * biases. Null where most critical skills are not measured: then there is not enough evidence for a number.
   */
  readonly joint: JointProbability | null;
  /** Mean P(ready) over the measured requirements, critical ones counting twice; null where none is measured. */
  readonly score: Probability | null;
}

export interface JointProbability {
  readonly probability: Probability;
  readonly interval: ProbabilityInterval;
}

const CRITICAL_WEIGHT = 2;

/** Draws of the biases × draws of the skills given the biases: 32,768 in all. */
const BIAS_DRAWS = 64;
const SKILL_DRAWS = 512;

/**
 * Readiness of one person for one role. `seed` makes the Monte Carlo part repeatable: pass what names this person and this
 * role. Standard error of the joint probability below 0.02. Cost 1-2 ms for 20 critical skills; whoever asks again and again
 * about the same person and role passes the `normals` of `jointNormals`, which are half of it.
 */
export function roleReadiness(
  replayed: ReplayedBelief,
  requirements: CompiledRequirements,
  policy: ReadinessPolicy,
  seed: string,
  normals?: Float64Array,
): RoleReadiness {
  const tally = tallyRole(replayed, 0, requirements, policy);
  return {
    ...tally,
    joint: tally.status === "not-measured" ? null : jointProbability(replayed, requirements, seed, normals),
    score: weightedScore(replayed, requirements),
  };
}

function weightedScore(replayed: ReplayedBelief, { skills, levels, critical }: CompiledRequirements): number | null {
  let [sum, weights] = [0, 0];
  for (const [row, skill] of skills.entries()) {
    const estimate = estimateAt(replayed, skill);
    if ((estimate.state & (ESTIMATE_STATE.measured | ESTIMATE_STATE.selfRated)) === 0) continue;
    const weight = critical[row] === 1 ? CRITICAL_WEIGHT : 1;
    sum += weight * probabilityReady(estimate, (levels[row] ?? 0) as ProficiencyLevel);
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}

/**
 * Monte Carlo in two layers over the posterior: biases outside, skills given the biases inside, the inner draws shared by
 * all outer ones. The mean over all draws is the joint probability; its 10 % and 90 % quantiles over the outer draws are
 * the interval. A role without critical requirements is judged by all of them.
 */
export function jointProbability(
  replayed: ReplayedBelief,
  requirements: CompiledRequirements,
  seed: string,
  normals: Float64Array = jointNormals(replayed, requirements, seed),
): JointProbability {
  const rows = decidingRows(requirements);
  const skills = Int32Array.from(rows, (row) => requirements.skills[row] ?? 0);
  const split = splitBiases(replayed);
  const margins = Float64Array.from(
    rows,
    (row, at) =>
      (replayed.posteriorMeans[skills[at] ?? 0] ?? 0) - levelCut((requirements.levels[row] ?? 0) as ProficiencyLevel),
  );
  const draws = drawGivenBiases(replayed, split, skills, normals);
  const ofBiases = normals.subarray(SKILL_DRAWS * skills.length);
  const chances = Array.from({ length: BIAS_DRAWS }, (_, draw) => {
    const biases = ofBiases.subarray(draw * split.biases, (draw + 1) * split.biases);
    return shareAbove(draws, shiftMargins(margins, split, skills, biases));
  });
  const probability = chances.reduce((sum, chance) => sum + chance, 0) / BIAS_DRAWS;
  chances.sort((left, right) => left - right);
  const quantile = (share: number): number => chances[Math.round(share * (BIAS_DRAWS - 1))] ?? probability;
  return {
    probability,
    interval: { low: Math.min(quantile(0.1), probability), high: Math.max(quantile(0.9), probability) },
  };
}

/** Positions of the requirements that decide: the critical ones, all of them where none is. */
function decidingRows({ skills, critical }: CompiledRequirements): readonly number[] {
  const anyCritical = critical.includes(1);
  return [...skills.keys()].filter((row) => !anyCritical || critical[row] === 1);
}

/** The standard normals behind the joint probability of a person and a role: those of the skills, then those of the biases. */
export function jointNormals(
  { sources }: Pick<ReplayedBelief, "sources">,
  requirements: CompiledRequirements,
  seed: string,
): Float64Array {
  const stream = randomStream(seed);
  const length = SKILL_DRAWS * decidingRows(requirements).length + BIAS_DRAWS * sources.length;
  return Float64Array.from({ length }, () => stream.nextNormal());
}

/** SKILL_DRAWS × skills, row-major: deviations of the skills from their mean when the biases are known. */
function drawGivenBiases(
  replayed: ReplayedBelief,
  split: BiasSplit,
  skills: Int32Array,
  normals: Float64Array,
): Float64Array {
  const count = skills.length;
  const side = split.skills + split.biases;
  const block = new Float64Array(count * count);
  for (const [i, a] of skills.entries()) {
    for (const [j, b] of skills.entries()) {
      let shared = 0;
      for (let k = 0; k < split.biases; k += 1) {
        shared += (split.loadings[a * split.biases + k] ?? 0) * (split.loadings[b * split.biases + k] ?? 0);
      }
      block[i * count + j] = (replayed.covariance[a * side + b] ?? 0) - shared;
    }
  }
  const factor = cholesky(block, count);
  const draws = new Float64Array(SKILL_DRAWS * count);
  for (let draw = 0; draw < SKILL_DRAWS; draw += 1) {
    const row = draw * count;
    for (let i = 0; i < count; i += 1) {
      let sum = 0;
      for (let j = 0; j <= i; j += 1) sum += (factor[i * count + j] ?? 0) * (normals[row + j] ?? 0);
      draws[row + i] = sum;
    }
  }
  return draws;
}

/** The distance of each mean from its cut under one draw of the biases. */
function shiftMargins(margins: Float64Array, split: BiasSplit, skills: Int32Array, biases: Float64Array): Float64Array {
  return margins.map((margin, at) => {
    let shifted = margin;
    const row = (skills[at] ?? 0) * split.biases;
    for (const [k, bias] of biases.entries()) shifted += (split.loadings[row + k] ?? 0) * bias;
    return shifted;
  });
}

/** Share of the draws in which every skill is at or above its cut. */
function shareAbove(draws: Float64Array, margins: Float64Array): number {
  const count = margins.length;
  let passed = 0;
  for (let draw = 0; draw < SKILL_DRAWS; draw += 1) {
    let at = 0;
    while (at < count && (draws[draw * count + at] ?? 0) + (margins[at] ?? 0) >= 0) at += 1;
    if (at === count) passed += 1;
  }
  return passed / SKILL_DRAWS;
}
