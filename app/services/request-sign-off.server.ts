import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { lockLearner } from "#app/data/learners.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import { findWorkplace } from "#app/data/sign-off-assessors.server.ts";
import { insertSignOff } from "#app/data/sign-offs.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { learnerId, skillId, type LearnerId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import type { SignOffLevel } from "#app/engine/signoff/checklist.ts";
import type { AssessorRefusal } from "#app/engine/signoff/eligibility.ts";
import { now } from "#app/platform/clock.server.ts";
import { publishedOrDrawn } from "./published-checklist.server.ts";
import { mayRate } from "./rate-learner.server.ts";
import { checkAssessor } from "./sign-off-assessors.server.ts";

export interface SignOffWish {
  readonly person: LearnerId;
  readonly skill: string;
  readonly level: SignOffLevel;
  readonly assessor: string;
  readonly asOf: PlainDate;
}

export type RequestProblem =
  | { readonly kind: "not-found" }
  | { readonly kind: "already-open" }
  | ({ readonly skillName: string } & AssessorRefusal);

/** Asks a colleague to watch and sign: for oneself, or for somebody one may add evidence about. Fixes the checklist. */
export async function requestSignOff(
  viewer: Viewer,
  { person, skill: id, level, assessor: assessorText, asOf }: SignOffWish,
): Promise<Result<{ readonly id: string }, RequestProblem>> {
  const [catalog, place] = await Promise.all([loadOrgCatalog(viewer.orgId), findWorkplace(viewer.orgId, person)]);
  const skill = catalog.skillById.get(skillId(id));
  if (skill === undefined || place === null) return err({ kind: "not-found" });
  if (viewer.learnerId !== person && !mayRate(viewer, { id: person, unitPath: place.unitPath }))
    return err({ kind: "not-found" });
  const assessor = learnerId(assessorText);
  const allowed = await checkAssessor(viewer.orgId, catalog, { assessor, person }, { skill, level, asOf });
  if (!allowed.ok) return err({ ...allowed.error, skillName: skill.name });
  const checklist = await publishedOrDrawn(viewer.orgId, skill, level);
  const wish = {
    ...{ id: newRowId(), personId: person, skillId: skill.id, level, checklist },
    ...{ requestedById: viewer.accountId, requestedAt: now(), assessorId: assessor },
  };
  return inTransaction(async (tx) => {
    await lockLearner(tx, viewer.orgId, person);
    if (!(await insertSignOff(tx, viewer.orgId, wish))) return err({ kind: "already-open" });
    await appendAudit(tx, {
      orgId: viewer.orgId,
      actorId: viewer.accountId,
      action: "sign-off:request",
      subjectKind: "person",
      subjectId: person,
      after: { signOffId: wish.id, skillId: skill.id, level, assessorId: assessor, checklist: wish.checklist.source },
    });
    return ok({ id: wish.id });
  });
}
