import { findRemovablePeople, type MadePerson } from "#app/engine/intake/removable-people.ts";
import type { RollbackCounts } from "#app/engine/intake/import-counts.ts";
import { Prisma } from "#app/generated/prisma/client.ts";

import type { Tx } from "./db.server.ts";
import {
  assignments,
  linesOf,
  ORG_UNIT,
  PERSON,
  sameRow,
  SHIFT,
  TITLE_ROLE,
  type ImportedTable,
  type ImportKey,
} from "./import-tables.server.ts";

/**
 * Takes an import back as far as nobody built on it: rows that still are as the import left them get their former
 * values, rows that it made and nothing refers to go, evidence is revoked by marks. What was touched since stays as it
 * is and becomes a conflict line. Children go before what they refer to.
 */
export async function takeBackImport(tx: Tx, key: ImportKey, at: Date, today: string): Promise<RollbackCounts> {
  const revoked = (await revokeEvidence(tx, key, at)) + (await undoMarks(tx, key, at));
  let restored = 0;
  let conflicts = 0;
  for (const table of [TITLE_ROLE, PERSON, SHIFT, ORG_UNIT]) {
    restored += await restoreRows(tx, key, table, at);
    conflicts += await noteConflicts(tx, key, table, "change", "Kept as it is: changed since the import");
  }
  const people = await removePeople(tx, key, at, today);
  let removed = people.removed + (await removeRows(tx, key, TITLE_ROLE, Prisma.sql`TRUE`));
  removed += await removeRows(tx, key, SHIFT, UNUSED_SHIFT);
  for (let gone = 1; gone > 0; removed += gone) gone = await removeUnits(tx, key);
  conflicts += people.conflicts;
  for (const table of [TITLE_ROLE, SHIFT, ORG_UNIT])
    conflicts += await noteConflicts(tx, key, table, "add", "Kept: changed since the import, or in use");
  return { restored, removed, markedLeft: people.markedLeft, revoked, conflicts };
}

const LATEST_MARKS = (key: ImportKey): Prisma.Sql => Prisma.sql`
  (SELECT DISTINCT ON (evidence_id) evidence_id, kind, source_id FROM evidence_mark
    WHERE org_id = ${key.orgId}::uuid AND kind IN ('revoked', 'restored') ORDER BY evidence_id, recorded_at DESC, id DESC)`;

function revokeEvidence(tx: Tx, key: ImportKey, at: Date): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO evidence_mark (org_id, id, evidence_id, person_id, kind, reason, source_id, recorded_at)
    SELECT e.org_id, gen_random_uuid(), e.id, e.person_id, 'revoked', 'The import that brought it was rolled back', ${key.importId}, ${at}::timestamptz
      FROM evidence e LEFT JOIN ${LATEST_MARKS(key)} m ON m.evidence_id = e.id
     WHERE e.org_id = ${key.orgId}::uuid AND e.source_kind = 'import' AND e.source_id = ${key.importId}
       AND coalesce(m.kind, 'restored') = 'restored'`;
}

/** Marks that the import set and that still are the last word about their entry. */
function undoMarks(tx: Tx, key: ImportKey, at: Date): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO evidence_mark (org_id, id, evidence_id, person_id, kind, reason, source_id, recorded_at)
    SELECT c.org_id, gen_random_uuid(), c.subject_id, (c.after->>'person_id')::uuid,
           CASE c.after->>'kind' WHEN 'revoked' THEN 'restored' ELSE 'revoked' END,
           'The import that changed it was rolled back', ${key.importId}, ${at}::timestamptz
      FROM import_change c JOIN ${LATEST_MARKS(key)} m ON m.evidence_id = c.subject_id
     WHERE c.org_id = ${key.orgId}::uuid AND c.import_id = ${key.importId}::uuid AND c.subject = 'evidence-mark'
       AND m.kind = c.after->>'kind' AND m.source_id = ${key.importId}`;
}

/** A former reference is put back only where what it pointed to still exists. */
const REFERENCES_EXIST = Prisma.sql`
  (c.before->>'manager_id' IS NULL OR EXISTS (SELECT 1 FROM person x WHERE x.org_id = c.org_id AND x.id = (c.before->>'manager_id')::uuid))
  AND (c.before->>'org_unit_id' IS NULL OR EXISTS (SELECT 1 FROM org_unit x WHERE x.org_id = c.org_id AND x.id = (c.before->>'org_unit_id')::uuid))
  AND (c.before->>'station_id' IS NULL OR EXISTS (SELECT 1 FROM org_unit x WHERE x.org_id = c.org_id AND x.id = (c.before->>'station_id')::uuid))
  AND (c.before->>'shift_id' IS NULL OR EXISTS (SELECT 1 FROM shift x WHERE x.org_id = c.org_id AND x.id = (c.before->>'shift_id')::uuid))
  AND (c.before->>'parent_id' IS NULL OR EXISTS (SELECT 1 FROM org_unit x WHERE x.org_id = c.org_id AND x.id = (c.before->>'parent_id')::uuid))`;

function restoreRows(tx: Tx, key: ImportKey, table: ImportedTable, at: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE ${Prisma.raw(table.name)} AS t SET ${assignments(table, "before", at)}
      FROM import_change c
     WHERE t.org_id = ${key.orgId}::uuid AND ${linesOf(key, table, "change")} AND ${sameRow(table)}
       AND to_jsonb(t) @> c.after AND ${REFERENCES_EXIST}`;
}

/** Turns lines that could not be taken back into conflict lines: changed rows without their former values, made rows still there. */
function noteConflicts(
  tx: Tx,
  key: ImportKey,
  table: ImportedTable,
  action: "add" | "change",
  why: string,
): Promise<number> {
  const kept =
    action === "add"
      ? Prisma.sql`EXISTS (SELECT 1 FROM ${Prisma.raw(table.name)} t WHERE ${sameRow(table)})`
      : Prisma.sql`NOT EXISTS (SELECT 1 FROM ${Prisma.raw(table.name)} t WHERE ${sameRow(table)} AND to_jsonb(t) @> c.before)`;
  return tx.$executeRaw`
    UPDATE import_change AS c SET action = 'conflict', reason = coalesce(c.reason || ': ', '') || ${why}
     WHERE ${linesOf(key, table, action)} AND ${kept}`;
}

async function removePeople(
  tx: Tx,
  key: ImportKey,
  at: Date,
  today: string,
): Promise<{ readonly removed: number; readonly markedLeft: number; readonly conflicts: number }> {
  const people = await loadMadePeople(tx, key);
  const removable = [...findRemovablePeople(people)];
  await tx.$executeRaw`DELETE FROM belief WHERE org_id = ${key.orgId}::uuid AND person_id = ANY(${removable}::uuid[])`;
  const removed =
    await tx.$executeRaw`DELETE FROM person WHERE org_id = ${key.orgId}::uuid AND id = ANY(${removable}::uuid[])`;
  const gone = new Set(removable);
  const leaving = people.filter((person) => !gone.has(person.id) && !person.touched).map((person) => person.id);
  const markedLeft = await tx.$executeRaw`
    UPDATE person SET left_on = ${today}::date, updated_at = ${at} WHERE org_id = ${key.orgId}::uuid AND id = ANY(${leaving}::uuid[])`;
  await tx.$executeRaw`
    UPDATE import_change AS c SET before = '{"left": "by-rollback"}'::jsonb, reason = coalesce(c.reason || ': ', '') || 'Marked as left, because others refer to this person'
     WHERE ${linesOf(key, PERSON, "add")} AND c.subject_id = ANY(${leaving}::uuid[])`;
  const touched = people.filter((person) => person.touched).map((person) => person.id);
  const conflicts = await tx.$executeRaw`
    UPDATE import_change AS c SET action = 'conflict', reason = coalesce(c.reason || ': ', '') || 'Kept as it is: changed since the import'
     WHERE ${linesOf(key, PERSON, "add")} AND c.subject_id = ANY(${touched}::uuid[])`;
  return { removed, markedLeft, conflicts };
}

/**
 * Three plain reads joined here: in one statement a database without statistics on the fresh rows compares every person
 * with every line, which at 50,000 takes minutes.
 */
async function loadMadePeople(tx: Tx, key: ImportKey): Promise<readonly MadePerson[]> {
  const made = await tx.$queryRaw<{ id: string; managerId: string | null; touched: boolean }[]>`
    SELECT t.id, t.manager_id AS "managerId", NOT to_jsonb(t) @> c.after AS touched
      FROM import_change c JOIN person t ON ${sameRow(PERSON)}
     WHERE t.org_id = ${key.orgId}::uuid AND ${linesOf(key, PERSON, "add")}`;
  const ids = new Set(made.map((person) => person.id));
  const reports = await tx.$queryRaw<{ id: string; managerId: string }[]>`
    SELECT id, manager_id AS "managerId" FROM person WHERE org_id = ${key.orgId}::uuid AND manager_id IS NOT NULL`;
  const leading = new Set(reports.filter((report) => !ids.has(report.id)).map((report) => report.managerId));
  const list = [...ids];
  const referred = await tx.$queryRaw<{ id: string }[]>`
    SELECT person_id AS id FROM evidence WHERE org_id = ${key.orgId}::uuid AND person_id = ANY(${list}::uuid[])
    UNION SELECT rater_id FROM evidence WHERE org_id = ${key.orgId}::uuid AND rater_id = ANY(${list}::uuid[])
    UNION SELECT person_id FROM account WHERE org_id = ${key.orgId}::uuid AND person_id = ANY(${list}::uuid[])
    UNION SELECT it_owner_id FROM use_case WHERE org_id = ${key.orgId}::uuid AND it_owner_id = ANY(${list}::uuid[])
    UNION SELECT ot_owner_id FROM use_case WHERE org_id = ${key.orgId}::uuid AND ot_owner_id = ANY(${list}::uuid[])`;
  const referredIds = new Set(referred.map((row) => row.id));
  return made.map((person) => ({ ...person, referred: referredIds.has(person.id), leads: leading.has(person.id) }));
}

const UNUSED_SHIFT = Prisma.sql`NOT EXISTS (SELECT 1 FROM person p WHERE p.org_id = t.org_id AND p.shift_id = t.id)`;

function removeRows(tx: Tx, key: ImportKey, table: ImportedTable, unused: Prisma.Sql): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM ${Prisma.raw(table.name)} AS t USING import_change c
     WHERE t.org_id = ${key.orgId}::uuid AND ${linesOf(key, table, "add")} AND ${sameRow(table)} AND to_jsonb(t) @> c.after AND ${unused}`;
}

/** One layer of unused units, lowest first; the caller repeats until none is left. */
async function removeUnits(tx: Tx, key: ImportKey): Promise<number> {
  const unused = await tx.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM org_unit t JOIN import_change c ON ${sameRow(ORG_UNIT)}
     WHERE t.org_id = ${key.orgId}::uuid AND ${linesOf(key, ORG_UNIT, "add")} AND to_jsonb(t) @> c.after
       AND NOT EXISTS (SELECT 1 FROM person p WHERE p.org_id = t.org_id AND p.org_unit_id = t.id)
       AND NOT EXISTS (SELECT 1 FROM person p WHERE p.org_id = t.org_id AND p.station_id = t.id)
       AND NOT EXISTS (SELECT 1 FROM org_unit k WHERE k.org_id = t.org_id AND k.parent_id = t.id)
       AND NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.org_id = t.org_id AND g.org_unit_id = t.id)
       AND NOT EXISTS (SELECT 1 FROM use_case u WHERE u.org_id = t.org_id AND u.site_id = t.id)`;
  if (unused.length === 0) return 0;
  const ids = unused.map((row) => row.id);
  await tx.$executeRaw`DELETE FROM unit_sum WHERE org_id = ${key.orgId}::uuid AND org_unit_id = ANY(${ids}::uuid[])`;
  return tx.$executeRaw`DELETE FROM org_unit WHERE org_id = ${key.orgId}::uuid AND id = ANY(${ids}::uuid[])`;
}
