import { normalCdf } from "#app/engine/kernel/distributions.ts";
import type { Probability } from "#app/engine/kernel/units.ts";
import { levelCut, levelOfTheta, PROFICIENCY_LEVELS, type ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { Z_80 } from "./readiness.ts";
import type { SkillEstimate } from "./skill-estimate.ts";

/** P(level ≥ k) for k = 0…5; starts with 1 and never rises. */
function atLeastProbabilities({ mean, sd }: Pick<SkillEstimate, "mean" | "sd">): readonly Probability[] {
  return PROFICIENCY_LEVELS.map((level) => normalCdf((mean - levelCut(level)) / sd));
}

/** P(level = k) for k = 0…5; sums to 1. */
export function levelProbabilities(estimate: Pick<SkillEstimate, "mean" | "sd">): readonly Probability[] {
  const atLeast = atLeastProbabilities(estimate);
  return atLeast.map((probability, level) => probability - (atLeast[level + 1] ?? 0));
}

/** The level with the largest probability; of equals the lower. */
export function mostProbableLevel(estimate: Pick<SkillEstimate, "mean" | "sd">): ProficiencyLevel {
  const probabilities = levelProbabilities(estimate);
  return PROFICIENCY_LEVELS.reduce((best, level) =>
    (probabilities[level] ?? 0) > (probabilities[best] ?? 0) ? level : best,
  );
}

/** A place on the 0-5 track of the pages: cut k at k. */
export interface LevelInterval {
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

/** Mean and central 80 % interval on the 0-5 track, clamped at its ends. */
export function levelInterval({ mean, sd }: Pick<SkillEstimate, "mean" | "sd">): LevelInterval {
  return { level: levelOfTheta(mean), low: levelOfTheta(mean - Z_80 * sd), high: levelOfTheta(mean + Z_80 * sd) };
}
