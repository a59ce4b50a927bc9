import type { SkillId } from "#app/engine/kernel/ids.ts";

/** 0 None (assessed and absent) … 5 Expert. Unknown is never 0: it is "not measured". */
export type ProficiencyLevel = 0 | 1 | 2 | 3 | 4 | 5;

export const PROFICIENCY_LEVELS = [0, 1, 2, 3, 4, 5] as const satisfies readonly ProficiencyLevel[];

/** Lower cut of levels 1…5 on the theta scale, in logits; level 0 lies below the first. The one place that says so. */
export const LEVEL_CUTS = [-2, -1, 0, 1, 2] as const;

/** Half the width of a level band, in logits: the middle of level k lies this far above its cut. */
const HALF_BAND = 0.5;

/** Theta, in logits, at which level `level` begins; -Infinity for level 0. */
export function levelCut(level: ProficiencyLevel): number {
  return level === 0 ? Number.NEGATIVE_INFINITY : LEVEL_CUTS[(level - 1) as 0 | 1 | 2 | 3 | 4];
}

/** Theta, in logits, at the middle of the band of `level`. */
export function levelMiddle(level: ProficiencyLevel): number {
  return level === 0 ? LEVEL_CUTS[0] - HALF_BAND : levelCut(level) + HALF_BAND;
}

/** Continuous level 0…5 of a theta, for drawing on the 0-5 track: cut k maps to k, clamped at both ends. */
export function levelOfTheta(theta: number): number {
  return Math.min(5, Math.max(0, theta - LEVEL_CUTS[0] + 1));
}

export type Volatility = "low" | "medium" | "high";

/** A prerequisite counts from `minLevel` on before the learner works toward level 3 or above. */
export interface Prerequisite {
  readonly skillId: SkillId;
  readonly minLevel: ProficiencyLevel;
}

/** A skill as the engine needs it; names and texts stay in the catalog. */
export interface Skill {
  readonly id: SkillId;
  readonly clusterId: string;
  readonly prerequisites: readonly Prerequisite[];
  readonly volatility: Volatility;
  readonly safetyCritical: boolean;
}

/** Theta, in logits, of a stated level 0…5, fractions allowed: a stated level k means the middle of its band. */
export function thetaOfRating(level: number): number {
  return LEVEL_CUTS[0] - HALF_BAND + level;
}
