import { normalCdf } from "#app/engine/kernel/distributions.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import {
  SKILL_STATUSES,
  PLACES,
  STATUS_CODE,
  statusAtPlace,
  type ReadinessPolicy,
} from "#app/engine/proficiency/readiness.ts";
import type { PackedEstimates } from "#app/engine/proficiency/role-status.ts";
import type { CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import { levelCut, levelOfTheta, PROFICIENCY_LEVELS, type ProficiencyLevel } from "#app/engine/skills/skill.ts";

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
const CHANCE_ENTRIES = 2 * CHANCE_REACH * CHANCE_STEPS;
const CHANCES = Uint16Array.from({ length: CHANCE_ENTRIES + 1 }, (_, step) =>
  Math.round(1000 * normalCdf(step / CHANCE_STEPS - CHANCE_REACH)),
);

/**
 * A role's requirements laid out for summing: everything that does not depend on the person. Made once per role and pass,
 * used by one pass at a time. Status and place of a cell are computed without branches: in real data they are
 * unpredictable, and on random people this is a third faster than the plain comparisons of `placeOf`.
 */
export interface SumPlan {
  readonly skills: Int32Array;
  /** Cut of the required level, logits. */
  readonly cuts: Float64Array;
  /** `statusAtPlace` tabulated for every kind of requirement (level, safety-critical or not), state and place. */
  readonly statuses: Uint8Array;
  /** Where the table of the row's kind begins; state s and place p lie s · PLACES + p further. */
  readonly tables: Int32Array;
  readonly policy: ReadinessPolicy;
  /** The four comparisons of `placeOf` as differences, below zero (or -0) where they hold … */
  readonly differences: Float64Array;
  /** … and the same memory as 32-bit words: each odd word begins with a sign bit (little-endian). */
  readonly words: Int32Array;
}

/** Values of a state byte: seven bits. */
const STATES = 128;

/** By status: all bits where the cell has evidence, none where it is expired or not measured. */
const HAS_EVIDENCE = Int32Array.from(SKILL_STATUSES, (_, code) => (code < STATUS_CODE.expired ? -1 : 0));

const TABLE = STATES * PLACES;

/** One plan per role, sharing the tables. Made once per pass. */
export function createSumPlans(roles: readonly CompiledRequirements[], policy: ReadinessPolicy): readonly SumPlan[] {
  const statuses = tabulateStatuses(policy);
  const differences = new Float64Array(4);
  const words = new Int32Array(differences.buffer);
  return roles.map(({ skills, levels, safetyCritical }) => ({
    skills,
    cuts: Float64Array.from(levels, (level) => levelCut(level as ProficiencyLevel)),
    statuses,
    tables: Int32Array.from(levels, (level, row) => (2 * level + (safetyCritical[row] ?? 0)) * TABLE),
    policy,
    differences,
    words,
  }));
}

/** 12 tables of 2 kB: level · 2 + (1 where safety-critical). */
function tabulateStatuses(policy: ReadinessPolicy): Uint8Array {
  const statuses = new Uint8Array(2 * PROFICIENCY_LEVELS.length * TABLE);
  for (let at = 0; at < statuses.length; at += 1) {
    const [kind, state, place] = [Math.floor(at / TABLE), Math.floor(at / PLACES) % STATES, at % PLACES];
    statuses[at] = statusAtPlace(place, state, kind >> 1, (kind & 1) === 1, policy);
  }
  return statuses;
}

/**
 * Adds one person to the sums of their unit. `offset`: where the person's skills begin in `packed`. Linear in the number
 * of requirements, a few nanoseconds each.
 */
export function addPerson(sums: UnitSums, packed: PackedEstimates, offset: number, plan: SumPlan): void {
  const { means, sds, states } = packed;
  const { skills, cuts, statuses, tables, differences, words } = plan;
  const { z, uncertainSd } = plan.policy;
  for (let row = 0; row < skills.length; row += 1) {
    const skill = skills[row] ?? 0;
    const mean = means[offset + skill] ?? 0;
    const sd = sds[offset + skill] ?? 1;
    const above = mean - (cuts[row] ?? 0);
    const reach = z * sd;
    differences[0] = -(above - reach); // above ≥ reach
    differences[1] = 0 - (above + reach); // above > -reach
    differences[2] = Math.min(uncertainSd - sd, -(above + 0)); // sd > uncertainSd or above ≥ 0
    differences[3] = 0 - (above + 1); // above > -1
    const place =
      ((words[1] ?? 0) >>> 31) |
      (((words[3] ?? 0) >>> 31) << 1) |
      (((words[5] ?? 0) >>> 31) << 2) |
      (((words[7] ?? 0) >>> 31) << 3);
    const state = (states[offset + skill] ?? 0) & (STATES - 1);
    const code = statuses[(tables[row] ?? 0) + state * PLACES + place] ?? 0;
    const mask = HAS_EVIDENCE[code] ?? 0;
    const at = skill * FIELDS_PER_SKILL;
    sums[at + code] = (sums[at + code] ?? 0) + 1;
    sums[at + LEVEL] = (sums[at + LEVEL] ?? 0) + (wholeThousandths(levelOfTheta(mean)) & mask);
    sums[at + SHORTFALL] = (sums[at + SHORTFALL] ?? 0) + (wholeThousandths(Math.max(0, -above)) & mask);
    sums[at + CHANCE] = (sums[at + CHANCE] ?? 0) + (chanceThousandths(above / sd) & mask);
  }
}

const LEVEL = SUM_FIELD.levelThousandths;
const SHORTFALL = SUM_FIELD.shortfallThousandths;
const CHANCE = SUM_FIELD.chanceThousandths;

/** Nearest whole thousandth of a number that is not negative. */
function wholeThousandths(value: number): number {
  return (value * 1000 + 0.5) | 0;
}

function chanceThousandths(z: number): number {
  return CHANCES[Math.min(CHANCE_ENTRIES, Math.max(0, (z + CHANCE_REACH) * CHANCE_STEPS + 0.5)) | 0] ?? 0;
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
  const plans = createSumPlans(roles, policy);
  for (let person = 0; person < people.unitOf.length; person += 1) {
    const sums = units[people.unitOf[person] ?? -1];
    const plan = plans[people.roleOf[person] ?? -1];
    if (sums !== undefined && plan !== undefined) addPerson(sums, people, person * people.nSkills, plan);
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
