import { appendAudit } from "#app/data/audit.server.ts";
import { appendProcedureChange, findAffected, type AffectedPerson } from "#app/data/currency-rules.server.ts";
import { database, inTransaction } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { appendInbox } from "#app/data/inbox.server.ts";
import { sendJob } from "#app/data/jobs.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId, type SkillId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";

export interface ProcedureChangeWish {
  readonly skill: string;
  readonly changedOn: PlainDate;
  readonly today: PlainDate;
}

/** What a change of procedure would do. */
export interface ProcedureChangePreview {
  readonly skillId: SkillId;
  readonly name: string;
  readonly changedOn: PlainDate;
  /** People with something from before the change. */
  readonly affected: number;
  /** Those of them with nothing newer: they count as not shown any more. */
  readonly outdated: number;
}

/** How many people a change would affect; nothing is written. */
export async function previewProcedureChange(
  viewer: Viewer,
  { skill, changedOn, today }: ProcedureChangeWish,
): Promise<Result<ProcedureChangePreview, { readonly kind: "not-found" }>> {
  const found = (await loadOrgCatalog(viewer.orgId)).skillById.get(skillId(skill));
  if (found === undefined) return err({ kind: "not-found" });
  const people = await findAffected(database(), viewer.orgId, { skillId: found.id, changedOn, today });
  return ok({ skillId: found.id, name: found.name, changedOn, ...countsOf(people) });
}

const countsOf = (people: readonly AffectedPerson[]): { readonly affected: number; readonly outdated: number } => ({
  affected: people.length,
  outdated: people.filter(({ onlyBefore }) => onlyBefore).length,
});

type Changed = Result<{ readonly affected: number }, { readonly kind: "not-found" | "recorded-already" }>;

/**
 * Records that a procedure changed: what was shown before it is outdated from that day on. Those it affects get a message;
 * the note of what they lost and everybody's belief follow in jobs. Once per skill and day.
 */
export async function changeProcedure(
  viewer: Viewer,
  { skill, changedOn, today, note }: ProcedureChangeWish & { readonly note: string },
): Promise<Changed> {
  const { orgId, accountId: actorId } = viewer;
  const found = (await loadOrgCatalog(orgId)).skillById.get(skillId(skill));
  if (found === undefined) return err({ kind: "not-found" });
  const changed: Changed = await inTransaction(async (tx) => {
    const [at, id] = [now(), newRowId()];
    const change = { id, skillId: found.id, changedOn, note, recordedById: actorId };
    if (!(await appendProcedureChange(tx, orgId, change, at))) return err({ kind: "recorded-already" });
    const people = await findAffected(tx, orgId, { skillId: found.id, changedOn, today });
    const message = {
      kind: "procedure-changed",
      key: `procedure ${id}`,
      subjectKind: "skill",
      subjectId: found.id,
    } as const;
    const body = { skillName: found.name, changedOn, note };
    const messages = people.map(({ id: learner }) => ({ ...message, id: newRowId(), learnerId: learner, body }));
    await appendInbox(tx, orgId, messages, at);
    await appendAudit(tx, {
      ...{ orgId, actorId, action: "currency:procedure", subjectKind: "skill", subjectId: found.id },
      after: { changeId: id, changedOn, ...countsOf(people) },
      reason: note,
    });
    return ok({ affected: people.length });
  });
  if (!changed.ok) return changed;
  await sendJob("expiry.remind", { orgId });
  await sendJob("beliefs.refresh", { orgId, learnerIds: null });
  return changed;
}
