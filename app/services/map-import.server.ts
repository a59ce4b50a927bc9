import { z } from "zod";

import { saveImportMapping } from "#app/data/import-mappings.server.ts";
import { loadImportRun, updateImportRun, type ImportRun, type ImportStatus } from "#app/data/import-runs.server.ts";
import {
  DEFAULT_OPTIONS,
  describeMappingProblem,
  fileSignature,
  resolveMapping,
  type ColumnMapping,
} from "#app/engine/intake/column-mapping.ts";
import type { ImportKind } from "#app/engine/intake/import-kind.ts";
import { kindSpec } from "#app/engine/intake/kind-spec.ts";
import { presetById, recognisePreset, withheldReason, type MappingPreset } from "#app/engine/intake/presets.ts";
import { parsePlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { UnreadableFileError, type FileFormat } from "#app/integrations/tabular/table-source.ts";

import { formatOf, openStoredTable, type OpenTable } from "./stored-table.server.ts";

export type MapImportError =
  | { readonly kind: "not-found" }
  /** The import is being checked, applied or taken back. */
  | { readonly kind: "busy" }
  | { readonly kind: "invalid"; readonly message: string };

/** States in which the file is still there and nothing is under way. */
export const EDITABLE: readonly ImportStatus[] = ["uploaded", "mapped", "checked", "failed"];

const unitKind = z.enum(["site", "department", "team", "station"]);

const mappingSchema = z.object({
  columns: z.record(
    z.string(),
    z.object({ index: z.number().int().min(0).max(999), heading: z.string().nullable().default(null) }),
  ),
  options: z
    .object({
      prefix: z.string().max(20),
      underUnit: z.string().trim().min(1).max(200).nullable(),
      createUnits: z.boolean(),
      unitKind,
      groupKind: unitKind,
      emptyCells: z.enum(["keep", "clear"]),
      statedOn: z
        .string()
        .refine((text) => parsePlainDate(text) !== undefined, "is not a day")
        .nullable(),
    })
    .partial()
    .default({}),
});

/** A mapping that came from a form or a file. */
export function parseColumnMapping(value: unknown): Result<ColumnMapping, string> {
  const parsed = mappingSchema.safeParse(value);
  if (!parsed.success)
    return err(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "));
  const given = Object.fromEntries(Object.entries(parsed.data.options).filter(([, option]) => option !== undefined));
  return ok({ columns: parsed.data.columns, options: { ...DEFAULT_OPTIONS, ...given } });
}

/** Changes how the file is read, or what it is taken for. The report of an earlier dry run no longer counts. */
export async function changeImportFormat(
  orgId: OrgId,
  importId: string,
  change: { readonly kind?: ImportKind; readonly format?: Partial<FileFormat> },
): Promise<Result<ImportRun, MapImportError>> {
  const run = await loadImportRun(orgId, importId);
  const format = run === null ? null : formatOf(run);
  if (run === null || format === null) return err({ kind: "not-found" });
  const changed = await updateImportRun(orgId, importId, EDITABLE, {
    status: "uploaded",
    mapping: null,
    counts: null,
    problem: null,
    ...(change.kind === undefined ? {} : { kind: change.kind }),
    ...(change.format === undefined ? {} : { format: { ...format, ...change.format } }),
  });
  if (!changed) return err({ kind: "busy" });
  const reloaded = await loadImportRun(orgId, importId);
  return reloaded === null ? err({ kind: "not-found" }) : ok(reloaded);
}

/** Keeps a mapping for this file, and remembers it for the next file of this kind and shape. */
export async function mapImport(
  orgId: OrgId,
  importId: string,
  mapping: ColumnMapping,
): Promise<Result<ImportRun, MapImportError>> {
  const run = await loadImportRun(orgId, importId);
  const format = run === null ? null : formatOf(run);
  if (run === null || format === null) return err({ kind: "not-found" });
  if (!EDITABLE.includes(run.status)) return err({ kind: "busy" });
  const table = await openForMapping(run, format);
  if (!table.ok) return table;
  const { shape, firstRow } = table.value;
  const resolved = resolveMapping(run.kind, mapping, shape);
  if (!resolved.ok) return err({ kind: "invalid", message: describeMappingProblem(resolved.error) });
  const preset = recognisePreset(shape, firstRow);
  for (const [field, index] of resolved.value) {
    const what = withheldReason(shape, preset, index);
    if (what === undefined) continue;
    const label = kindSpec(run.kind).fields.find((spec) => spec.field === field)?.label ?? field;
    return err({
      kind: "invalid",
      message: `Column ${String(index + 1)} holds ${what}, which is never read. Choose another column for “${label}”.`,
    });
  }
  const mapped = await updateImportRun(orgId, importId, EDITABLE, {
    status: "mapped",
    mapping,
    counts: null,
    problem: null,
    rowsDone: 0,
  });
  if (!mapped) return err({ kind: "busy" });
  await saveImportMapping(orgId, run.kind, fileSignature(shape), mapping);
  return ok({ ...run, status: "mapped", mapping });
}

/** The same with the mapping of a preset, which also says what the file holds. */
export async function mapImportByPreset(
  orgId: OrgId,
  importId: string,
  presetId: string,
): Promise<Result<ImportRun, MapImportError>> {
  const preset: MappingPreset | undefined = presetById(presetId);
  if (preset === undefined) return err({ kind: "invalid", message: `There is no preset “${presetId}”.` });
  const changed = await changeImportFormat(orgId, importId, { kind: preset.kind });
  return changed.ok ? mapImport(orgId, importId, preset.mapping) : changed;
}

async function openForMapping(run: ImportRun, format: FileFormat): Promise<Result<OpenTable, MapImportError>> {
  try {
    const table = await openStoredTable(run, format);
    await table?.rows.return(undefined);
    return table === null
      ? err({ kind: "invalid", message: "The file has no row of data. Nothing was imported." })
      : ok(table);
  } catch (error) {
    if (error instanceof UnreadableFileError) return err({ kind: "invalid", message: error.problem.message });
    throw error;
  }
}
