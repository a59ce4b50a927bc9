import { loadBeliefs, type StoredBelief } from "#app/data/beliefs.server.ts";
import { database } from "#app/data/db.server.ts";
import { loadLedgers } from "#app/data/evidence.server.ts";
import { loadCatalog } from "#app/data/framework.server.ts";
import { findOrganisation, pageLearners } from "#app/data/learners.server.ts";
import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";
import type { Belief } from "#app/engine/proficiency/skill-estimate.ts";
import { beliefModelOf } from "./replay-record.server.ts";

export interface RecomputeReport {
  /** Stored beliefs that were compared. */
  readonly persons: number;
  /** Largest difference of any mean, sd (logits) or state byte; Infinity where the lengths differ. */
  readonly maxAbsDifference: number;
  /** People whose stored belief is not what their ledger gives, at most 20 of them. */
  readonly differing: readonly LearnerId[];
}

export type RecomputeProblem = { readonly kind: "unknown-organisation" } | { readonly kind: "no-stored-belief" };

const BATCH = 500;
const LISTED = 20;

/**
 * Compares every stored belief of an organisation (or of one person) with a replay of the ledger as of the stored day, by
 * the same engine. Reads only. Anything but 0 means that the store does not follow from the ledger.
 */
export async function recomputeBeliefs(
  slugOrId: string,
  person: LearnerId | null,
): Promise<Result<RecomputeReport, RecomputeProblem>> {
  const organisation = await findOrganisation(database(), slugOrId);
  if (organisation === null) return err({ kind: "unknown-organisation" });
  let [persons, maxAbsDifference] = [0, 0];
  const differing: LearnerId[] = [];
  for await (const learners of batchesOf(organisation.id, person)) {
    for (const { learnerId, difference } of await compareBatch(organisation.id, learners)) {
      persons += 1;
      maxAbsDifference = Math.max(maxAbsDifference, difference);
      if (difference > 0 && differing.length < LISTED) differing.push(learnerId);
    }
  }
  return persons === 0 ? err({ kind: "no-stored-belief" }) : ok({ persons, maxAbsDifference, differing });
}

async function* batchesOf(org: OrgId, person: LearnerId | null): AsyncGenerator<readonly LearnerId[]> {
  if (person !== null) {
    yield [person];
    return;
  }
  let after: LearnerId | null = null;
  for (;;) {
    const page: readonly LearnerId[] = (await pageLearners(database(), org, after, BATCH)).map(({ id }) => id);
    if (page.length > 0) yield page;
    if (page.length < BATCH) return;
    after = page.at(-1) ?? null;
  }
}

async function compareBatch(
  org: OrgId,
  learners: readonly LearnerId[],
): Promise<readonly { readonly learnerId: LearnerId; readonly difference: number }[]> {
  const [stored, ledgers] = [
    await loadBeliefs(database(), org, learners),
    await loadLedgers(database(), org, learners),
  ];
  const compared: { learnerId: LearnerId; difference: number }[] = [];
  for (const belief of stored) {
    const model = beliefModelOf(await loadCatalog(belief.frameworkVersionId));
    const replayed = replayLedger(model, ledgers.get(belief.learnerId) ?? [], belief.asOf);
    compared.push({ learnerId: belief.learnerId, difference: largestDifference(belief, replayed) });
  }
  return compared;
}

function largestDifference(stored: StoredBelief, replayed: Belief): number {
  return Math.max(
    difference(stored.means, replayed.means),
    difference(stored.sds, replayed.sds),
    difference(stored.states, replayed.states),
  );
}

function difference(left: Float32Array | Uint8Array, right: Float32Array | Uint8Array): number {
  if (left.length !== right.length) return Infinity;
  let largest = 0;
  for (let at = 0; at < left.length; at += 1) largest = Math.max(largest, Math.abs((left[at] ?? 0) - (right[at] ?? 0)));
  return Number.isNaN(largest) ? Infinity : largest;
}
