import { requiredLevel, type RoleProfile } from "#app/engine/skills/role-profile.ts";
import type { SkillId } from "#app/engine/kernel/ids.ts";

/** What a role prior states, ready to be written as a ledger entry of kind "role-prior". */
export interface RolePrior {
  readonly skillIds: readonly SkillId[];
  /** Levels 0…5. */
  readonly values: readonly number[];
}

/** A stated level is the middle of its band; half a level below it is the cut, where meeting it is as likely as not. */
const LEVELS_BELOW_REQUIREMENT = 0.5;

/**
 * The prior of a person who holds the role: a starting point, never a measurement. Each skill the role asks for today
 * starts at the cut of the required level with the full prior width (1.26 levels): P(ready) = 50 %, which says nothing
 * about readiness, while a skill of level 3 still starts higher than one of level 1. Skills asked for only in the future
 * say nothing about people today and are left out.
 */
export function rolePrior(profile: RoleProfile): RolePrior {
  const asked = profile.requirements.filter((requirement) => requiredLevel(requirement, "now") > 0);
  return {
    skillIds: asked.map((requirement) => requirement.skillId),
    values: asked.map((requirement) => requiredLevel(requirement, "now") - LEVELS_BELOW_REQUIREMENT),
  };
}
