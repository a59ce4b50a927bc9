import type { ChangeAction } from "#app/data/import-changes.server.ts";
import type { ImportRun, ImportStatus } from "#app/data/import-runs.server.ts";
import type { ColumnMapping, MappingOptions } from "#app/engine/intake/column-mapping.ts";
import type { ImportCounts, RollbackCounts } from "#app/engine/intake/import-counts.ts";
import { kindSpec } from "#app/engine/intake/kind-spec.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";

import { DELIMITER_CHOICES, ENCODING_CHOICES, kindLabel, KIND_CHOICES, type Choice } from "./import-choices.ts";
import { loadImportReport, type ReportPage } from "./load-import-report.server.ts";
import { loadImport, loadImports, type ImportPreview } from "./load-import.server.ts";
import type { RunFormat } from "./stored-table.server.ts";

/** What the dry run found, and what a rollback did. */
export interface SummaryCounts {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly superseded: number;
  readonly rejected: number;
  readonly rollback: RollbackCounts | null;
}

/** An import in a list. */
export interface ImportSummary {
  readonly id: string;
  readonly fileName: string;
  readonly kind: string;
  readonly status: ImportStatus;
  readonly createdAt: string;
  readonly counts: SummaryCounts | null;
}

/** One field of the mapping form. */
export interface FieldChoice {
  readonly field: string;
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  /** Column now chosen, or "". */
  readonly column: string;
}

export interface MappingForm {
  readonly fields: readonly FieldChoice[];
  readonly columns: readonly Choice[];
  readonly options: MappingOptions;
  readonly from: ImportPreview["mappingFrom"];
  readonly presetLabel: string | null;
  /** Which of the options matter for this kind of file. */
  readonly shown: {
    readonly prefix: boolean;
    readonly units: boolean;
    readonly emptyCells: boolean;
    readonly statedOn: boolean;
  };
}

export interface ImportView {
  readonly summary: ImportSummary;
  readonly byteCount: number;
  readonly problem: string | null;
  readonly editable: boolean;
  readonly format: RunFormat | null;
  readonly preview: Pick<ImportPreview, "columns"> | null;
  readonly form: MappingForm | null;
  readonly progress: { readonly rowsDone: number; readonly rows: number | null };
  readonly report: ReportPage | null;
  readonly choices: {
    readonly kinds: readonly Choice[];
    readonly encodings: readonly Choice[];
    readonly delimiters: readonly Choice[];
  };
}

/** Everything that the page of one import shows; null when there is none of this id. */
export async function loadImportPage(
  orgId: OrgId,
  importId: string,
  query: { readonly action: ChangeAction | null; readonly page: number },
): Promise<ImportView | null> {
  const loaded = await loadImport(orgId, importId);
  if (loaded === null) return null;
  const { run, format, preview, previewProblem } = loaded;
  const hasReport = run.counts !== null && run.status !== "checking";
  return {
    summary: summaryOf(run),
    byteCount: run.byteCount,
    problem: run.problem ?? previewProblem,
    editable: loaded.editable,
    format,
    preview: preview === null ? null : { columns: preview.columns },
    form: preview === null ? null : mappingForm(run, preview),
    progress: {
      rowsDone: run.rowsDone,
      rows: format === null || format.approximateRows === 0 ? null : format.approximateRows,
    },
    report: hasReport ? await loadImportReport(orgId, importId, query) : null,
    choices: { kinds: KIND_CHOICES, encodings: ENCODING_CHOICES, delimiters: DELIMITER_CHOICES },
  };
}

/** One page of the organisation's imports, newest first. */
export async function loadImportList(
  orgId: OrgId,
  page: number,
): Promise<{
  readonly imports: readonly ImportSummary[];
  readonly total: number;
  readonly perPage: number;
  readonly kinds: readonly Choice[];
}> {
  const { runs, total, perPage } = await loadImports(orgId, page);
  return { imports: runs.map(summaryOf), total, perPage, kinds: KIND_CHOICES };
}

function summaryOf(run: ImportRun): ImportSummary {
  const { id, fileName, status } = run;
  const counts = run.counts === null ? null : summaryCounts(run.counts);
  return { id, fileName, status, counts, kind: kindLabel(run.kind), createdAt: run.createdAt.toISOString() };
}

function summaryCounts({
  rows,
  added,
  changed,
  unchanged,
  superseded,
  rejected,
  rollback,
}: ImportCounts): SummaryCounts {
  return { rows, added, changed, unchanged, superseded, rejected, rollback: rollback ?? null };
}

function mappingForm(run: ImportRun, preview: ImportPreview): MappingForm {
  const { mapping } = preview;
  const fields = kindSpec(run.kind).fields.map(({ field, label, help, need }) => ({
    field,
    label,
    help,
    required: need !== "optional",
    column: columnOf(mapping, field, preview),
  }));
  const open = preview.columns.filter((column) => column.withheld === null);
  const has = (name: string): boolean => fields.some(({ field }) => field === name);
  return {
    fields,
    columns: [
      { value: "", label: "Not in this file" },
      ...open.map((column) => ({ value: String(column.index), label: columnLabel(column) })),
    ],
    options: mapping.options,
    from: preview.mappingFrom,
    presetLabel: preview.preset?.label ?? null,
    shown: {
      prefix: run.kind !== "titles",
      units: run.kind === "people" || run.kind === "org-units",
      emptyCells: run.kind === "people",
      statedOn: has("yearsInCompany"),
    },
  };
}

function columnOf(mapping: ColumnMapping, field: string, preview: ImportPreview): string {
  const column = mapping.columns[field];
  if (column === undefined) return "";
  const named = preview.columns.find(({ heading }) => heading !== null && heading === column.heading);
  return String(named?.index ?? column.index);
}

function columnLabel(column: {
  readonly index: number;
  readonly heading: string | null;
  readonly samples: readonly string[];
}): string {
  const sample = column.samples.find((text) => text !== "")?.slice(0, 30);
  const name = `Column ${String(column.index + 1)}${column.heading === null || column.heading === "" ? "" : `: ${column.heading}`}`;
  return sample === undefined ? name : `${name} (${sample})`;
}
