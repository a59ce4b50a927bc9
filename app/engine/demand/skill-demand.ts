import type { SkillId } from "#app/engine/kernel/ids.ts";
import { clamp } from "#app/engine/kernel/numeric.ts";
import type { RoleProfile, RoleRequirement } from "#app/engine/skills/role-profile.ts";
import type { Forecast } from "./forecast-series.ts";
import type { ForecastBand } from "./origin-bands.ts";
import type { PeriodsPerYear } from "./series.ts";

/** The future column of a role profile speaks of two to three years from now; it is reached in the middle of that. */
const MONTHS_TO_FUTURE_LEVELS = 30;
const HIGHEST_LEVEL = 5;

/** People of one role that will be needed: today's profile of the role and the forecast of its heads. */
export interface RoleDemand {
  readonly profile: RoleProfile;
  readonly heads: Pick<Forecast, "centre" | "bands">;
}

/** How many people will be needed who hold a skill at a level or above; arrays as long as the forecasts. */
export interface SkillDemand {
  readonly skillId: SkillId;
  /** 1 … 5. */
  readonly level: number;
  readonly centre: Float64Array;
  readonly bands: readonly ForecastBand[];
}

/**
 * The level a requirement asks for `months` from now, between the levels of the scale: a straight line from the level of now
 * to the future level, which stands from then on. Example: 2 now, 4 in future, after 15 of 30 months: 3.
 */
function levelAhead({ now, future }: Pick<RoleRequirement, "now" | "future">, months: number): number {
  return now + (future - now) * clamp(months / MONTHS_TO_FUTURE_LEVELS, 0, 1);
}

/** Share of a role's heads that must hold `level` or above when the requirement stands at `required`: 2.5 asks half for 3. */
const shareNeeded = (required: number, level: number): number => clamp(required - (level - 1), 0, 1);

function addScaled(into: Float64Array, from: Float64Array, shares: Float64Array): void {
  for (let step = 0; step < into.length; step += 1)
    into[step] = (into[step] ?? 0) + (from[step] ?? 0) * (shares[step] ?? 0);
}

const emptyDemand = (skillId: SkillId, level: number, { centre, bands }: RoleDemand["heads"]): SkillDemand => ({
  skillId,
  level,
  centre: new Float64Array(centre.length),
  bands: bands.map((band) => ({
    level: band.level,
    low: new Float64Array(centre.length),
    high: new Float64Array(centre.length),
  })),
});

/**
 * Skill demand from role demand and role profiles whose levels move from now to the future along the forecast. Step s of the
 * forecasts is s + 1 periods from now. One row per skill and level that any role asks for, by skill in the order of first
 * mention, then by level. The bands of several roles are added edge by edge: roles of one company rise and fall together, and
 * bands that are too wide are the safer mistake. All forecasts have the same length. O(requirements · levels · horizon).
 */
export function skillDemand(roles: readonly RoleDemand[], periodsPerYear: PeriodsPerYear): readonly SkillDemand[] {
  const bySkill = new Map<SkillId, Map<number, SkillDemand>>();
  for (const { profile, heads } of roles) {
    for (const requirement of profile.requirements) {
      const { skillId, now, future } = requirement;
      const levels = bySkill.get(skillId) ?? new Map<number, SkillDemand>();
      bySkill.set(skillId, levels);
      for (let level = 1; level <= Math.min(HIGHEST_LEVEL, Math.max(now, future)); level += 1) {
        const shares = heads.centre.map((_, step) =>
          shareNeeded(levelAhead(requirement, ((step + 1) * 12) / periodsPerYear), level),
        );
        const demand = levels.get(level) ?? emptyDemand(skillId, level, heads);
        levels.set(level, demand);
        addScaled(demand.centre, heads.centre, shares);
        for (const [at, { low, high }] of demand.bands.entries()) {
          addScaled(low, heads.bands[at]?.low ?? heads.centre, shares);
          addScaled(high, heads.bands[at]?.high ?? heads.centre, shares);
        }
      }
    }
  }
  return [...bySkill.values()].flatMap((levels) => [...levels.values()].sort((a, b) => a.level - b.level));
}
