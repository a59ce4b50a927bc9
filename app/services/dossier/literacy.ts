import type { Catalog } from "#app/catalog/catalog.ts";
import { DEFAULT_POLICY, statusCode, STATUS_CODE } from "#app/engine/proficiency/readiness.ts";
import type { Belief } from "#app/engine/proficiency/skill-estimate.ts";
import type { CompiledRequirements } from "#app/engine/skills/role-profile.ts";

/** The skills that knowing how to deal with AI is made of. */
export const LITERACY_CLUSTER = "ai-literacy";

/** A skill of AI literacy at the level that is asked for. */
export interface LiteracyNeed {
  /** Position in the catalog. */
  readonly skill: number;
  readonly level: number;
  readonly safetyCritical: boolean;
}

/** How many have it, lack it (measured below the level, or no longer valid), and are not measured. */
export interface LiteracyCounts {
  readonly has: number;
  readonly lacks: number;
  readonly notMeasured: number;
}

export type LiteracyStanding = keyof LiteracyCounts;

type Known = Pick<Belief, "means" | "sds" | "states"> | null;

/** What a role asks of AI literacy. */
export function literacyOf(requirements: CompiledRequirements, { skills }: Pick<Catalog, "skills">): LiteracyNeed[] {
  return Array.from(requirements.skills, (skill, at) => ({
    skill,
    level: requirements.levels[at] ?? 0,
    safetyCritical: requirements.safetyCritical[at] === 1,
  })).filter(({ skill }) => skills[skill]?.clusterId === LITERACY_CLUSTER);
}

/** What is asked of somebody whose own role asks nothing: of each skill the least that a role of the system asks. */
export function leastOf(roles: readonly (readonly LiteracyNeed[])[]): readonly LiteracyNeed[] {
  const least = new Map<number, LiteracyNeed>();
  for (const need of roles.flat()) {
    const known = least.get(need.skill);
    if (known === undefined || need.level < known.level) least.set(need.skill, need);
  }
  return [...least.values()].sort((left, right) => left.skill - right.skill);
}

/** Where somebody stands in one skill, by the rule that every other page uses. */
export function standingIn(belief: Known, { skill, level, safetyCritical }: LiteracyNeed): LiteracyStanding {
  if (belief === null) return "notMeasured";
  const [mean, sd, state] = [belief.means[skill] ?? 0, belief.sds[skill] ?? 1, belief.states[skill] ?? 0];
  const code = statusCode(mean, sd, state, level, safetyCritical, DEFAULT_POLICY);
  if (code === STATUS_CODE.ready) return "has";
  return code === STATUS_CODE.notMeasured ? "notMeasured" : "lacks";
}

/** Over all that is asked: one skill that is lacked is enough to lack it, one that is not measured to be not measured. */
export function standingOver(belief: Known, needs: readonly LiteracyNeed[]): LiteracyStanding {
  const standings = needs.map((need) => standingIn(belief, need));
  if (standings.includes("lacks")) return "lacks";
  return standings.includes("notMeasured") ? "notMeasured" : "has";
}

export function countStandings(standings: readonly LiteracyStanding[]): LiteracyCounts {
  const count = (wanted: LiteracyStanding): number => standings.filter((standing) => standing === wanted).length;
  return { has: count("has"), lacks: count("lacks"), notMeasured: count("notMeasured") };
}
