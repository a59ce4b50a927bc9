import type { RoleId, SkillId } from "#app/engine/kernel/ids.ts";
import type { ProficiencyLevel, Skill } from "./skill.ts";

/** Critical: without it the role is not ready. Important: counts in the weighted score. */
export type Criticality = "critical" | "important";

/** What a role requires of one skill, today and in two to three years. */
export interface RoleRequirement {
  readonly skillId: SkillId;
  readonly now: ProficiencyLevel;
  readonly future: ProficiencyLevel;
  readonly criticality: Criticality;
  /** Stated by the role owner, or implied by the prerequisite graph. */
  readonly origin: "stated" | "implied";
}

export interface RoleProfile {
  readonly id: RoleId;
  readonly requirements: readonly RoleRequirement[];
}

/** Which of a role's two level columns is meant. */
export type Horizon = "now" | "future";

export function requiredLevel(requirement: RoleRequirement, horizon: Horizon): ProficiencyLevel {
  return horizon === "now" ? requirement.now : requirement.future;
}

/**
 * The requirements of one role at one horizon as arrays, for loops over many people. Only requirements of level 1 or
 * above and of skills that the framework version has; sorted by skill position. All arrays have the same length.
 */
export interface CompiledRequirements {
  readonly skills: Int32Array;
  readonly levels: Uint8Array;
  /** 1 where the requirement is critical. */
  readonly critical: Uint8Array;
  /** 1 where the skill is safety-critical. */
  readonly safetyCritical: Uint8Array;
}

export function compileRequirements(
  profile: RoleProfile,
  horizon: Horizon,
  skills: readonly Pick<Skill, "id" | "safetyCritical">[],
): CompiledRequirements {
  const position = new Map(skills.map((skill, index) => [skill.id, index] as const));
  const rows = profile.requirements
    .map((requirement) => ({
      skill: position.get(requirement.skillId) ?? -1,
      level: requiredLevel(requirement, horizon),
      critical: requirement.criticality === "critical",
    }))
    .filter((row) => row.skill >= 0 && row.level > 0)
    .sort((left, right) => left.skill - right.skill);
  return {
    skills: Int32Array.from(rows, (row) => row.skill),
    levels: Uint8Array.from(rows, (row) => row.level),
    critical: Uint8Array.from(rows, (row) => (row.critical ? 1 : 0)),
    safetyCritical: Uint8Array.from(rows, (row) => (skills[row.skill]?.safetyCritical === true ? 1 : 0)),
  };
}
