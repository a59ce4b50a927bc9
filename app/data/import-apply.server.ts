import { Prisma } from "#app/generated/prisma/client.ts";

import type { Tx } from "./db.server.ts";
import {
  assignments,
  IMPORTED_TABLES,
  linesOf,
  sameRow,
  type ImportedTable,
  type ImportKey,
} from "./import-tables.server.ts";

/** Lines that found something else than the dry run did. */
export interface AppliedLines {
  readonly expected: number;
  readonly written: number;
}

/**
 * Writes all lines of an import, one statement per table and kind of write, straight from the stored report. A line is
 * written only where the row still is as the dry run saw it: fewer written than expected means that the data changed
 * in between, and the caller must roll back.
 */
export async function writeImportLines(tx: Tx, key: ImportKey, at: Date): Promise<AppliedLines> {
  let written = 0;
  for (const table of IMPORTED_TABLES) {
    written += await insertRows(tx, key, table, at);
    written += await updateRows(tx, key, table, at);
  }
  written += await insertEvidence(tx, key, at);
  written += await insertMarks(tx, key, at);
  const [lines] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM import_change
     WHERE org_id = ${key.orgId}::uuid AND import_id = ${key.importId}::uuid AND action IN ('add', 'change')`;
  return { expected: lines?.count ?? 0, written };
}

function insertRows(tx: Tx, key: ImportKey, table: ImportedTable, at: Date): Promise<number> {
  const names = Prisma.raw(Object.keys(table.columns).join(", "));
  const types = Prisma.raw(
    Object.entries(table.columns)
      .map(([column, type]) => `${column} ${type}`)
      .join(", "),
  );
  const stampName = Prisma.raw(table.stamped ? ", updated_at" : "");
  const stamp = table.stamped ? Prisma.sql`, ${at}::timestamptz` : Prisma.empty;
  return tx.$executeRaw`
    INSERT INTO ${Prisma.raw(table.name)} (org_id, ${names}${stampName})
    SELECT c.org_id, r.*${stamp}
      FROM import_change c CROSS JOIN LATERAL jsonb_to_record(c.after) AS r(${types})
     WHERE ${linesOf(key, table, "add")}
    ON CONFLICT DO NOTHING`;
}

function updateRows(tx: Tx, key: ImportKey, table: ImportedTable, at: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE ${Prisma.raw(table.name)} AS t SET ${assignments(table, "after", at)}
      FROM import_change c
     WHERE t.org_id = ${key.orgId}::uuid AND ${linesOf(key, table, "change")} AND ${sameRow(table)}
       AND to_jsonb(t) @> c.before`;
}

function insertEvidence(tx: Tx, key: ImportKey, at: Date): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO evidence (org_id, id, person_id, kind, skill_ids, values, effective_on, recorded_at, expires_on, rater_id,
                          entered_by_id, source_kind, source_id, source_key, label, note)
    SELECT c.org_id, r.id, r.person_id, r.kind, r.skill_ids, r.values, r.effective_on, ${at}::timestamptz, r.expires_on, r.rater_id,
           i.created_by_id, 'import', ${key.importId}, r.source_key, r.label, r.note
      FROM import_change c
      JOIN import_run i ON i.org_id = c.org_id AND i.id = c.import_id
      CROSS JOIN LATERAL jsonb_to_record(c.after) AS r(id uuid, person_id uuid, kind text, skill_ids text[], "values" float8[],
                 effective_on date, expires_on date, rater_id uuid, source_key text, label text, note text)
     WHERE c.org_id = ${key.orgId}::uuid AND i.org_id = ${key.orgId}::uuid AND c.import_id = ${key.importId}::uuid
       AND c.subject = 'evidence' AND c.action = 'add'
    ON CONFLICT DO NOTHING`;
}

/** The mark takes the line's place among the ids: position in the import is unique, and so is the id made here. */
function insertMarks(tx: Tx, key: ImportKey, at: Date): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO evidence_mark (org_id, id, evidence_id, person_id, kind, reason, marked_by_id, source_id, recorded_at)
    SELECT c.org_id, gen_random_uuid(), c.subject_id, (c.after->>'person_id')::uuid, c.after->>'kind',
           CASE c.after->>'kind' WHEN 'revoked' THEN 'Replaced by an import' ELSE 'Stated again by an import' END,
           i.created_by_id, ${key.importId}, ${at}::timestamptz
      FROM import_change c
      JOIN import_run i ON i.org_id = c.org_id AND i.id = c.import_id
      LEFT JOIN (SELECT DISTINCT ON (evidence_id) evidence_id, kind FROM evidence_mark
                  WHERE org_id = ${key.orgId}::uuid AND kind IN ('revoked', 'restored')
                  ORDER BY evidence_id, recorded_at DESC, id DESC) m ON m.evidence_id = c.subject_id
     WHERE c.org_id = ${key.orgId}::uuid AND i.org_id = ${key.orgId}::uuid AND c.import_id = ${key.importId}::uuid
       AND c.subject = 'evidence-mark' AND c.action = 'change'
       AND (coalesce(m.kind, 'restored') = 'revoked') = (c.after->>'kind' = 'restored')`;
}

/** People for whom something was written that their belief or their unit's sums depend on. */
export async function affectedPeople(client: Tx, key: ImportKey): Promise<readonly string[]> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT CASE WHEN subject = 'person' THEN subject_id ELSE (after->>'person_id')::uuid END AS id
      FROM import_change
     WHERE org_id = ${key.orgId}::uuid AND import_id = ${key.importId}::uuid AND action IN ('add', 'change')
       AND (subject IN ('evidence', 'evidence-mark')
            OR (subject = 'person' AND (jsonb_exists(after, 'role_id') OR jsonb_exists(after, 'org_unit_id') OR jsonb_exists(after, 'left_on'))))`;
  return rows.map((row) => row.id);
}

/** Says of every unit that these lines take people out of or put people into that its sums no longer hold. */
export async function markUnitsOfLines(tx: Tx, key: ImportKey, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE unit_sum SET dirty_since = ${at}::timestamptz
     WHERE org_id = ${key.orgId}::uuid AND org_unit_id IN (
       SELECT (before->>'org_unit_id')::uuid FROM import_change
        WHERE org_id = ${key.orgId}::uuid AND import_id = ${key.importId}::uuid AND subject = 'person' AND action <> 'reject'
       UNION
       SELECT (after->>'org_unit_id')::uuid FROM import_change
        WHERE org_id = ${key.orgId}::uuid AND import_id = ${key.importId}::uuid AND subject = 'person' AND action <> 'reject')`;
}
