import { z } from "zod";

import type { AccountId, OrgId } from "#app/engine/kernel/ids.ts";
import type { ColumnMapping } from "#app/engine/intake/column-mapping.ts";
import type { ImportCounts } from "#app/engine/intake/import-counts.ts";
import { isImportKind, type ImportKind } from "#app/engine/intake/import-kind.ts";
import { now } from "#app/platform/clock.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";

import { database, type Tx } from "./db.server.ts";

export const IMPORT_STATUSES = [
  "uploading",
  "uploaded",
  "mapped",
  "checking",
  "checked",
  "applying",
  "applied",
  "rolling-back",
  "rolled-back",
  "discarded",
  "failed",
] as const;

export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** How the file is read; written by the tabular reader, opaque here. */
export type StoredFormat = Readonly<Record<string, unknown>>;

export interface ImportRun {
  readonly id: string;
  readonly orgId: OrgId;
  readonly kind: ImportKind;
  readonly status: ImportStatus;
  readonly fileName: string;
  readonly byteCount: number;
  readonly sha256: string;
  readonly format: StoredFormat;
  readonly mapping: ColumnMapping | null;
  readonly counts: ImportCounts | null;
  readonly problem: string | null;
  readonly rowsDone: number;
  readonly createdById: string | null;
  readonly createdAt: Date;
  readonly appliedAt: Date | null;
  readonly rolledBackAt: Date | null;
}

const uuid = z.uuid();

/** False for text that cannot be an id, so that a typed address never reaches the database. */
function isImportId(text: string): boolean {
  return uuid.safeParse(text).success;
}

type RunRow = Prisma.ImportRunGetPayload<Record<string, never>>;

function toRun(row: RunRow): ImportRun {
  return {
    ...row,
    orgId: row.orgId as OrgId,
    kind: isImportKind(row.kind) ? row.kind : "people",
    status: IMPORT_STATUSES.find((status) => status === row.status) ?? "failed",
    // Written by this module from these types; the database is ours.
    format: row.format as StoredFormat,
    mapping: row.mapping as ColumnMapping | null,
    counts: row.counts as ImportCounts | null,
  };
}

export async function loadImportRun(orgId: OrgId, importId: string): Promise<ImportRun | null> {
  if (!isImportId(importId)) return null;
  const row = await database().importRun.findUnique({ where: { orgId_id: { orgId, id: importId } } });
  return row === null ? null : toRun(row);
}

/** Newest first. */
export async function listImportRuns(
  orgId: OrgId,
  page: { readonly skip: number; readonly take: number },
): Promise<{ readonly runs: readonly ImportRun[]; readonly total: number }> {
  const where = { orgId, status: { notIn: ["uploading", "discarded"] } };
  const rows = await database().importRun.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...page,
  });
  return { runs: rows.map(toRun), total: await database().importRun.count({ where }) };
}

export async function createImportRun(
  orgId: OrgId,
  run: { readonly kind: ImportKind; readonly fileName: string; readonly createdById: AccountId | null },
): Promise<string> {
  const row = await database().importRun.create({
    data: { orgId, ...run, status: "uploading", byteCount: 0, sha256: "", format: {}, createdAt: now() },
    select: { id: true },
  });
  return row.id;
}

export interface RunChange {
  readonly kind?: ImportKind;
  readonly status?: ImportStatus;
  readonly byteCount?: number;
  readonly sha256?: string;
  readonly format?: StoredFormat;
  readonly mapping?: ColumnMapping | null;
  readonly counts?: ImportCounts | null;
  readonly problem?: string | null;
  readonly rowsDone?: number;
  readonly appliedAt?: Date;
  readonly rolledBackAt?: Date;
}

const nullable = (value: object | null): Prisma.InputJsonValue | typeof Prisma.DbNull => value ?? Prisma.DbNull;

/** Writes to a run that is in one of the `from` states; false when it is in another by now. */
export async function updateImportRun(
  orgId: OrgId,
  importId: string,
  from: readonly ImportStatus[],
  change: RunChange,
  client: Tx = database(),
): Promise<boolean> {
  const { format, mapping, counts, ...plain } = change;
  const { count } = await client.importRun.updateMany({
    where: { orgId, id: importId, status: { in: [...from] } },
    data: {
      ...plain,
      ...(format === undefined ? {} : { format: format as Prisma.InputJsonValue }),
      ...(mapping === undefined ? {} : { mapping: nullable(mapping) }),
      ...(counts === undefined ? {} : { counts: nullable(counts) }),
    },
  });
  return count === 1;
}

/** Locks the run for the rest of the transaction, so that two workers never do the same thing twice. */
export async function lockImportRun(tx: Tx, orgId: OrgId, importId: string): Promise<ImportStatus | null> {
  const rows = await tx.$queryRaw<{ status: string }[]>`
    SELECT status FROM import_run WHERE org_id = ${orgId}::uuid AND id = ${importId}::uuid FOR UPDATE`;
  return IMPORT_STATUSES.find((status) => status === rows[0]?.status) ?? null;
}

export async function deleteImportRun(orgId: OrgId, importId: string): Promise<void> {
  await database().importRun.deleteMany({ where: { orgId, id: importId } });
}

/** Forgets the files and reports of uploads that were never applied. Returns how many runs it closed. */
export async function discardStaleUploads(orgId: OrgId, before: Date): Promise<number> {
  const stale = await database().importRun.findMany({
    where: {
      orgId,
      createdAt: { lt: before },
      status: { in: ["uploading", "uploaded", "mapped", "checked", "failed"] },
      chunks: { some: {} },
    },
    select: { id: true },
  });
  for (const { id } of stale) {
    await database().importChunk.deleteMany({ where: { orgId, importId: id } });
    await database().importChange.deleteMany({ where: { orgId, importId: id } });
    await database().importRun.updateMany({ where: { orgId, id }, data: { status: "discarded" } });
  }
  return stale.length;
}
