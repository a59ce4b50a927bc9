import { appendAudit } from "#app/data/audit.server.ts";
import { saveBeliefs } from "#app/data/beliefs.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { appendMarks, loadLedgers, type LedgerEvidence } from "#app/data/evidence.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { lockLearner } from "#app/data/learners.server.ts";
import { markUnitsDirty } from "#app/data/unit-sums.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { evidenceId, type AccountId, type LearnerId, type OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import type { EvidenceMarkKind } from "#app/engine/proficiency/evidence-standing.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";
import { now } from "#app/platform/clock.server.ts";
import { beliefModelOf } from "./replay-record.server.ts";

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
}

/**
 * Appends a mark to an entry and brings the person's belief up to date, with its audit entry, in one transaction that
 * holds the person: of two decisions at once the second finds the first.
 */
export async function markEntry(
  mark: EntryMark,
): Promise<Result<null, { readonly kind: "not-found" | "not-allowed" }>> {
  const { orgId, learner, asOf } = mark;
  const catalog = await loadOrgCatalog(orgId);
  return inTransaction(async (tx) => {
    const person = await lockLearner(tx, orgId, learner);
    const ledger = (await loadLedgers(tx, orgId, [learner])).get(learner) ?? [];
    const entry = ledger.find(({ id }) => id === mark.entry);
    if (person === null || entry === undefined) return err({ kind: "not-found" });
    if (!mark.allows(entry)) return err({ kind: "not-allowed" });
    const at = now();
    const { kind, reason, actorId } = mark;
    const added = { evidenceId: evidenceId(entry.id), personId: learner, kind, reason, markedById: actorId };
    await appendMarks(tx, orgId, [added], at);
    const after = (await loadLedgers(tx, orgId, [learner])).get(learner) ?? [];
    const belief = replayLedger(beliefModelOf(catalog), after, asOf);
    await saveBeliefs(tx, orgId, catalog.versionId, [{ ...belief, learnerId: learner }], at);
    await markUnitsDirty(tx, orgId, catalog.versionId, asOf, [person.unitId], at);
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
