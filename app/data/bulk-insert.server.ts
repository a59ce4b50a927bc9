import { Prisma } from "#app/generated/prisma/client.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import type { Tx } from "./db.server.ts";

const SQL_TYPES = {
  uuid: "uuid",
  text: "text",
  int: "int",
  float: "float8",
  date: "date",
  instant: "timestamptz",
  json: "jsonb",
} as const;

type ColumnType = keyof typeof SQL_TYPES;

/** A table of one organisation's rows. Columns are written as in the schema's model; names are constants, never input. */
export interface BulkTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
}

interface ValueTypes {
  readonly uuid: string | null;
  readonly text: string | null;
  readonly int: number | null;
  readonly float: number | null;
  readonly date: string | null;
  readonly instant: string | null;
  /** As text. */
  readonly json: string | null;
}

/** A row of the table; more properties than it has columns do no harm. */
export type RowOf<Table extends BulkTable> = {
  readonly [Column in keyof Table["columns"]]: ValueTypes[Table["columns"][Column]];
};

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const quoted = (name: string): string => `"${snakeCase(name)}"`;

/** Inserts all rows in one statement; nothing is said to the database when there are none. */
export async function insertRows<Table extends BulkTable>(
  tx: Tx,
  orgId: OrgId,
  table: Table,
  rows: readonly RowOf<Table>[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.entries(table.columns);
  const names = Prisma.raw(columns.map(([column]) => quoted(column)).join(", "));
  const arrays = columns.map(([column, type]) => {
    const cells = rows.map((row) => row[column as keyof RowOf<Table>]);
    return Prisma.sql`${cells}::${Prisma.raw(SQL_TYPES[type])}[]`;
  });
  await tx.$executeRaw`
    INSERT INTO ${Prisma.raw(table.name)} (org_id, ${names})
    SELECT ${orgId}::uuid, ${names} FROM unnest(${Prisma.join(arrays)}) AS r(${names})`;
}
