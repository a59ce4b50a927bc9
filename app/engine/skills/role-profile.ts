import type { RoleId, SkillId } from "#app/engine/kernel/ids.ts";
import type { ProficiencyLevel } from "./skill.ts";

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
