import type { Catalog } from "#app/catalog/catalog.ts";
import { expectedShortfall } from "#app/engine/gaps/learner-gap.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { teaches, type PathModule } from "#app/engine/pathway/path-module.ts";
import { POPULATION_MEAN, PRIOR_VARIANCE } from "#app/engine/proficiency/belief-parameters.ts";
import { DEFAULT_POLICY, STATUS_CODE, statusCode } from "#app/engine/proficiency/readiness.ts";
import type { Belief } from "#app/engine/proficiency/skill-estimate.ts";
import type { CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { loadCandidates } from "../pathway/load-candidates.server.ts";

/** What getting ready takes, in minutes. */
export interface LevelMinutes {
  /** Learning for one level, by position of the skill. */
  readonly perLevel: Float64Array;
  /** Showing that a level is reached, by check or sign-off: skills × LEVELS. */
  readonly toShow: Float64Array;
}

const LEVELS = 6;
/** A sign-off where nobody has said how long it takes. */
const USUAL_SIGN_OFF = 45;

/** Where the library teaches nothing at all yet. */
const WITHOUT_LIBRARY = 90;
const UNKNOWN_SD = Math.sqrt(
  PRIOR_VARIANCE.global + PRIOR_VARIANCE.cluster + PRIOR_VARIANCE.graph + PRIOR_VARIANCE.own,
);

/**
 * From what the library has: the median per level of each skill (of a skill without lessons, the median over all), and the
 * shortest check or sign-off that shows a level.
 */
export async function loadLevelMinutes(org: OrgId, catalog: Catalog, asOf: PlainDate): Promise<LevelMinutes> {
  const { modules } = await loadCandidates(org, catalog, asOf);
  const bySkill = new Map<number, number[]>();
  const all: number[] = [];
  const toShow = new Float64Array(catalog.skills.length * LEVELS).fill(Number.POSITIVE_INFINITY);
  for (const own of modules) {
    if (own.kind === "check" || own.kind === "sign-off") {
      const at = own.skillIndex * LEVELS + own.toLevel;
      toShow[at] = Math.min(toShow[at] ?? own.minutes, own.minutes);
    }
    if (!teaches(own)) continue;
    const minutes = perLevel(own);
    all.push(minutes);
    bySkill.set(own.skillIndex, [...(bySkill.get(own.skillIndex) ?? []), minutes]);
  }
  const usual = median(all) ?? WITHOUT_LIBRARY;
  return {
    perLevel: Float64Array.from(catalog.skills, ({ index }) => median(bySkill.get(index) ?? []) ?? usual),
    toShow: toShow.map((minutes) => (Number.isFinite(minutes) ? minutes : USUAL_SIGN_OFF)),
  };
}

const perLevel = ({ minutes, fromLevel, toLevel }: PathModule): number => minutes / Math.max(1, toLevel - fromLevel);

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/**
 * Hours of learning until somebody is ready for a role, roughly: for every skill the role is judged by and the person is not
 * ready in, the levels still to gain on average times the minutes of a level, and the check or sign-off that shows it. What
 * these skills stand on is not counted. A path solved for the person says it exactly; for hundreds of people at once this is
 * close enough and takes microseconds. 0: ready today.
 */
export function hoursToReady(
  belief: Pick<Belief, "means" | "sds" | "states"> | null,
  requirements: CompiledRequirements,
  minutes: LevelMinutes,
): number {
  const { skills, levels, critical, safetyCritical } = requirements;
  const anyCritical = critical.includes(1);
  let sum = 0;
  for (let row = 0; row < skills.length; row += 1) {
    if (anyCritical && critical[row] !== 1) continue;
    const skill = skills[row] ?? 0;
    const level = (levels[row] ?? 0) as ProficiencyLevel;
    const mean = belief?.means[skill] ?? POPULATION_MEAN;
    const sd = belief?.sds[skill] ?? UNKNOWN_SD;
    const code = statusCode(mean, sd, belief?.states[skill] ?? 0, level, safetyCritical[row] === 1, DEFAULT_POLICY);
    if (code === STATUS_CODE.ready) continue;
    const learning = expectedShortfall({ mean, sd }, level) * (minutes.perLevel[skill] ?? 0);
    sum += learning + (minutes.toShow[skill * LEVELS + level] ?? 0);
  }
  return sum / 60;
}
