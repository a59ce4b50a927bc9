import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { AccountId, EvidenceId, LearnerId, OrgId, SkillId } from "#app/engine/kernel/ids.ts";
import { evidenceId, learnerId } from "#app/engine/kernel/ids.ts";
import { applyCurrency, type SkillCurrency } from "#app/engine/proficiency/currency.ts";
import type { Evidence, EvidenceKind, EvidenceStanding, ItemResponse } from "#app/engine/proficiency/evidence.ts";
import { standingAfter, type EvidenceMarkKind } from "#app/engine/proficiency/evidence-standing.ts";
import { standingUnderWish } from "#app/engine/proficiency/withdrawn-inference.ts";
import { loadCurrencies } from "./currency.server.ts";
import type { Tx } from "./db.server.ts";
import { evidenceOfRow, type EvidenceColumns } from "./ledger-row.ts";
import { newRowId } from "./row-id.server.ts";

/** An entry to be written. `values[i]` is the level 0…5 of `skillIds[i]`; of an answer, the level of its question. */
export interface NewEvidence {
  /** Left out: made here. */
  readonly id?: EvidenceId;
  readonly personId: LearnerId;
  readonly kind: EvidenceKind;
  readonly skillIds: readonly SkillId[];
  readonly values: readonly number[];
  readonly effectiveOn: PlainDate;
  /** Logits; null: the usual noise of the kind. */
  readonly noiseSd?: number | null;
  /** ISO instant; left out: the instant of the append. */
  readonly recordedAt?: string;
  readonly expiresOn?: PlainDate | null;
  readonly raterId?: LearnerId | null;
  readonly enteredById?: AccountId | null;
  readonly sourceKind: string;
  readonly sourceId?: string | null;
  /** Identity inside the source: the same key of the same person and source kind is written once. */
  readonly sourceKey?: string | null;
  readonly label?: string | null;
  readonly note?: string | null;
  /** Of an answer in a check, and of nothing else. */
  readonly response?: ItemResponse;
}

/** An entry of the ledger with what tells one role prior from another, and the account that entered it. */
export type LedgerEvidence = Evidence & { readonly sourceId: string | null; readonly enteredById: string | null };

/** Rows of one statement: PostgreSQL plans an unnest of this size in one go, and memory stays small. */
const BATCH = 2_000;

/**
 * Appends entries and returns those that were new, with their ids, in order. An entry whose source key is there already is
 * left as it is, so a retry or a repeated import adds nothing. One statement per 2,000 entries.
 */
export async function appendEvidence(
  tx: Tx,
  org: OrgId,
  entries: readonly NewEvidence[],
  recordedAt: Date,
): Promise<readonly (NewEvidence & { readonly id: EvidenceId })[]> {
  const appended: (NewEvidence & { readonly id: EvidenceId })[] = [];
  for (let start = 0; start < entries.length; start += BATCH) {
    const batch = entries
      .slice(start, start + BATCH)
      .map((entry) => ({ ...entry, id: entry.id ?? evidenceId(newRowId()) }));
    const written = new Set(await insertBatch(tx, org, batch, recordedAt.toISOString()));
    appended.push(...batch.filter((entry) => written.has(entry.id)));
  }
  return appended;
}

async function insertBatch(
  tx: Tx,
  org: OrgId,
  batch: readonly (NewEvidence & { readonly id: EvidenceId })[],
  recordedAt: string,
): Promise<readonly string[]> {
  const column = <T>(of: (entry: NewEvidence & { readonly id: EvidenceId }) => T): T[] => batch.map(of);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO evidence (org_id, id, person_id, kind, skill_ids, values, noise_sd, effective_on, recorded_at, expires_on,
                          rater_id, entered_by_id, source_kind, source_id, source_key, label, note, response)
    SELECT ${org}::uuid, e.id, e.person_id, e.kind, e.skill_ids::text[], e.levels::float8[], e.noise_sd, e.effective_on,
           e.recorded_at, e.expires_on, e.rater_id, e.entered_by_id, e.source_kind, e.source_id, e.source_key, e.label, e.note,
           e.response
      FROM unnest(${column((e) => e.id)}::uuid[],
                  ${column((e) => e.personId)}::uuid[],
                  ${column((e) => e.kind)}::text[],
                  ${column((e) => `{${e.skillIds.map((id) => JSON.stringify(id)).join(",")}}`)}::text[],
                  ${column((e) => `{${e.values.join(",")}}`)}::text[],
                  ${column((e) => e.noiseSd ?? null)}::float8[],
                  ${column((e) => e.effectiveOn)}::date[],
                  ${column((e) => e.recordedAt ?? recordedAt)}::timestamptz[],
                  ${column((e) => e.expiresOn ?? null)}::date[],
                  ${column((e) => e.raterId ?? null)}::uuid[],
                  ${column((e) => e.enteredById ?? null)}::uuid[],
                  ${column((e) => e.sourceKind)}::text[],
                  ${column((e) => e.sourceId ?? null)}::text[],
                  ${column((e) => e.sourceKey ?? null)}::text[],
                  ${column((e) => e.label ?? null)}::text[],
                  ${column((e) => e.note ?? null)}::text[],
                  ${column((e) => (e.response === undefined ? null : JSON.stringify(e.response)))}::jsonb[])
        AS e(id, person_id, kind, skill_ids, levels, noise_sd, effective_on, recorded_at, expires_on, rater_id,
             entered_by_id, source_kind, source_id, source_key, label, note, response)
    ON CONFLICT DO NOTHING
    RETURNING id`;
  return rows.map((row) => row.id);
}

/** What happened to an entry. */
export interface NewEvidenceMark {
  readonly evidenceId: EvidenceId;
  readonly personId: LearnerId;
  readonly kind: EvidenceMarkKind;
  readonly reason: string;
  readonly markedById: AccountId | null;
  readonly sourceId?: string | null;
  /** ISO instant; left out: the instant of the append. */
  readonly recordedAt?: string;
}

/** Appends marks in order, in one statement. An entry itself is never changed. */
export async function appendMarks(
  tx: Tx,
  org: OrgId,
  marks: readonly NewEvidenceMark[],
  recordedAt: Date,
): Promise<void> {
  if (marks.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO evidence_mark (org_id, id, evidence_id, person_id, kind, reason, marked_by_id, source_id, recorded_at)
    SELECT ${org}::uuid, m.id, m.evidence_id, m.person_id, m.kind, m.reason, m.marked_by_id, m.source_id, m.recorded_at
      FROM unnest(${marks.map(() => newRowId())}::uuid[],
                  ${marks.map((m) => m.evidenceId)}::uuid[],
                  ${marks.map((m) => m.personId)}::uuid[],
                  ${marks.map((m) => m.kind)}::text[],
                  ${marks.map((m) => m.reason)}::text[],
                  ${marks.map((m) => m.markedById)}::uuid[],
                  ${marks.map((m) => m.sourceId ?? null)}::text[],
                  ${marks.map((m) => m.recordedAt ?? recordedAt.toISOString())}::timestamptz[])
        AS m(id, evidence_id, person_id, kind, reason, marked_by_id, source_id, recorded_at)`;
}

interface LedgerLine extends EvidenceColumns {
  readonly personId: string;
  readonly reasonGiven: boolean;
  readonly inferenceOff: boolean;
  readonly enteredById: string | null;
  readonly marks: readonly EvidenceMarkKind[] | null;
}

/**
 * Ledgers of several people in the one order, as the engine reads them: what is no longer current says so (`applyCurrency`).
 * People without entries are missing.
 */
export interface Ledgers extends ReadonlyMap<LearnerId, readonly LedgerEvidence[]> {
  /** The ledger with entries that were appended just now. */
  readonly appended: (
    learner: LearnerId,
    entries: readonly (NewEvidence & { readonly id: EvidenceId })[],
    recordedAt: Date,
  ) => readonly LedgerEvidence[];
  /** The ledger with another standing of one entry. */
  readonly restated: (learner: LearnerId, entry: EvidenceId, standing: EvidenceStanding) => readonly LedgerEvidence[];
  readonly currencyOf: (learner: LearnerId) => SkillCurrency;
}

/**
 * The ledgers of these people in their one order, in two queries. `knownBy`: as it was known at that instant, entries and
 * marks recorded later left out; null: as it is known now. Every ledger passes here or through the record of one person
 * (services/replay-record), and nowhere else: so nothing that has run out or is outdated counts anywhere.
 */
export async function loadLedgers(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  learners: readonly LearnerId[],
  knownBy: Date | null = null,
): Promise<Ledgers> {
  const raw = await loadEntries(client, org, learners, knownBy);
  const currencyOf = await loadCurrencies(client, org, learners);
  const current = (learner: LearnerId, entries: readonly LedgerEvidence[]): readonly LedgerEvidence[] =>
    applyCurrency(entries, currencyOf(learner));
  const entriesOf = (learner: LearnerId): readonly LedgerEvidence[] => raw.get(learner) ?? [];
  const ledgers = new Map([...raw].map(([learner, entries]) => [learner, current(learner, entries)]));
  const changed: Pick<Ledgers, "appended" | "restated" | "currencyOf"> = {
    appended: (learner, entries, recordedAt) =>
      current(learner, [...entriesOf(learner), ...entries.map((entry) => asLedgerEvidence(entry, recordedAt))]),
    restated: (learner, id, standing) =>
      current(
        learner,
        entriesOf(learner).map((entry) => (entry.id === id ? { ...entry, standing } : entry)),
      ),
    currencyOf,
  };
  return Object.assign(ledgers, changed);
}

async function loadEntries(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  learners: readonly LearnerId[],
  knownBy: Date | null,
): Promise<ReadonlyMap<LearnerId, readonly LedgerEvidence[]>> {
  const known = knownBy?.toISOString() ?? "infinity";
  const lines = await client.$queryRaw<LedgerLine[]>`
    SELECT e.person_id AS "personId", e.id, e.kind, e.skill_ids AS "skillIds", e.values, e.noise_sd AS "noiseSd",
           to_char(e.effective_on, 'YYYY-MM-DD') AS "effectiveOn",
           to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "recordedAt",
           to_char(e.expires_on, 'YYYY-MM-DD') AS "expiresOn", e.rater_id AS "raterId", e.source_id AS "sourceId",
           e.entered_by_id AS "enteredById",
           e.response, coalesce(e.note, '') <> '' AS "reasonGiven", p.inference_off AS "inferenceOff", m.kinds AS marks
      FROM evidence e
      JOIN person p ON p.org_id = e.org_id AND p.id = e.person_id
      LEFT JOIN (SELECT org_id, evidence_id, array_agg(kind ORDER BY recorded_at, id) AS kinds
                   FROM evidence_mark
                  WHERE org_id = ${org}::uuid AND person_id = ANY (${learners}::uuid[])
                    AND recorded_at <= ${known}::timestamptz
                  GROUP BY org_id, evidence_id) m ON m.org_id = e.org_id AND m.evidence_id = e.id
     WHERE e.org_id = ${org}::uuid AND e.person_id = ANY (${learners}::uuid[]) AND e.recorded_at <= ${known}::timestamptz
     ORDER BY e.person_id, e.effective_on, e.recorded_at, e.id`;
  const ledgers = new Map<LearnerId, LedgerEvidence[]>();
  for (const line of lines) {
    const person = learnerId(line.personId);
    const ledger = ledgers.get(person);
    if (ledger === undefined) ledgers.set(person, [toEvidence(line)]);
    else ledger.push(toEvidence(line));
  }
  return ledgers;
}

function toEvidence({ marks, reasonGiven, inferenceOff, enteredById, ...line }: LedgerLine): LedgerEvidence {
  const marked = standingAfter((marks ?? []).map((kind) => ({ kind })));
  const standing = standingUnderWish(line.kind, marked, inferenceOff);
  return { ...evidenceOfRow(line, standing, reasonGiven), sourceId: line.sourceId, enteredById };
}

/** The entry as the engine reads it right after it was appended. */
function asLedgerEvidence(entry: NewEvidence & { readonly id: EvidenceId }, recordedAt: Date): LedgerEvidence {
  const row: EvidenceColumns = {
    id: entry.id,
    kind: entry.kind,
    skillIds: entry.skillIds,
    values: entry.values,
    noiseSd: entry.noiseSd ?? null,
    effectiveOn: entry.effectiveOn,
    recordedAt: entry.recordedAt ?? recordedAt.toISOString(),
    expiresOn: entry.expiresOn ?? null,
    raterId: entry.raterId ?? null,
    sourceId: entry.sourceId ?? null,
    response: entry.response ?? null,
  };
  const engine = evidenceOfRow(row, "standing", (entry.note ?? "") !== "");
  return { ...engine, sourceId: row.sourceId, enteredById: entry.enteredById ?? null };
}
