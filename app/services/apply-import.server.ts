import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { markUnitsOfLines, writeImportLines } from "#app/data/import-apply.server.ts";
import { deleteImportChunks } from "#app/data/import-chunks.server.ts";
import { loadImportRun, lockImportRun, updateImportRun, type ImportRun } from "#app/data/import-runs.server.ts";
import type { ImportCounts } from "#app/engine/intake/import-counts.ts";
import type { AccountId, OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";

import { refreshAfterImport } from "./refresh-after-import.server.ts";

export type ApplyImportError =
  | { readonly kind: "not-found" }
  /** Not checked yet, or taken back since. */
  | { readonly kind: "not-checked" }
  /** What the dry run saw is no longer so. Nothing was written; check again. */
  | { readonly kind: "stale"; readonly lines: number };

/** Longer than any import within the limits needs. */
const TIMEOUT_MS = 600_000;

/** Carries "roll everything back" out of the transaction. */
class StaleImportError extends Error {
  override readonly name = "StaleImportError";
  readonly lines: number;

  constructor(lines: number) {
    super(`${String(lines)} lines of the report no longer fit`);
    this.lines = lines;
  }
}

/**
 * Writes what the dry run reported, all of it in one transaction together with the audit entry, or nothing. Afterwards
 * beliefs and unit sums follow. Safe to call again: an import is applied once, and a second call only refreshes.
 */
export async function applyImport(orgId: OrgId, importId: string): Promise<Result<ImportCounts, ApplyImportError>> {
  const run = await loadImportRun(orgId, importId);
  if (run?.counts === null || run === null) return err({ kind: run === null ? "not-found" : "not-checked" });
  const { counts } = run;
  if (run.status !== "applied") {
    const written = await write(run, counts);
    if (!written.ok) return written;
  }
  await refreshAfterImport({ orgId, importId });
  return ok(counts);
}

async function write(run: ImportRun, counts: ImportCounts): Promise<Result<null, ApplyImportError>> {
  try {
    const applied = await inTransaction((tx) => writeAll(tx, run, counts), { timeoutMs: TIMEOUT_MS });
    return applied ? ok(null) : err({ kind: "not-checked" });
  } catch (error) {
    if (!(error instanceof StaleImportError)) {
      await updateImportRun(run.orgId, run.id, ["applying"], { status: "checked" });
      throw error;
    }
    const problem =
      "The data changed after the dry run, so nothing was written. Check again and look at the new report.";
    await updateImportRun(run.orgId, run.id, ["checked", "applying"], { status: "mapped", counts: null, problem });
    return err({ kind: "stale", lines: error.lines });
  }
}

async function writeAll(tx: Tx, run: ImportRun, counts: ImportCounts): Promise<boolean> {
  const { orgId, id: importId } = run;
  const status = await lockImportRun(tx, orgId, importId);
  if (status === "applied") return true;
  if (status !== "checked" && status !== "applying") return false;
  const at = now();
  const { expected, written } = await writeImportLines(tx, { orgId, importId }, at);
  if (written !== expected) throw new StaleImportError(expected - written);
  await markUnitsOfLines(tx, { orgId, importId }, at);
  await updateImportRun(orgId, importId, [status], { status: "applied", appliedAt: at, problem: null }, tx);
  // The file has done its work. What it held beyond the mapped columns goes with it.
  await deleteImportChunks(orgId, importId, tx);
  await appendAudit(tx, {
    orgId,
    actorId: (counts.decidedById ?? null) as AccountId | null,
    action: "import:apply",
    subjectKind: "import",
    subjectId: importId,
    after: { kind: run.kind, fileName: run.fileName, sha256: run.sha256, uploadedById: run.createdById, counts },
  });
  return true;
}
