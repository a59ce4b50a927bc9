import { loadImportMapping } from "#app/data/import-mappings.server.ts";
import { listImportRuns, loadImportRun, type ImportRun } from "#app/data/import-runs.server.ts";
import {
  DEFAULT_OPTIONS,
  fileSignature,
  suggestColumns,
  type ColumnMapping,
  type FileShape,
} from "#app/engine/intake/column-mapping.ts";
import { recognisePreset, withheldReason, type MappingPreset } from "#app/engine/intake/presets.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { UnreadableFileError } from "#app/integrations/tabular/table-source.ts";

import { EDITABLE } from "./map-import.server.ts";
import { formatOf, openStoredTable, type RunFormat } from "./stored-table.server.ts";

const PREVIEW_ROWS = 8;
const RUNS_PER_PAGE = 25;

/** A column as the mapping page shows it. */
export interface PreviewColumn {
  readonly index: number;
  readonly heading: string | null;
  /** What the column holds when it is never read; its cells are left out. */
  readonly withheld: string | null;
  readonly samples: readonly string[];
}

export interface ImportPreview {
  readonly shape: FileShape;
  readonly columns: readonly PreviewColumn[];
  readonly preset: { readonly id: string; readonly label: string } | null;
  /** What to start the form with, and where it comes from. */
  readonly mapping: ColumnMapping;
  readonly mappingFrom: "this-import" | "remembered" | "preset" | "headings";
}

export interface ImportPage {
  readonly run: ImportRun;
  readonly format: RunFormat | null;
  readonly editable: boolean;
  /** Null when the file is gone or cannot be read; `previewProblem` says why. */
  readonly preview: ImportPreview | null;
  readonly previewProblem: string | null;
}

export async function loadImport(orgId: OrgId, importId: string): Promise<ImportPage | null> {
  const run = await loadImportRun(orgId, importId);
  if (run === null || run.status === "discarded" || run.status === "uploading") return null;
  const format = formatOf(run);
  const editable = EDITABLE.includes(run.status);
  if (!editable || format === null) return { run, format, editable, preview: null, previewProblem: null };
  try {
    return { run, format, editable, preview: await loadPreview(run, format), previewProblem: null };
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return { run, format, editable, preview: null, previewProblem: error.problem.message };
  }
}

/** The shape of an uploaded file; null when it has no rows. */
export async function loadImportShape(orgId: OrgId, importId: string): Promise<FileShape | null> {
  const run = await loadImportRun(orgId, importId);
  const format = run === null ? null : formatOf(run);
  if (run === null || format === null) return null;
  const table = await openStoredTable(run, format);
  await table?.rows.return(undefined);
  return table?.shape ?? null;
}

async function loadPreview(run: ImportRun, format: RunFormat): Promise<ImportPreview | null> {
  const table = await openStoredTable(run, format);
  if (table === null) return null;
  const rows: (readonly string[])[] = [];
  for await (const row of table.rows) {
    rows.push(row.cells);
    if (rows.length >= PREVIEW_ROWS) break;
  }
  const { shape, firstRow } = table;
  const preset = recognisePreset(shape, firstRow);
  const columns = Array.from({ length: shape.columnCount }, (_, index) => {
    const withheld = withheldReason(shape, preset, index) ?? null;
    const samples = withheld === null ? rows.map((cells) => (cells[index] ?? "").slice(0, 80)) : [];
    return { index, heading: shape.header?.[index] ?? null, withheld, samples };
  });
  const label = preset === undefined ? null : { id: preset.id, label: preset.label };
  return { shape, columns, preset: label, ...(await startingMapping(run, shape, preset)) };
}

async function startingMapping(
  run: ImportRun,
  shape: FileShape,
  preset: MappingPreset | undefined,
): Promise<Pick<ImportPreview, "mapping" | "mappingFrom">> {
  if (run.mapping !== null) return { mapping: run.mapping, mappingFrom: "this-import" };
  const remembered = await loadImportMapping(run.orgId, run.kind, fileSignature(shape));
  if (remembered !== null) return { mapping: remembered, mappingFrom: "remembered" };
  if (preset?.kind === run.kind) return { mapping: preset.mapping, mappingFrom: "preset" };
  const suggested = shape.header === null ? {} : suggestColumns(run.kind, shape.header);
  const allowed = Object.entries(suggested).filter(
    ([, { index }]) => withheldReason(shape, preset, index) === undefined,
  );
  return { mapping: { columns: Object.fromEntries(allowed), options: DEFAULT_OPTIONS }, mappingFrom: "headings" };
}

export async function loadImports(
  orgId: OrgId,
  page: number,
): Promise<{ readonly runs: readonly ImportRun[]; readonly total: number; readonly perPage: number }> {
  const listed = await listImportRuns(orgId, { skip: (page - 1) * RUNS_PER_PAGE, take: RUNS_PER_PAGE });
  return { ...listed, perPage: RUNS_PER_PAGE };
}
