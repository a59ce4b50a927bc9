import { appendAuditBatch, type AuditRecord } from "#app/data/audit.server.ts";
import type { ChangeCause } from "#app/data/change-notes.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { appendEvidence, loadLedgers, type NewEvidence } from "#app/data/evidence.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { lockLearner } from "#app/data/learners.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { evidenceId, type AccountId, type EvidenceId, type OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { recordChange } from "./record-change.server.ts";

export interface Judging<E> {
  readonly orgId: OrgId;
  readonly actorId: AccountId;
  /** The entry that the decision becomes. Its source key is the decided object, which is decided once. */
  readonly entry: Omit<NewEvidence, "id" | "enteredById">;
  readonly cause: ChangeCause;
  readonly asOf: PlainDate;
  /**
   * Ends the decided object in the same transaction and says what the audit log records about it, or refuses because
   * somebody else was first; then nothing is written.
   */
  readonly decide: (tx: Tx, entryId: EvidenceId, at: Date) => Promise<Result<AuditRecord, E>>;
}

/**
 * A person's decision and the ledger entry that follows from it, with the belief, the note about the change and both audit
 * entries: all in one transaction that holds the person, so that neither ever stands without the other.
 */
export async function recordJudgement<E>(judging: Judging<E>): Promise<Result<EvidenceId, E>> {
  const { orgId, actorId, entry, cause, asOf, decide } = judging;
  const catalog = await loadOrgCatalog(orgId);
  return inTransaction(async (tx) => {
    const person = await lockLearner(tx, orgId, entry.personId);
    invariant(person !== null, "a decision is about a person of the organisation");
    const at = now();
    const id = evidenceId(newRowId());
    const decided = await decide(tx, id, at);
    if (!decided.ok) return err(decided.error);
    const ledgers = await loadLedgers(tx, orgId, [person.id]);
    const before = ledgers.get(person.id) ?? [];
    const [added] = await appendEvidence(tx, orgId, [{ ...entry, id, enteredById: actorId }], at);
    invariant(added !== undefined, "what is decided once has one entry");
    const after = ledgers.appended(person.id, [added], at);
    await recordChange(tx, {
      ...{ orgId, catalog, person, cause, causeId: entry.sourceId ?? null, evidenceIds: [id], before, after, asOf, at },
    });
    const { kind, skillIds, values, effectiveOn, expiresOn = null } = added;
    const entryRecord: AuditRecord = {
      orgId,
      actorId,
      action: "evidence:add",
      subjectKind: "person",
      subjectId: person.id,
      after: { entryId: id, kind, skillIds, values, effectiveOn, expiresOn },
      reason: added.note ?? null,
    };
    await appendAuditBatch(tx, orgId, [decided.value, entryRecord]);
    return ok(id);
  });
}
