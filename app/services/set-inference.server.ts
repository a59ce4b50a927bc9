import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { appendEvidence, loadLedgers } from "#app/data/evidence.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { lockLearner, setInferenceOff } from "#app/data/learners.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { recordChange } from "./record-change.server.ts";
import { missingRolePrior } from "./role-prior-entry.ts";

/**
 * A person switches off, or on again, what is inferred from their job. Their belief, the mark on the unit's sums, the note
 * that says what changed and the audit entry follow in the same transaction. Switching to what holds already changes nothing.
 */
export async function setInference(
  viewer: Viewer,
  { off, asOf }: { readonly off: boolean; readonly asOf: PlainDate },
): Promise<Result<{ readonly changed: boolean }, { readonly kind: "not-found" }>> {
  const { orgId, accountId: actorId, learnerId: learner } = viewer;
  if (learner === null) return err({ kind: "not-found" });
  const catalog = await loadOrgCatalog(orgId);
  return inTransaction(async (tx) => {
    const person = await lockLearner(tx, orgId, learner);
    if (person === null) return err({ kind: "not-found" });
    if (person.inferenceOff === off) return ok({ changed: false });
    const at = now();
    const before = (await loadLedgers(tx, orgId, [learner])).get(learner) ?? [];
    await setInferenceOff(tx, orgId, learner, off);
    const ledgers = await loadLedgers(tx, orgId, [learner]);
    const switched = ledgers.get(learner) ?? [];
    // while it was off nothing was inferred, so the starting point of a role taken up meanwhile is still to be written
    const missing = missingRolePrior({ ...person, inferenceOff: off }, switched, catalog, asOf);
    const added = missing === null ? [] : await appendEvidence(tx, orgId, [missing], at);
    const after = ledgers.appended(learner, added, at);
    const inferred = after.filter(({ kind }) => kind === "role-prior").map(({ id }) => id);
    const [cause, causeId] = [off ? "inference-off" : "inference-on", null] as const;
    await recordChange(tx, {
      ...{ orgId, catalog, person, cause, causeId, evidenceIds: inferred, before, after, asOf, at },
    });
    const subject = { subjectKind: "person", subjectId: learner };
    const states = { before: { inferenceOff: !off }, after: { inferenceOff: off } };
    await appendAudit(tx, { orgId, actorId, action: `privacy:${cause}`, ...subject, ...states });
    return ok({ changed: true });
  });
}
