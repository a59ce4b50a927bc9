import { daysBetween, type PlainDate } from "#app/engine/kernel/calendar.ts";
import {
  CELL_STATUSES,
  DAYS_OFFSET,
  PERSON_CELL_LENGTH,
  personCellCode,
  type CellSource,
  type PersonCell,
} from "#app/engine/kernel/packed-cell.ts";
import { packUuid, toSextets } from "#app/engine/kernel/sextets.ts";
import { probabilityReady, statusCode, STATUS_CODE, type ReadinessPolicy } from "#app/engine/proficiency/readiness.ts";
import { ESTIMATE_STATE, type Belief } from "#app/engine/proficiency/skill-estimate.ts";
import type { CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import { levelOfTheta, type ProficiencyLevel } from "#app/engine/skills/skill.ts";
import type { PeopleRows } from "./heatmap-grid.ts";

/** One person as the heatmap reads them. */
export interface HeatmapPerson {
  readonly id: string;
  readonly name: string;
  /** Positions in the lists of units and of profiles. */
  readonly unit: number;
  readonly profile: number;
  /** As of the day of the question (`statesOn`). Null: nothing is known about this person. */
  readonly belief: Pick<Belief, "means" | "sds" | "states"> | null;
  /** Skills whose measuring evidence all ends, with the last day on which it counts. */
  readonly measuredUntil: ReadonlyMap<number, PlainDate>;
}

export interface HeatmapQuestion {
  readonly policy: ReadinessPolicy;
  readonly asOf: PlainDate;
  /** Profiles by position; a person's `profile` refers to it. */
  readonly requirements: readonly CompiledRequirements[];
}

const NOTHING_KNOWN: PersonCell = {
  status: "not-measured",
  source: "none",
  disputed: false,
  levelTenths: 0,
  chancePercent: 0,
};

/** One requirement of one person, by the one rule of readiness.ts. */
export function personCell(
  belief: HeatmapPerson["belief"],
  requirement: { readonly skill: number; readonly level: number; readonly safetyCritical: boolean },
  policy: ReadinessPolicy,
): PersonCell {
  if (belief === null) return NOTHING_KNOWN;
  const { skill, level, safetyCritical } = requirement;
  const mean = belief.means[skill] ?? Number.NaN;
  const sd = belief.sds[skill] ?? Number.NaN;
  const state = belief.states[skill] ?? 0;
  const code = statusCode(mean, sd, state, level, safetyCritical, policy);
  return {
    status: CELL_STATUSES[code],
    source: sourceOf(state),
    disputed: (state & ESTIMATE_STATE.disputed) !== 0,
    levelTenths: code === STATUS_CODE.notMeasured ? 0 : Math.round(levelOfTheta(mean) * 10),
    chancePercent:
      code === STATUS_CODE.notMeasured
        ? 0
        : Math.round(probabilityReady({ mean, sd }, level as ProficiencyLevel) * 100),
  };
}

function sourceOf(state: number): CellSource {
  if ((state & ESTIMATE_STATE.humanJudged) !== 0) return "judged";
  if ((state & ESTIMATE_STATE.measured) !== 0) return "measured";
  return (state & ESTIMATE_STATE.selfRated) !== 0 ? "self-rated" : "none";
}

/** People × skills for the wire: O(people × required skills). People keep their order. */
export function packPeople(people: readonly HeatmapPerson[], question: HeatmapQuestion): PeopleRows {
  return {
    kind: "people",
    count: people.length,
    ids: people.map((person) => packUuid(person.id)).join(""),
    names: people.map((person) => person.name.replaceAll("\n", " ")).join("\n"),
    profileOf: people.map((person) => toSextets(person.profile, 2)).join(""),
    unitOf: people.map((person) => toSextets(person.unit, 2)).join(""),
    cells: people.map((person) => packCells(person, question)).join("\n"),
    endings: people.map((person) => packEndings(person, question)).join("\n"),
  };
}

function packCells(person: HeatmapPerson, question: HeatmapQuestion): string {
  const requirements = question.requirements[person.profile];
  if (requirements === undefined) return "";
  const { skills, levels, safetyCritical } = requirements;
  let text = "";
  for (let at = 0; at < skills.length; at++) {
    const requirement = { skill: skills[at] ?? 0, level: levels[at] ?? 0, safetyCritical: safetyCritical[at] === 1 };
    text += toSextets(personCellCode(personCell(person.belief, requirement, question.policy)), PERSON_CELL_LENGTH);
  }
  return text;
}

function packEndings(person: HeatmapPerson, { requirements, asOf }: HeatmapQuestion): string {
  const { measuredUntil, profile } = person;
  if (measuredUntil.size === 0) return "";
  let text = "";
  for (const skill of requirements[profile]?.skills ?? []) {
    const until = measuredUntil.get(skill);
    if (until === undefined) continue;
    const days = Math.min(DAYS_OFFSET, Math.max(-DAYS_OFFSET, daysBetween(asOf, until)));
    text += toSextets(skill, 2) + toSextets(days + DAYS_OFFSET, 2);
  }
  return text;
}
