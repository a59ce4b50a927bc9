import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadMarks } from "#app/data/evidence-marks.server.ts";
import { appendMarks, loadLedgers, type LedgerEvidence } from "#app/data/evidence.server.ts";
import { appendInbox, type NewInboxEntry } from "#app/data/inbox.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { lockLearner } from "#app/data/learners.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { AccountId, LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { standingAfter, type EvidenceMarkKind } from "#app/engine/proficiency/evidence-standing.ts";
import { now } from "#app/platform/clock.server.ts";
import { recordChange } from "./record-change.server.ts";

export interface EntryMark {
  readonly orgId: OrgId;
  readonly actorId: AccountId;
  readonly learner: LearnerId;
  readonly entry: string;
  readonly kind: EvidenceMarkKind;
  readonly reason: string;
  readonly asOf: PlainDate;
  /** Whether the entry, as it stands, may get this mark. */
  readonly allows: (entry: LedgerEvidence) => boolean;
  /** The message that the person gets about it; left out: none. */
  readonly message?: (entry: LedgerEvidence, at: Date) => NewInboxEntry;
}

/**
 * Appends a mark to an entry and brings the person's belief up to date, with its audit entry, the note that says what
 * changed and the message to the person, in one transaction that holds the person: of two decisions at once the second finds the first.
 */
export async function markEntry(
  mark: EntryMark,
): Promise<Result<null, { readonly kind: "not-found" | "not-allowed" }>> {
  const { orgId, learner, asOf } = mark;
  const catalog = await loadOrgCatalog(orgId);
  return inTransaction(async (tx) => {
    const person = await lockLearner(tx, orgId, learner);
    const ledgers = await loadLedgers(tx, orgId, [learner]);
    const ledger = ledgers.get(learner) ?? [];
    const entry = ledger.find(({ id }) => id === mark.entry);
    if (person === null || entry === undefined) return err({ kind: "not-found" });
    if (!mark.allows(entry)) return err({ kind: "not-allowed" });
    const at = now();
    const { kind, reason, actorId } = mark;
    await appendMarks(tx, orgId, [{ evidenceId: entry.id, personId: learner, kind, reason, markedById: actorId }], at);
    const standing = standingAfter(await loadMarks(tx, orgId, entry.id));
    const after = ledgers.restated(learner, entry.id, standing);
    const evidenceIds = [entry.id];
    await recordChange(tx, {
      ...{ orgId, catalog, person, cause: kind, causeId: entry.id, evidenceIds, before: ledger, after, asOf, at },
    });
    if (mark.message !== undefined) {
      await appendInbox(tx, orgId, [{ ...mark.message(entry, at), id: newRowId() }], at);
    }
    await appendAudit(tx, {
      orgId,
      actorId,
      action: `evidence:${kind}`,
      subjectKind: "person",
      subjectId: learner,
      before: { entryId: entry.id, standing: entry.standing },
      after: { entryId: entry.id, mark: kind },
      reason,
    });
    return ok(null);
  });
}
