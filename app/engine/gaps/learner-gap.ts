import type { SkillId } from "#app/engine/kernel/ids.ts";
import type { Logit, Probability } from "#app/engine/kernel/units.ts";
import { normalCdf, normalDensity } from "#app/engine/kernel/distributions.ts";
import { levelInterval, type LevelInterval } from "#app/engine/proficiency/level-classification.ts";
import { biasSpread, splitBiases } from "#app/engine/proficiency/rater-bias.ts";
import {
  probabilityReady,
  readinessInterval,
  skillStatus,
  type ProbabilityInterval,
  type ReadinessPolicy,
  type SkillStatus,
} from "#app/engine/proficiency/readiness.ts";
import type { ReplayedBelief } from "#app/engine/proficiency/replay.ts";
import { estimateAt, type SkillEstimate } from "#app/engine/proficiency/skill-estimate.ts";
import {
  requiredLevel,
  type Horizon,
  type RoleProfile,
  type RoleRequirement,
} from "#app/engine/skills/role-profile.ts";
import { levelCut, type ProficiencyLevel, type Skill } from "#app/engine/skills/skill.ts";

/**
 * What closes a gap. `assess`: the evidence does not say, so measure first. `learn`: it is known to be missing. `renew`:
 * it was known and has expired. `none`: ready.
 */
export type GapAction = "none" | "assess" | "learn" | "renew";

/** One required skill of one person on the day of the replay. */
export interface LearnerGap {
  readonly skillId: SkillId;
  readonly skillIndex: number;
  readonly requirement: RoleRequirement;
  readonly requiredLevel: ProficiencyLevel;
  readonly status: SkillStatus;
  readonly action: GapAction;
  readonly estimate: SkillEstimate;
  /** Mean and 80 % interval on the 0-5 track. For a skill that is not measured this is only the starting point. */
  readonly track: LevelInterval;
  readonly probability: Probability;
  readonly probabilityInterval: ProbabilityInterval;
  /** Levels from the mean up to the cut of the required level; 0 where the mean is above it. */
  readonly shortfall: number;
  /** Levels still to gain, averaged over what the belief holds possible; above 0 also where the mean is high enough. */
  readonly expectedShortfall: number;
}

const ACTIONS: Readonly<Record<SkillStatus, GapAction>> = {
  ready: "none",
  nearly: "learn",
  short: "learn",
  uncertain: "assess",
  expired: "renew",
  "not-measured": "assess",
};

/**
 * The gaps of one person for one role, in the order of the role's requirements; requirements of level 0 at this horizon
 * are left out. `skills`: the framework version of the replay. O(requirements + skills · raters²).
 */
export function computeLearnerGaps(
  replayed: ReplayedBelief,
  profile: RoleProfile,
  horizon: Horizon,
  skills: readonly Pick<Skill, "id" | "safetyCritical">[],
  policy: ReadinessPolicy,
): readonly LearnerGap[] {
  const index = new Map(skills.map((skill, position) => [skill.id, position] as const));
  const spread = biasSpread(splitBiases(replayed));
  return profile.requirements.flatMap((requirement) => {
    const skillIndex = index.get(requirement.skillId);
    const level = requiredLevel(requirement, horizon);
    if (skillIndex === undefined || level === 0) return [];
    const estimate = { ...estimateAt(replayed, skillIndex), measuredUntil: replayed.measuredUntil[skillIndex] ?? null };
    const safetyCritical = skills[skillIndex]?.safetyCritical === true;
    const status = skillStatus(estimate, { level, safetyCritical }, policy, replayed.asOf);
    return [
      {
        skillId: requirement.skillId,
        skillIndex,
        requirement,
        requiredLevel: level,
        status,
        action: ACTIONS[status],
        estimate,
        track: levelInterval(estimate),
        probability: probabilityReady(estimate, level),
        probabilityInterval: readinessInterval(estimate, level, spread[skillIndex] ?? 0),
        shortfall: Math.max(0, levelCut(level) - estimate.mean),
        expectedShortfall: expectedShortfall(estimate, level),
      },
    ];
  });
}

/** E[max(0, cut - theta)] in levels: sd · (φ(z) + z · Φ(z)) with z = (cut - mean) / sd; ≥ max(0, cut - mean). */
export function expectedShortfall({ mean, sd }: Pick<SkillEstimate, "mean" | "sd">, level: ProficiencyLevel): Logit {
  if (level === 0) return 0;
  const z = (levelCut(level) - mean) / sd;
  return sd * (normalDensity(z) + z * normalCdf(z));
}
