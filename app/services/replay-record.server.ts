import type { Catalog } from "#app/catalog/catalog.ts";
import type { LearnerRecord, LedgerRow } from "#app/data/learner-record.server.ts";
import { evidenceOfRow } from "#app/data/ledger-row.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceId, FrameworkVersionId } from "#app/engine/kernel/ids.ts";
import { createBeliefModel, type BeliefModel } from "#app/engine/proficiency/belief-model.ts";
import { applyCurrency } from "#app/engine/proficiency/currency.ts";
import type { Evidence } from "#app/engine/proficiency/evidence.ts";
import { standingAfter } from "#app/engine/proficiency/evidence-standing.ts";
import { standingUnderWish } from "#app/engine/proficiency/withdrawn-inference.ts";
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

function toEvidence(row: LedgerRow, inferenceOff: boolean): Evidence {
  const standing = standingUnderWish(row.kind, standingAfter(row.marks), inferenceOff);
  return evidenceOfRow(row, standing, (row.note ?? "") !== "");
}

/**
 * The entries of a record as the engine reads them: what is no longer current says so. Entries in `without` renew nothing,
 * but stay in the list.
 */
export function ledgerOf(
  { entries, inferenceOff, currency }: Pick<LearnerRecord, "entries" | "inferenceOff" | "currency">,
  without: ReadonlySet<EvidenceId> = new Set(),
): readonly Evidence[] {
  return applyCurrency(
    entries.map((row) => toEvidence(row, inferenceOff)),
    currency,
    without,
  );
}

/** What is believed about a person on a day, from the ledger itself. */
export function replayRecord(
  record: LearnerRecord,
  catalog: Catalog,
  asOf: PlainDate,
  without: ReadonlySet<EvidenceId> = new Set(),
): ReplayedBelief {
  return replayLedger(beliefModelOf(catalog), ledgerOf(record, without), asOf, { without });
}
