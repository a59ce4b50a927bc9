import { createReadStream } from "node:fs";

import { applyImport } from "#app/services/apply-import.server.ts";
import { checkImport } from "#app/services/check-import.server.ts";
import { loadImportShape } from "#app/services/load-import.server.ts";
import { mapImport, mapImportByPreset } from "#app/services/map-import.server.ts";
import { stageImport } from "#app/services/stage-import.server.ts";
import { database } from "#app/data/db.server.ts";
import { DEFAULT_OPTIONS, suggestColumns, type MappingOptions } from "#app/engine/intake/column-mapping.ts";
import type { ImportCounts } from "#app/engine/intake/import-counts.ts";
import type { ImportKind } from "#app/engine/intake/import-kind.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { orgId, type OrgId } from "#app/engine/kernel/ids.ts";

let made = 0;

/** An organisation of its own for a test. */
export async function makeOrg(): Promise<OrgId> {
  made += 1;
  const slug = `works-${String(made)}`;
  const org = await database().org.create({ data: { slug, name: `Works ${String(made)}` }, select: { id: true } });
  return orgId(org.id);
}

async function* once(content: string | Buffer): AsyncGenerator<Uint8Array> {
  yield typeof content === "string" ? Buffer.from(content, "utf8") : content;
  await Promise.resolve();
}

export interface Checked {
  readonly importId: string;
  readonly counts: ImportCounts;
}

/** Uploads a file whose headings are the names of the fields, or well-known ones, and runs the dry run. */
export async function check(
  org: OrgId,
  kind: ImportKind,
  content: string | Buffer,
  options: Partial<MappingOptions> = {},
  columns?: Readonly<Record<string, number>>,
): Promise<Checked> {
  const staged = await stageImport({ orgId: org, actorId: null, kind, fileName: `${kind}.csv`, bytes: once(content) });
  invariant(staged.ok, staged.ok ? "" : staged.error.message);
  const { importId } = staged.value;
  const shape = await loadImportShape(org, importId);
  invariant(shape !== null, "the file has a shape");
  const chosen =
    columns === undefined
      ? suggestColumns(kind, shape.header ?? [])
      : Object.fromEntries(Object.entries(columns).map(([field, index]) => [field, { index, heading: null }]));
  const mapped = await mapImport(org, importId, { columns: chosen, options: { ...DEFAULT_OPTIONS, ...options } });
  invariant(mapped.ok, mapped.ok ? "" : JSON.stringify(mapped.error));
  return { importId, counts: await runCheck(org, importId) };
}

/** The same with a file on disk and a preset. */
export async function checkByPreset(org: OrgId, presetId: string, path: string): Promise<Checked> {
  const staged = await stageImport({
    orgId: org,
    actorId: null,
    kind: "auto",
    fileName: path,
    bytes: createReadStream(path),
  });
  invariant(staged.ok, staged.ok ? "" : staged.error.message);
  const { importId } = staged.value;
  const mapped = await mapImportByPreset(org, importId, presetId);
  invariant(mapped.ok, mapped.ok ? "" : JSON.stringify(mapped.error));
  return { importId, counts: await runCheck(org, importId) };
}

export async function runCheck(org: OrgId, importId: string): Promise<ImportCounts> {
  const checked = await checkImport(org, importId);
  invariant(checked.ok, checked.ok ? "" : JSON.stringify(checked.error));
  return checked.value;
}

export async function apply(org: OrgId, importId: string): Promise<void> {
  const applied = await applyImport(org, importId);
  invariant(applied.ok, applied.ok ? "" : JSON.stringify(applied.error));
}

/** Row number → reason of every rejected row. */
export async function rejections(org: OrgId, importId: string): Promise<ReadonlyMap<number, string>> {
  const rows = await database().importChange.findMany({
    where: { orgId: org, importId, action: "reject" },
    orderBy: { position: "asc" },
  });
  return new Map(rows.map((row) => [row.rowNumber, row.reason ?? ""]));
}

const TABLES = ["org_unit", "shift", "person", "title_role"] as const;

/** All rows that imports write, without the moment of the write. */
export async function dump(org: OrgId): Promise<string> {
  const parts: string[] = [];
  for (const table of TABLES) {
    const rows = await database().$queryRawUnsafe<{ row: unknown }[]>(
      `SELECT to_jsonb(t) - 'updated_at' AS row FROM ${table} t WHERE org_id = $1::uuid ORDER BY to_jsonb(t)::text`,
      org,
    );
    parts.push(`${table}\n${rows.map(({ row }) => JSON.stringify(row)).join("\n")}`);
  }
  return parts.join("\n");
}
