import type { ChangeSubject, Fields } from "#app/engine/intake/change.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";

import { database } from "./db.server.ts";

/** conflict: after a rollback, what could not be put back. */
export type ChangeAction = "add" | "change" | "reject" | "conflict";

/** A line of the dry run's report. For rejected rows `after` holds the mapped cells. */
export interface StoredChange {
  readonly position: number;
  readonly rowNumber: number;
  readonly action: ChangeAction;
  readonly subject: ChangeSubject | "row";
  readonly subjectId: string | null;
  readonly before: Fields | null;
  readonly after: Fields | null;
  /** Whom or what it concerns; for rejected rows the reason, for conflicts both. */
  readonly reason: string | null;
}

/** Stored under the names of the columns, so that the database itself can compare and write them. */
const toColumnName = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const toFieldName = (name: string): string =>
  name.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());

const rename = (fields: Fields | null, change: (name: string) => string): Fields | null =>
  fields === null ? null : Object.fromEntries(Object.entries(fields).map(([name, value]) => [change(name), value]));

/** Adds lines to the report: one statement for all of them. */
export async function appendImportChanges(
  orgId: OrgId,
  importId: string,
  changes: readonly StoredChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const lines = changes.map((change) => ({
    position: change.position,
    row_number: change.rowNumber,
    action: change.action,
    subject: change.subject,
    subject_id: change.subjectId,
    before: rename(change.before, toColumnName),
    after: change.action === "reject" ? change.after : rename(change.after, toColumnName),
    reason: change.reason,
  }));
  await database().$executeRaw`
    INSERT INTO import_change (org_id, import_id, position, row_number, action, subject, subject_id, before, after, reason)
    SELECT ${orgId}::uuid, ${importId}::uuid, l.position, l.row_number, l.action, l.subject, l.subject_id, l.before, l.after, l.reason
      FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
        AS l(position int, row_number int, action text, subject text, subject_id uuid, before jsonb, after jsonb, reason text)`;
}

export async function deleteImportChanges(orgId: OrgId, importId: string): Promise<void> {
  await database().importChange.deleteMany({ where: { orgId, importId } });
}

export interface ChangeFilter {
  readonly action: ChangeAction | null;
  readonly skip: number;
  readonly take: number;
}

export async function listImportChanges(
  orgId: OrgId,
  importId: string,
  { action, skip, take }: ChangeFilter,
): Promise<{ readonly changes: readonly StoredChange[]; readonly total: number }> {
  const where = { orgId, importId, ...(action === null ? {} : { action }) };
  const rows = await database().importChange.findMany({ where, orderBy: { position: "asc" }, skip, take });
  return { changes: rows.map(toChange), total: await database().importChange.count({ where }) };
}

/** Lines after `position`, for reading a long report in pieces. */
export async function nextImportChanges(
  orgId: OrgId,
  importId: string,
  action: ChangeAction,
  after: number,
  take: number,
): Promise<readonly StoredChange[]> {
  const rows = await database().importChange.findMany({
    where: { orgId, importId, action, position: { gt: after } },
    orderBy: { position: "asc" },
    take,
  });
  return rows.map(toChange);
}

type ChangeRow = Prisma.ImportChangeGetPayload<Record<string, never>>;

function toChange(row: ChangeRow): StoredChange {
  return {
    position: row.position,
    rowNumber: row.rowNumber,
    // Written by this module from these types.
    action: row.action as ChangeAction,
    subject: row.subject as StoredChange["subject"],
    subjectId: row.subjectId,
    before: rename(row.before as Fields | null, toFieldName),
    after: row.action === "reject" ? (row.after as Fields | null) : rename(row.after as Fields | null, toFieldName),
    reason: row.reason,
  };
}
