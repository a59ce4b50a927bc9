import type { SkillId } from "#app/engine/kernel/ids.ts";
import type { ReadinessPolicy } from "#app/engine/proficiency/readiness.ts";
import type { ReplayedBelief } from "#app/engine/proficiency/replay.ts";
import type { RoleProfile } from "#app/engine/skills/role-profile.ts";
import type { ProficiencyLevel, Skill } from "#app/engine/skills/skill.ts";
import type { PathModule } from "./path-module.ts";
import type { PathWish } from "./personal-path.ts";

/** A skill as paths need it. */
export interface PathSkill extends Skill {
  readonly name: string;
  /** Done with the hands: a sign-off confirms it where there is one. */
  readonly practical: boolean;
}

/** Everything a path is made from. */
export interface PathRequest {
  /** As of today. */
  readonly replayed: ReplayedBelief;
  /** In the order of the framework version. */
  readonly skills: readonly PathSkill[];
  /** Of the role in the wish. */
  readonly profile: RoleProfile;
  readonly policy: ReadinessPolicy;
  readonly modules: readonly PathModule[];
  readonly wish: PathWish;
  /** ISO instant of the last check or sign-off, where there is one: lessons finished before it are judged by it. */
  readonly decidedAt: ReadonlyMap<SkillId, string>;
  /** Levels that were there when the last evidence ran out (`lapsedLevels`): refreshed before they are taught again. */
  readonly lapsed?: ReadonlyMap<SkillId, ProficiencyLevel>;
  /** What names this person and this role. */
  readonly seed: string;
}
