import { appendAudit } from "#app/data/audit.server.ts";
import { appendSkillUse } from "#app/data/currency-rules.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadLedgers } from "#app/data/evidence.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadLearnerRecord } from "#app/data/learner-record.server.ts";
import { lockLearner } from "#app/data/learners.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId, type LearnerId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { mayRate } from "#app/services/rate-learner.server.ts";
import { recordChange } from "#app/services/record-change.server.ts";

export interface SkillUseNote {
  readonly learner: LearnerId;
  readonly skill: string;
  readonly usedOn: PlainDate;
  readonly today: PlainDate;
}

/**
 * Records that a person did this work on a day, by somebody who sees them work. Where the skill is kept current by use its
 * period starts anew, and the belief follows in the same transaction. The same day again changes nothing.
 */
export async function recordSkillUse(
  viewer: Viewer,
  { learner, skill, usedOn, today }: SkillUseNote,
): Promise<Result<null, { readonly kind: "not-found" | "in-the-future" }>> {
  const { orgId, accountId: actorId } = viewer;
  const [record, catalog] = await Promise.all([loadLearnerRecord(orgId, learner), loadOrgCatalog(orgId)]);
  const found = catalog.skillById.get(skillId(skill));
  if (record === null || found === undefined || !mayRate(viewer, record)) return err({ kind: "not-found" });
  if (usedOn > today) return err({ kind: "in-the-future" });
  await inTransaction(async (tx) => {
    const person = await lockLearner(tx, orgId, learner);
    if (person === null) return;
    const at = now();
    const ledgers = await loadLedgers(tx, orgId, [learner]);
    const before = ledgers.get(learner) ?? [];
    const use = { personId: learner, skillId: found.id, usedOn, recordedById: actorId };
    if (!(await appendSkillUse(tx, orgId, use, at))) return;
    const { rules } = ledgers.currencyOf(learner);
    if (rules.some((rule) => rule.skillId === found.id && rule.kind === "last-use")) {
      const after = (await loadLedgers(tx, orgId, [learner])).get(learner) ?? [];
      const change = { orgId, catalog, person, cause: "skill-use", causeId: found.id, evidenceIds: [] } as const;
      await recordChange(tx, { ...change, before, after, asOf: today, at });
    }
    await appendAudit(tx, {
      ...{ orgId, actorId, action: "currency:use", subjectKind: "person", subjectId: learner },
      after: { skillId: found.id, usedOn },
    });
  });
  return ok(null);
}
