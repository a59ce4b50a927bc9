import type { Catalog, CatalogSkill } from "#app/catalog/catalog.ts";
import { loadLearnerRecord } from "#app/data/learner-record.server.ts";
import { findWorkplace, listHolders, type Workplace } from "#app/data/sign-off-assessors.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { err, type Result } from "#app/engine/kernel/result.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import type { SignOffLevel } from "#app/engine/signoff/checklist.ts";
import { mayAssess, orderAssessors, type AssessorRefusal } from "#app/engine/signoff/eligibility.ts";
import { replayRecord } from "./replay-record.server.ts";

export interface AssessorChoice {
  readonly personId: string;
  readonly displayName: string;
  readonly jobTitle: string | null;
  readonly shiftName: string | null;
  readonly onShift: boolean;
}

interface ForWhat {
  readonly skill: CatalogSkill;
  readonly level: SignOffLevel;
  readonly asOf: PlainDate;
}

const byName = (left: string, right: string): number => left.localeCompare(right, "en");

/** Who at a person's site may sign this, from the stored estimates: own shift first. Never the person. */
export async function listAssessors(
  orgId: OrgId,
  catalog: Catalog,
  person: Workplace,
  { skill, level, asOf }: ForWhat,
): Promise<readonly AssessorChoice[]> {
  const place = { index: skill.index, count: catalog.skills.length };
  const holders = await listHolders(orgId, person.sitePath, catalog.versionId, place);
  const eligible = holders.filter((assessor) => mayAssess({ assessor, person, level, asOf }, DEFAULT_POLICY).ok);
  return orderAssessors(eligible, person.shiftId, byName).map((assessor) => ({
    personId: assessor.personId,
    displayName: assessor.displayName,
    jobTitle: assessor.jobTitle,
    shiftName: assessor.shiftName,
    onShift: person.shiftId !== null && assessor.shiftId === person.shiftId,
  }));
}

/**
 * Whether this colleague may sign this for this person today, from the assessor's ledger itself: what expired yesterday or
 * was disputed a minute ago does not count.
 */
export async function checkAssessor(
  orgId: OrgId,
  catalog: Catalog,
  people: { readonly assessor: LearnerId; readonly person: LearnerId },
  { skill, level, asOf }: ForWhat,
): Promise<Result<null, AssessorRefusal>> {
  const [assessor, person, record] = await Promise.all([
    findWorkplace(orgId, people.assessor),
    findWorkplace(orgId, people.person),
    loadLearnerRecord(orgId, people.assessor),
  ]);
  if (assessor === null || person === null || record === null) return err({ kind: "other-site" });
  const belief = replayRecord(record, catalog, asOf);
  const measuredUntil = belief.measuredUntil[skill.index] ?? null;
  const estimate = { ...estimateAt(belief, skill.index), measuredUntil };
  return mayAssess({ assessor: { ...assessor, estimate }, person, level, asOf }, DEFAULT_POLICY);
}
