import { setImmediate as nextTurn } from "node:timers/promises";
import type { Catalog } from "#app/catalog/catalog.ts";
import { saveBeliefs } from "#app/data/beliefs.server.ts";
import { appendChangeNotes, type NewChangeNote } from "#app/data/change-notes.server.ts";
import { database, inTransaction } from "#app/data/db.server.ts";
import {
  appendEvidence,
  loadLedgers,
  type LedgerEvidence,
  type Ledgers,
  type NewEvidence,
} from "#app/data/evidence.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { findLearners, pageLearners, type LearnerPost } from "#app/data/learners.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { evidenceId, type EvidenceId, type LearnerId, type OrgId, type OrgUnitId } from "#app/engine/kernel/ids.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";
import type { Belief } from "#app/engine/proficiency/skill-estimate.ts";
import { now } from "#app/platform/clock.server.ts";
import { noteOf } from "./record-change.server.ts";
import { refreshUnitSums } from "./refresh-unit-sums.server.ts";
import { beliefModelOf } from "./replay-record.server.ts";
import { missingRolePrior } from "./role-prior-entry.ts";

export interface BeliefRefresh {
  readonly persons: number;
  readonly units: number;
  /** Role priors that the ledgers lacked and that were appended. */
  readonly rolePriors: number;
}

/** People whose ledgers are in memory at once: a few megabytes. */
const BATCH = 500;

/** Replays between two turns of the event loop: about 10 ms, so that requests are served meanwhile. */
const REPLAYS_PER_TURN = 20;

/**
 * Rebuilds the stored beliefs of these people (null: everybody) from their ledgers as of a day, then the sums of their
 * units. A person whose role changed gets the role prior their ledger lacks. Safe to run again, and beside writers: what
 * is recorded during the pass is not undone by it. Memory does not grow with the number of people.
 */
export async function refreshBeliefs(
  org: OrgId,
  learners: readonly LearnerId[] | null,
  asOf: PlainDate,
): Promise<BeliefRefresh> {
  const catalog = await loadOrgCatalog(org);
  const touched = new Set<OrgUnitId>();
  let [persons, rolePriors] = [0, 0];
  for await (const batch of batchesOf(org, learners)) {
    rolePriors += await refreshBatch(org, catalog, batch, asOf);
    persons += batch.length;
    for (const person of batch) touched.add(person.unitId);
  }
  const units = await refreshUnitSums(org, learners === null ? null : [...touched], asOf);
  return { persons, units, rolePriors };
}

async function* batchesOf(org: OrgId, learners: readonly LearnerId[] | null): AsyncGenerator<readonly LearnerPost[]> {
  if (learners !== null) {
    for (let start = 0; start < learners.length; start += BATCH) {
      yield await findLearners(database(), org, learners.slice(start, start + BATCH));
    }
    return;
  }
  let after: LearnerId | null = null;
  for (;;) {
    const page: readonly LearnerPost[] = await pageLearners(database(), org, after, BATCH);
    if (page.length > 0) yield page;
    if (page.length < BATCH) return;
    after = page.at(-1)?.id ?? null;
  }
}

/** One read, the replays, one transaction. Returns how many role priors were appended. */
async function refreshBatch(
  org: OrgId,
  catalog: Catalog,
  people: readonly LearnerPost[],
  asOf: PlainDate,
): Promise<number> {
  const readAt = now();
  const stored = await loadLedgers(
    database(),
    org,
    people.map((person) => person.id),
  );
  const missing = people.flatMap((person) => {
    const entry = missingRolePrior(person, stored.get(person.id) ?? [], catalog, asOf);
    return entry === null ? [] : [{ ...entry, id: evidenceId(newRowId()) }];
  });
  const notes = await roleChangeNotes({ org, catalog, people, stored, missing, asOf, at: readAt });
  const appended = missing.length === 0 ? [] : await appendPriors(org, missing, notes, readAt);
  const priors = new Map(appended.map((entry) => [entry.personId, stored.appended(entry.personId, [entry], readAt)]));
  const ledgerOf = ({ id }: LearnerPost): readonly LedgerEvidence[] => priors.get(id) ?? stored.get(id) ?? [];
  await saveBeliefs(database(), org, catalog.versionId, await replayAll(catalog, people, ledgerOf, asOf), readAt);
  return appended.length;
}

/** The priors that were not there yet, each with the note about the change of role that it stands for. */
function appendPriors(
  org: OrgId,
  missing: readonly MissingPrior[],
  notes: readonly NewChangeNote[],
  at: Date,
): Promise<readonly MissingPrior[]> {
  return inTransaction(async (tx) => {
    const written = await appendEvidence(tx, org, missing, at);
    const ids = new Set(written.map(({ id }) => id));
    await appendChangeNotes(
      tx,
      org,
      notes.filter((note) => note.evidenceIds.some((id) => ids.has(id))),
      at,
    );
    return written;
  });
}

type MissingPrior = NewEvidence & { readonly id: EvidenceId };

interface PriorBatch {
  readonly org: OrgId;
  readonly catalog: Catalog;
  readonly people: readonly LearnerPost[];
  readonly stored: Ledgers;
  readonly missing: readonly MissingPrior[];
  readonly asOf: PlainDate;
  readonly at: Date;
}

/** What a change of role changes, for those who had one: a first role changes nothing that anybody has seen. */
async function roleChangeNotes(batch: PriorBatch): Promise<readonly NewChangeNote[]> {
  const { org, catalog, asOf, at } = batch;
  const posts = new Map(batch.people.map((person) => [person.id, person]));
  const notes: NewChangeNote[] = [];
  for (const entry of batch.missing) {
    const person = posts.get(entry.personId);
    const before = batch.stored.get(entry.personId) ?? [];
    if (person === undefined || !before.some(({ kind }) => kind === "role-prior")) continue;
    if (notes.length % REPLAYS_PER_TURN === REPLAYS_PER_TURN - 1) await nextTurn();
    const after = batch.stored.appended(entry.personId, [entry], at);
    const cause = { cause: "role-change", causeId: entry.sourceId ?? null, evidenceIds: [entry.id] } as const;
    notes.push(noteOf({ orgId: org, catalog, person, ...cause, before, after, asOf, at }).note);
  }
  return notes;
}

async function replayAll(
  catalog: Catalog,
  people: readonly LearnerPost[],
  ledgerOf: (person: LearnerPost) => readonly LedgerEvidence[],
  asOf: PlainDate,
): Promise<readonly (Belief & { readonly learnerId: LearnerId })[]> {
  const model = beliefModelOf(catalog);
  const beliefs: (Belief & { readonly learnerId: LearnerId })[] = [];
  for (const [position, person] of people.entries()) {
    if (position % REPLAYS_PER_TURN === REPLAYS_PER_TURN - 1) await nextTurn();
    const { means, sds, states, evidenceCount, modelVersion } = replayLedger(model, ledgerOf(person), asOf);
    beliefs.push({ learnerId: person.id, asOf, modelVersion, means, sds, states, evidenceCount });
  }
  return beliefs;
}
