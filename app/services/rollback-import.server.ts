import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { affectedPeople, markUnitsOfLines } from "#app/data/import-apply.server.ts";
import { takeBackImport } from "#app/data/import-rollback.server.ts";
import { loadImportRun, lockImportRun, updateImportRun, type ImportRun } from "#app/data/import-runs.server.ts";
import { loadImportOrg } from "#app/data/import-snapshot.server.ts";
import type { RollbackCounts } from "#app/engine/intake/import-counts.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { AccountId, OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { database } from "#app/data/db.server.ts";
import { now, today } from "#app/platform/clock.server.ts";

import { refreshPeople } from "./refresh-after-import.server.ts";

export type RollbackImportError = { readonly kind: "not-found" } | { readonly kind: "not-applied" };

const TIMEOUT_MS = 600_000;

/**
 * Takes one applied import back, in one transaction with its audit entry. What somebody changed since stays and is
 * listed as a conflict; evidence is revoked, never deleted. Safe to call again.
 */
export async function rollbackImport(
  orgId: OrgId,
  importId: string,
  actorId: AccountId | null,
): Promise<Result<RollbackCounts, RollbackImportError>> {
  const run = await loadImportRun(orgId, importId);
  if (run?.counts === null || run === null) return err({ kind: run === null ? "not-found" : "not-applied" });
  if (run.status === "rolled-back" && run.counts.rollback !== undefined) return ok(run.counts.rollback);
  const people = await affectedPeople(database(), { orgId, importId });
  const { timeZone } = await loadImportOrg(orgId);
  const counts = await inTransaction((tx) => takeBack(tx, run, actorId, today(timeZone)), {
    timeoutMs: TIMEOUT_MS,
  }).catch(async (error: unknown) => {
    const problem = "Taking this import back did not succeed; nothing was changed. Try again.";
    await updateImportRun(orgId, importId, ["rolling-back"], { status: "applied", problem });
    throw error;
  });
  if (counts === null) return err({ kind: "not-applied" });
  await refreshPeople(orgId, people);
  return ok(counts);
}

async function takeBack(
  tx: Tx,
  run: ImportRun,
  actorId: AccountId | null,
  day: PlainDate,
): Promise<RollbackCounts | null> {
  const { orgId, id: importId } = run;
  const status = await lockImportRun(tx, orgId, importId);
  if ((status !== "applied" && status !== "rolling-back") || run.counts === null) return null;
  const at = now();
  await markUnitsOfLines(tx, { orgId, importId }, at);
  const rollback = await takeBackImport(tx, { orgId, importId }, at, day);
  const counts = { ...run.counts, rollback };
  await updateImportRun(
    orgId,
    importId,
    [status],
    { status: "rolled-back", rolledBackAt: at, counts, problem: null },
    tx,
  );
  await appendAudit(tx, {
    orgId,
    actorId,
    action: "import:rollback",
    subjectKind: "import",
    subjectId: importId,
    after: { kind: run.kind, fileName: run.fileName, rollback },
  });
  return rollback;
}
