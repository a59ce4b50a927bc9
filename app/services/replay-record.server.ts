import type { Catalog } from "#app/catalog/catalog.ts";
import type { LearnerRecord, LedgerRow } from "#app/data/learner-record.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { evidenceId, skillId, type EvidenceId, type FrameworkVersionId } from "#app/engine/kernel/ids.ts";
import { createBeliefModel, type BeliefModel } from "#app/engine/proficiency/belief-model.ts";
import type { Evidence } from "#app/engine/proficiency/evidence.ts";
import { standingAfter } from "#app/engine/proficiency/evidence-standing.ts";
import { replayLedger, type ReplayedBelief } from "#app/engine/proficiency/replay.ts";

const models = new Map<FrameworkVersionId, BeliefModel>();

/** The estimator of a framework version; versions never change, so each is built once per process. */
export function beliefModelOf(catalog: Catalog): BeliefModel {
  const known = models.get(catalog.versionId);
  if (known !== undefined) return known;
  const made = createBeliefModel(catalog.skills);
  models.set(catalog.versionId, made);
  return made;
}

function toEvidence(row: LedgerRow): Evidence {
  return {
    id: evidenceId(row.id),
    kind: row.kind,
    skillIds: row.skillIds.map(skillId),
    values: row.values,
    noiseSd: row.noiseSd,
    effectiveOn: row.effectiveOn,
    recordedAt: row.recordedAt,
    expiresOn: row.expiresOn,
    standing: standingAfter(row.marks),
    raterId: row.raterId,
    reasonGiven: (row.note ?? "") !== "",
  };
}

/** What is believed about a person on a day, from the ledger itself. */
export function replayRecord(
  record: LearnerRecord,
  catalog: Catalog,
  asOf: PlainDate,
  without: ReadonlySet<EvidenceId> = new Set(),
): ReplayedBelief {
  return replayLedger(beliefModelOf(catalog), record.entries.map(toEvidence), asOf, { without });
}
