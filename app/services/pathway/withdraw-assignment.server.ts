import { appendAuditBatch } from "#app/data/audit.server.ts";
import { findAssignments, withdrawAssignments } from "#app/data/assignments.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { ASKED_BY_MANAGER } from "./assign-learning.server.ts";

/** Takes back what was asked with this key, as far as it is not done; how many people that concerns. */
export async function withdrawAssignment(
  viewer: Viewer,
  key: string,
): Promise<Result<{ readonly withdrawn: number }, { readonly kind: "not-found" }>> {
  const { orgId, accountId } = viewer;
  const scope = scopePaths(viewer, "assignment:write");
  return inTransaction(async (tx) => {
    const found = await findAssignments(tx, orgId, { kind: ASKED_BY_MANAGER, key });
    if (found.length === 0 || !found.every(({ unitPath }) => isInScope(scope, unitPath)))
      return err({ kind: "not-found" });
    const open = found.filter(({ status }) => status === "open");
    const withdrawn = await withdrawAssignments(
      tx,
      orgId,
      open.map(({ id }) => id),
      now(),
    );
    await appendAuditBatch(
      tx,
      orgId,
      open.map(({ id, personId }) => ({
        ...{ orgId, actorId: accountId, action: "assignment:withdraw", subjectKind: "person", subjectId: personId },
        after: { assignmentId: id },
      })),
    );
    return ok({ withdrawn });
  });
}
