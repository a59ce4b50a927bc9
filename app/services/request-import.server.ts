import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { deleteImportChunks } from "#app/data/import-chunks.server.ts";
import { deleteImportChanges } from "#app/data/import-changes.server.ts";
import { loadImportRun, updateImportRun } from "#app/data/import-runs.server.ts";
import { sendJob } from "#app/data/jobs.server.ts";
import type { AccountId, OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";

import { EDITABLE } from "./map-import.server.ts";

/** The import is in another state than the page showed. */
export type RequestImportError = { readonly kind: "not-found" | "moved-on" };

/** Puts the dry run into the queue; the page follows it. */
export async function requestCheck(orgId: OrgId, importId: string): Promise<Result<null, RequestImportError>> {
  const run = await loadImportRun(orgId, importId);
  if (run === null) return err({ kind: "not-found" });
  if (run.mapping === null) return err({ kind: "moved-on" });
  const moved = await updateImportRun(orgId, importId, ["mapped", "checked", "checking"], {
    status: "checking",
    rowsDone: 0,
    counts: null,
    problem: null,
  });
  if (!moved) return err({ kind: "moved-on" });
  await sendJob("import.check", { orgId, importId });
  return ok(null);
}

/** Puts the writing into the queue, with the name of who decided it. Asked again while it waits, it is not done twice. */
export async function requestApply(
  orgId: OrgId,
  importId: string,
  actorId: AccountId,
): Promise<Result<null, RequestImportError>> {
  const run = await loadImportRun(orgId, importId);
  if (run === null) return err({ kind: "not-found" });
  if (run.counts === null) return err({ kind: "moved-on" });
  const counts = { ...run.counts, decidedById: run.counts.decidedById ?? actorId };
  const moved = await updateImportRun(orgId, importId, ["checked", "applying"], {
    status: "applying",
    counts,
    problem: null,
  });
  if (!moved) return err({ kind: "moved-on" });
  await sendJob("import.apply", { orgId, importId });
  return ok(null);
}

export async function requestRollback(
  orgId: OrgId,
  importId: string,
  actorId: AccountId,
): Promise<Result<null, RequestImportError>> {
  if ((await loadImportRun(orgId, importId)) === null) return err({ kind: "not-found" });
  const moved = await updateImportRun(orgId, importId, ["applied", "rolling-back"], { status: "rolling-back" });
  if (!moved) return err({ kind: "moved-on" });
  await sendJob("import.rollback", { orgId, importId, actorId });
  return ok(null);
}

/** Forgets an import that was not applied: its file, its report, everything but the fact. */
export async function discardImport(
  orgId: OrgId,
  importId: string,
  actorId: AccountId,
): Promise<Result<null, RequestImportError>> {
  const run = await loadImportRun(orgId, importId);
  if (run === null) return err({ kind: "not-found" });
  const discarded = await inTransaction(async (tx) => {
    if (!(await updateImportRun(orgId, importId, EDITABLE, { status: "discarded", counts: null, mapping: null }, tx)))
      return false;
    await deleteImportChunks(orgId, importId, tx);
    await appendAudit(tx, {
      orgId,
      actorId,
      action: "import:discard",
      subjectKind: "import",
      subjectId: importId,
      after: { kind: run.kind, fileName: run.fileName, sha256: run.sha256 },
    });
    return true;
  });
  if (!discarded) return err({ kind: "moved-on" });
  await deleteImportChanges(orgId, importId);
  return ok(null);
}
