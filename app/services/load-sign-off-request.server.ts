import type { Catalog, CatalogRole, CatalogSkill } from "#app/catalog/catalog.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadLearnerRecord, type LearnerRecord } from "#app/data/learner-record.server.ts";
import { findWorkplace } from "#app/data/sign-off-assessors.server.ts";
import { listSignOffsOf, type SignOffRow } from "#app/data/sign-offs.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { learnerId, roleId, skillId, type LearnerId } from "#app/engine/kernel/ids.ts";
import { pointsNeeded, type Checklist, type SignOffLevel } from "#app/engine/signoff/checklist.ts";
import { publishedOrDrawn } from "./published-checklist.server.ts";
import { mayRate } from "./rate-learner.server.ts";
import { listAssessors, type AssessorChoice } from "./sign-off-assessors.server.ts";

export interface SignOffRequestQuestion {
  readonly person: LearnerId;
  /** From the address: nothing chosen yet, or anything. */
  readonly skill: string | null;
  readonly level: string | null;
  readonly asOf: PlainDate;
}

export interface SkillChoice {
  readonly id: string;
  readonly name: string;
}

/** One line of the list of what was asked for. */
export interface SignOffLine {
  readonly id: string;
  readonly skillName: string;
  readonly level: number;
  readonly status: SignOffRow["status"];
  readonly personName: string;
  readonly personJobTitle: string | null;
  readonly assessorName: string | null;
  /** ISO instants. */
  readonly requestedAt: string;
  readonly endedAt: string | null;
  readonly reached: number | null;
  readonly note: string | null;
}

export interface SignOffRequestPage {
  readonly person: { readonly id: string; readonly displayName: string; readonly shiftName: string | null };
  readonly skills: { readonly required: readonly SkillChoice[]; readonly others: readonly SkillChoice[] };
  readonly chosen: {
    readonly skill: SkillChoice & { readonly safetyCritical: boolean };
    readonly level: SignOffLevel;
    readonly assessors: readonly AssessorChoice[];
    readonly checklist: Checklist;
    readonly needed: number;
  } | null;
  readonly asked: readonly SignOffLine[];
}

/** What is needed to ask for a sign-off of a person, and what was asked for before. Null: not the viewer's to ask. */
export async function loadSignOffRequest(
  viewer: Viewer,
  { person, skill: wanted, level, asOf }: SignOffRequestQuestion,
): Promise<SignOffRequestPage | null> {
  const { orgId } = viewer;
  const [catalog, place, record, rows] = await Promise.all([
    loadOrgCatalog(orgId),
    findWorkplace(orgId, person),
    loadLearnerRecord(orgId, person),
    listSignOffsOf(orgId, person),
  ]);
  if (place === null || record === null) return null;
  if (viewer.learnerId !== person && !mayRate(viewer, { id: learnerId(record.id), unitPath: record.unitPath }))
    return null;
  const role = roleOf(catalog, record);
  const skill = wanted === null ? undefined : catalog.skillById.get(skillId(wanted));
  const at = skill === undefined ? null : { skill, level: levelOf(level, role, skill), asOf };
  const [assessors, checklist] =
    at === null
      ? [[], null]
      : await Promise.all([listAssessors(orgId, catalog, place, at), publishedOrDrawn(orgId, at.skill, at.level)]);
  return {
    person: { id: place.personId, displayName: place.displayName, shiftName: place.shiftName },
    skills: choicesOf(catalog, role),
    chosen: at === null || checklist === null ? null : { ...chosenOf(at.skill, checklist), assessors },
    asked: rows.map((row) => lineOf(row, catalog)),
  };
}

export function lineOf(row: SignOffRow, catalog: Catalog): SignOffLine {
  return {
    id: row.id,
    skillName: catalog.skillById.get(row.skillId)?.name ?? row.checklist.title,
    level: row.level,
    status: row.status,
    personName: row.personName,
    personJobTitle: row.personJobTitle,
    assessorName: row.assessorName,
    requestedAt: row.requestedAt,
    endedAt: row.signedAt,
    reached: row.marks?.reached ?? null,
    note: row.note,
  };
}

function roleOf(catalog: Catalog, { targetRoleId, roleId: present }: LearnerRecord): CatalogRole | null {
  const chosen = targetRoleId ?? present;
  return chosen === null ? null : (catalog.roleById.get(roleId(chosen)) ?? null);
}

/** The level from the address, else what the role asks for, else the first that is done with one's own hands. */
function levelOf(text: string | null, role: CatalogRole | null, skill: CatalogSkill): SignOffLevel {
  const required = role?.requirements.find((requirement) => requirement.skillId === skill.id)?.now ?? 0;
  const level = text === null || text === "" ? required : Number(text);
  return Number.isInteger(level) && level >= 1 && level <= 5 ? (level as SignOffLevel) : 2;
}

function chosenOf({ id, name, safetyCritical }: CatalogSkill, checklist: Checklist) {
  return { skill: { id, name, safetyCritical }, level: checklist.level, checklist, needed: pointsNeeded(checklist) };
}

/** What the role asks for first, practical skills before the others; then the rest of the library by name. */
function choicesOf(catalog: Catalog, role: CatalogRole | null): SignOffRequestPage["skills"] {
  const named = (skill: CatalogSkill): SkillChoice => ({ id: skill.id, name: skill.name });
  const required = new Set((role?.requirements ?? []).map((requirement) => requirement.skillId));
  const own = catalog.skills.filter((skill) => required.has(skill.id));
  const rest = catalog.skills.filter((skill) => !required.has(skill.id));
  const byName = (left: CatalogSkill, right: CatalogSkill): number => left.name.localeCompare(right.name, "en");
  const practicalFirst = own.toSorted(
    (left, right) => Number(right.practical) - Number(left.practical) || byName(left, right),
  );
  return { required: practicalFirst.map(named), others: rest.toSorted(byName).map(named) };
}
