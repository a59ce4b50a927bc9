import { Prisma } from "#app/generated/prisma/client.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import type { ChangeSubject } from "#app/engine/intake/change.ts";

/** A table that imports write, with the columns they may write. Names are constants, never input. */
export interface ImportedTable {
  readonly subject: ChangeSubject;
  readonly name: "org_unit" | "shift" | "person" | "title_role";
  /** Column → type, without org_id. */
  readonly columns: Readonly<Record<string, "uuid" | "int" | "text" | "date">>;
  /** Set to the moment of the write where the table has such a column. */
  readonly stamped: boolean;
}

export const ORG_UNIT: ImportedTable = {
  subject: "org-unit",
  name: "org_unit",
  columns: {
    id: "uuid",
    number: "int",
    path: "text",
    kind: "text",
    code: "text",
    name: "text",
    sector: "text",
    parent_id: "uuid",
  },
  stamped: false,
};

export const SHIFT: ImportedTable = {
  subject: "shift",
  name: "shift",
  columns: { id: "uuid", code: "text", name: "text", starts_at: "text", ends_at: "text" },
  stamped: false,
};

export const PERSON: ImportedTable = {
  subject: "person",
  name: "person",
  columns: {
    id: "uuid",
    external_id: "text",
    display_name: "text",
    email: "text",
    job_title: "text",
    org_unit_id: "uuid",
    station_id: "uuid",
    shift_id: "uuid",
    manager_id: "uuid",
    role_id: "text",
    started_on: "date",
    left_on: "date",
  },
  stamped: true,
};

export const TITLE_ROLE: ImportedTable = {
  subject: "title-role",
  name: "title_role",
  columns: { title_key: "text", title: "text", role_id: "text" },
  stamped: true,
};

/** In the order in which they can be written: what is referred to comes first. */
export const IMPORTED_TABLES: readonly ImportedTable[] = [ORG_UNIT, SHIFT, PERSON, TITLE_ROLE];

/** One organisation's one import. */
export interface ImportKey {
  readonly orgId: OrgId;
  readonly importId: string;
}

/** The lines of an import about one table, as `c`. */
export function linesOf(key: ImportKey, table: ImportedTable, action: "add" | "change"): Prisma.Sql {
  return Prisma.sql`c.org_id = ${key.orgId}::uuid AND c.import_id = ${key.importId}::uuid
    AND c.subject = ${table.subject} AND c.action = ${action}`;
}

/** The row `t` that a line is about. */
export function sameRow(table: ImportedTable): Prisma.Sql {
  return table === TITLE_ROLE
    ? Prisma.sql`t.org_id = c.org_id AND t.title_key = c.after->>'title_key'`
    : Prisma.sql`t.org_id = c.org_id AND t.id = c.subject_id`;
}

/** `SET` list that takes from a JSON column of the line the columns which it names and leaves the others. */
export function assignments(table: ImportedTable, source: "before" | "after", at: Date): Prisma.Sql {
  const keys = new Set(["id", "title_key"]);
  const sets = Object.entries(table.columns)
    .filter(([column]) => !keys.has(column))
    .map(
      ([column, type]) =>
        `${column} = CASE WHEN jsonb_exists(c.${source}, '${column}') THEN (c.${source}->>'${column}')::${type} ELSE t.${column} END`,
    );
  const list = Prisma.raw(sets.join(", "));
  return table.stamped ? Prisma.sql`${list}, updated_at = ${at}` : list;
}
