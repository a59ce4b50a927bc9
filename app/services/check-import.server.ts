import { createHash, type Hash } from "node:crypto";

import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { appendImportChanges, deleteImportChanges, type StoredChange } from "#app/data/import-changes.server.ts";
import { loadImportRun, updateImportRun, type ImportRun } from "#app/data/import-runs.server.ts";
import { loadImportOrg, loadIntakeSnapshot } from "#app/data/import-snapshot.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import type { Change, ChangeSubject, RowOutcome } from "#app/engine/intake/change.ts";
import {
  describeMappingProblem,
  resolveMapping,
  type ColumnMapping,
  type ResolvedColumns,
} from "#app/engine/intake/column-mapping.ts";
import { createPlanner } from "#app/engine/intake/create-planner.ts";
import type { ImportCounts } from "#app/engine/intake/import-counts.ts";
import type { ImportKind } from "#app/engine/intake/import-kind.ts";
import { kindSpec } from "#app/engine/intake/kind-spec.ts";
import {
  NO_DATE_EVIDENCE,
  observeDate,
  orderOfColumn,
  type DateColumnEvidence,
  type DateOrder,
} from "#app/engine/intake/parse-dates.ts";
import type { FieldRow, PlanContext } from "#app/engine/intake/snapshot.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { RowSpool } from "#app/integrations/tabular/row-spool.ts";
import { UnreadableFileError, type FileFormat, type TableRow } from "#app/integrations/tabular/table-source.ts";
import { today } from "#app/platform/clock.server.ts";

import { frameworkNames } from "./framework-names.ts";
import { formatOf, openStoredTable } from "./stored-table.server.ts";

export type CheckImportError =
  | { readonly kind: "not-found" }
  | { readonly kind: "not-mapped" }
  | { readonly kind: "unreadable"; readonly message: string };

const LINES_PER_WRITE = 2000;

/**
 * The dry run: reads the file once, compares every row with what is stored, and leaves a report of lines that says
 * exactly what applying would write. Changes nothing else. Running it again gives a fresh report.
 */
export async function checkImport(orgId: OrgId, importId: string): Promise<Result<ImportCounts, CheckImportError>> {
  const run = await loadImportRun(orgId, importId);
  const format = run === null ? null : formatOf(run);
  if (run === null || format === null) return err({ kind: "not-found" });
  const { mapping } = run;
  const started = await updateImportRun(orgId, importId, ["mapped", "checking", "checked"], {
    status: "checking",
    rowsDone: 0,
    counts: null,
    problem: null,
  });
  if (mapping === null || !started) return err({ kind: "not-mapped" });
  try {
    await deleteImportChanges(orgId, importId);
    const counts = await compare(run, format, mapping);
    await updateImportRun(orgId, importId, ["checking"], { status: "checked", counts, rowsDone: counts.rows });
    return ok(counts);
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    await deleteImportChanges(orgId, importId);
    await updateImportRun(orgId, importId, ["checking"], { status: "failed", problem: error.problem.message });
    return err({ kind: "unreadable", message: error.problem.message });
  }
}

async function compare(run: ImportRun, format: FileFormat, mapping: ColumnMapping): Promise<ImportCounts> {
  const table = await openStoredTable(run, format);
  if (table === null)
    throw new UnreadableFileError({ kind: "empty", message: "The file has no row of data. Nothing was imported." });
  const columns = resolveMapping(run.kind, mapping, table.shape);
  if (!columns.ok) throw new UnreadableFileError({ kind: "malformed", message: describeMappingProblem(columns.error) });
  const { spool, dateOrders, rows } = await readFields(run, columns.value, table.rows);
  if (rows === 0)
    throw new UnreadableFileError({ kind: "empty", message: "The file has no row of data. Nothing was imported." });
  const planner = createPlanner(run.kind, await planContext(run, mapping, columns.value, dateOrders));
  for (const block of spool.blocks()) {
    for (const row of block) planner.index(row);
    await letOthersWork();
  }
  planner.seal();
  const report = new Report(run);
  for (const block of spool.blocks()) {
    for (const row of block) report.add(row, planner.plan(row));
    await report.write(LINES_PER_WRITE);
    await letOthersWork();
  }
  await report.write(0);
  return report.counts(rows);
}

const letOthersWork = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface ReadFields {
  readonly spool: RowSpool<FieldRow>;
  readonly dateOrders: ReadonlyMap<string, DateOrder>;
  readonly rows: number;
}

async function readFields(
  run: ImportRun,
  columns: ResolvedColumns,
  rows: AsyncIterable<TableRow>,
): Promise<ReadFields> {
  const spool = new RowSpool<FieldRow>();
  const dateFields = dateFieldsOf(run.kind, columns);
  const evidence = new Map<string, DateColumnEvidence>();
  let count = 0;
  for await (const row of rows) {
    const fields = toFieldRow(row, columns);
    for (const field of dateFields)
      evidence.set(field, observeDate(evidence.get(field) ?? NO_DATE_EVIDENCE, fields.values[field] ?? ""));
    spool.push(fields);
    count += 1;
    if (count % 5000 === 0) await updateImportRun(run.orgId, run.id, ["checking"], { rowsDone: count });
  }
  const dateOrders = new Map<string, DateOrder>();
  for (const [field, seen] of evidence) {
    const order = orderOfColumn(seen);
    if (order !== null) dateOrders.set(field, order);
  }
  return { spool, dateOrders, rows: count };
}

function dateFieldsOf(kind: ImportKind, columns: ResolvedColumns): readonly string[] {
  return kindSpec(kind)
    .fields.filter(({ field, type }) => type === "date" && columns.has(field))
    .map(({ field }) => field);
}

function toFieldRow(row: TableRow, columns: ResolvedColumns): FieldRow {
  const values: Record<string, string> = {};
  const read = new Set<number>();
  for (const [field, index] of columns) {
    values[field] = row.cells[index] ?? "";
    read.add(index);
  }
  const problem = row.problems.find(({ always, index }) => always || read.has(index));
  return { rowNumber: row.rowNumber, values, problem: problem?.reason ?? null };
}

async function planContext(
  run: ImportRun,
  mapping: ColumnMapping,
  columns: ResolvedColumns,
  dateOrders: ReadonlyMap<string, DateOrder>,
): Promise<PlanContext> {
  const org = await loadImportOrg(run.orgId);
  const needsFramework = run.kind === "titles" || run.kind === "ratings" || run.kind === "certificates";
  return {
    org,
    options: mapping.options,
    mapped: new Set(columns.keys()),
    dateOrders,
    today: today(org.timeZone),
    snapshot: await loadIntakeSnapshot(run.orgId, run.kind),
    framework: needsFramework
      ? frameworkNames(await loadOrgCatalog(run.orgId))
      : { skills: new Map(), roles: new Map() },
    newId: newRowId,
  };
}

/** Collects outcomes into report lines and counts. */
class Report {
  readonly #run: ImportRun;
  readonly #digest: Hash = createHash("sha256");
  readonly #kinds = { added: 0, changed: 0, unchanged: 0, superseded: 0, rejected: 0 };
  readonly #writes: Partial<Record<ChangeSubject, number>> = {};
  #lines: StoredChange[] = [];
  #position = 0;

  constructor(run: ImportRun) {
    this.#run = run;
  }

  add(row: FieldRow, outcome: RowOutcome): void {
    this.#kinds[outcome.kind] += 1;
    if (outcome.kind === "rejected") this.#reject(row, outcome.reason);
    else if (outcome.kind === "added" || outcome.kind === "changed")
      for (const change of outcome.changes) this.#change(row.rowNumber, change);
  }

  #change(rowNumber: number, change: Change): void {
    const { action, subject, id, label, before, after } = change;
    this.#position += 1;
    this.#writes[subject] = (this.#writes[subject] ?? 0) + 1;
    this.#digest.update(JSON.stringify([action, subject, id, before, after]));
    this.#lines.push({
      position: this.#position,
      rowNumber,
      action,
      subject,
      subjectId: id,
      before,
      after,
      reason: label,
    });
  }

  #reject(row: FieldRow, reason: string): void {
    this.#position += 1;
    const after = Object.fromEntries(Object.entries(row.values).map(([field, text]) => [field, text.slice(0, 500)]));
    this.#lines.push({
      position: this.#position,
      rowNumber: row.rowNumber,
      action: "reject",
      subject: "row",
      subjectId: null,
      before: null,
      after,
      reason,
    });
  }

  /** Writes the lines gathered so far when there are at least `atLeast` of them. */
  async write(atLeast: number): Promise<void> {
    if (this.#lines.length < atLeast || this.#lines.length === 0) return;
    const lines = this.#lines;
    this.#lines = [];
    await appendImportChanges(this.#run.orgId, this.#run.id, lines);
  }

  counts(rows: number): ImportCounts {
    return { rows, ...this.#kinds, writes: this.#writes, digest: this.#digest.digest("hex") };
  }
}
