import { normalCdf } from "#app/engine/kernel/distributions.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { STATUS_CODE, statusCode, type ReadinessPolicy } from "#app/engine/proficiency/readiness.ts";
import type { PackedEstimates } from "#app/engine/proficiency/role-status.ts";
import type { CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import { levelCut, levelOfTheta, type ProficiencyLevel } from "#app/engine/skills/skill.ts";

/**
 * Fields of one skill in a row of sums, in order. Whole numbers throughout: sums of them are exact, so a parent equals the
 * sum of its children and a nightly pass equals the increments, in whatever order people are added.
 * The first six count by status, in the order of SKILL_STATUSES, the people whose role requires the skill.
 */
export const SUM_FIELD = {
  ready: 0,
  nearly: 1,
  short: 2,
  uncertain: 3,
  expired: 4,
  notMeasured: 5,
  /** Of those with counting evidence: levels on the 0-5 track, thousandths. */
  levelThousandths: 6,
  /** Levels from the mean up to the required cut, thousandths. */
  shortfallThousandths: 7,
  /** P(ready), thousandths. */
  chanceThousandths: 8,
} as const;

export const FIELDS_PER_SKILL = 9;

/** Sums of one unit: skill s begins at s · FIELDS_PER_SKILL. 32 bits hold 400,000 people at level 5. */
export type UnitSums = Int32Array;

export function createUnitSums(nSkills: number): UnitSums {
  return new Int32Array(nSkills * FIELDS_PER_SKILL);
}

/** People whose role requires the skill. */
export function requiredCount(sums: UnitSums, skill: number): number {
  const at = skill * FIELDS_PER_SKILL;
  let people = 0;
  for (let field = 0; field <= SUM_FIELD.notMeasured; field += 1) people += sums[at + field] ?? 0;
  return people;
}

/** P(ready) in thousandths by steps of 1/128 sd from -5 to 5: a cell costs a look-up instead of an erf. */
const CHANCE_STEPS = 128;
const CHANCE_REACH = 5;
const CHANCES = Uint16Array.from({ length: 2 * CHANCE_REACH * CHANCE_STEPS + 1 }, (_, step) =>
  Math.round(1000 * normalCdf(step / CHANCE_STEPS - CHANCE_REACH)),
);

function chanceThousandths(z: number): number {
  const step = Math.round((z + CHANCE_REACH) * CHANCE_STEPS);
  return step <= 0 ? 0 : (CHANCES[step] ?? 1000);
}

/**
 * Adds one person to the sums of their unit, by the one rule of `statusCode`. `offset`: where the person's skills begin
 * in `packed`. Linear in the number of requirements.
 */
export function addPerson(
  sums: UnitSums,
  { means, sds, states }: PackedEstimates,
  offset: number,
  requirements: CompiledRequirements,
  policy: ReadinessPolicy,
): void {
  const { skills, levels, safetyCritical } = requirements;
  for (let row = 0; row < skills.length; row += 1) {
    const skill = skills[row] ?? 0;
    const level = levels[row] ?? 0;
    const mean = means[offset + skill] ?? 0;
    const sd = sds[offset + skill] ?? 1;
    const code = statusCode(mean, sd, states[offset + skill] ?? 0, level, safetyCritical[row] === 1, policy);
    const at = skill * FIELDS_PER_SKILL;
    sums[at + code] = (sums[at + code] ?? 0) + 1;
    if (code >= STATUS_CODE.expired) continue;
    const above = mean - levelCut(level as ProficiencyLevel);
    const { levelThousandths: l, shortfallThousandths: s, chanceThousandths: c } = SUM_FIELD;
    sums[at + l] = (sums[at + l] ?? 0) + Math.round(1000 * levelOfTheta(mean));
    if (above < 0) sums[at + s] = (sums[at + s] ?? 0) + Math.round(-1000 * above);
    sums[at + c] = (sums[at + c] ?? 0) + chanceThousandths(above / sd);
  }
}

/** Adds the sums of a child to those of its parent. */
export function addSums(parent: UnitSums, child: UnitSums): void {
  invariant(parent.length === child.length, "sums of different framework versions cannot be added");
  for (let at = 0; at < parent.length; at += 1) parent[at] = (parent[at] ?? 0) + (child[at] ?? 0);
}

/** People side by side in memory, for a full pass. */
export interface ResidentPeople extends PackedEstimates {
  readonly nSkills: number;
  /** Length people: position of each person's unit. */
  readonly unitOf: Int32Array;
  /** Length people: position of each person's role in the list of requirements; -1 for no role. */
  readonly roleOf: Int32Array;
}

/** Own sums of every unit in one pass. 100,000 people × 80 required skills: a few tens of milliseconds. */
export function sumAllUnits(
  people: ResidentPeople,
  unitCount: number,
  roles: readonly CompiledRequirements[],
  policy: ReadinessPolicy,
): readonly UnitSums[] {
  const units = Array.from({ length: unitCount }, () => createUnitSums(people.nSkills));
  for (let person = 0; person < people.unitOf.length; person += 1) {
    const sums = units[people.unitOf[person] ?? -1];
    const requirements = roles[people.roleOf[person] ?? -1];
    if (sums === undefined || requirements === undefined) continue;
    addPerson(sums, people, person * people.nSkills, requirements, policy);
  }
  return units;
}

/**
 * Adds each unit into its parent, from the leaves up, in place. `parents[u]` is the position of u's parent, -1 at a root;
 * parents stand before their children.
 */
export function rollUp(units: readonly UnitSums[], parents: Int32Array): void {
  for (let unit = units.length - 1; unit >= 0; unit -= 1) {
    const [parent, own] = [units[parents[unit] ?? -1], units[unit]];
    if (parent !== undefined && own !== undefined) addSums(parent, own);
  }
}
