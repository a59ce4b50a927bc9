import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { endSignOff, type SignOffRow } from "#app/data/sign-offs.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { findSignOffFor } from "./find-sign-off.server.ts";

type CloseProblem = { readonly kind: "not-found" | "closed" };

/** The assessor says no and why; nothing is recorded about the person's level. */
export async function declineSignOff(viewer: Viewer, id: string, reason: string): Promise<Result<null, CloseProblem>> {
  const row = await findSignOffFor(viewer, id);
  if (row === null || viewer.learnerId === null || row.assessorId !== viewer.learnerId)
    return err({ kind: "not-found" });
  return close(viewer, row, "declined", reason);
}

/** The person does not want it any more. */
export async function withdrawSignOff(viewer: Viewer, id: string): Promise<Result<null, CloseProblem>> {
  const row = await findSignOffFor(viewer, id);
  if (row === null || row.personId !== viewer.learnerId) return err({ kind: "not-found" });
  return close(viewer, row, "withdrawn", null);
}

function close(
  { orgId, accountId }: Viewer,
  row: SignOffRow,
  status: "declined" | "withdrawn",
  reason: string | null,
): Promise<Result<null, CloseProblem>> {
  return inTransaction(async (tx) => {
    const ended = await endSignOff(tx, orgId, row.id, { status, byId: accountId, at: now(), note: reason });
    if (!ended) return err({ kind: "closed" });
    await appendAudit(tx, {
      ...{ orgId, actorId: accountId, subjectKind: "person", subjectId: row.personId, reason },
      action: status === "declined" ? "sign-off:decline" : "sign-off:withdraw",
      after: { signOffId: row.id, skillId: row.skillId, level: row.level },
    });
    return ok(null);
  });
}
