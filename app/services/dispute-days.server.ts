import { appendAudit } from "#app/data/audit.server.ts";
import { findDisputeDays, saveDisputeDays } from "#app/data/organisations.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { administer } from "./administrator.server.ts";

export const loadDisputeDays = (viewer: Viewer): Promise<number> => findDisputeDays(viewer.orgId);

/** An administrator sets within how many days a dispute is decided; open disputes get the new day too. */
export async function setDisputeDays(
  viewer: Viewer,
  { days, reason }: { readonly days: number; readonly reason: string },
): Promise<Result<null, { readonly kind: "not-permitted" | "unchanged" }>> {
  const { orgId, accountId: actorId } = viewer;
  return administer(viewer, async (tx): Promise<Result<null, { readonly kind: "not-permitted" | "unchanged" }>> => {
    const before = await findDisputeDays(orgId, tx);
    if (before === days) return err({ kind: "unchanged" });
    await saveDisputeDays(tx, orgId, days);
    const subject = { subjectKind: "organisation", subjectId: orgId };
    const states = { before: { disputeDays: before }, after: { disputeDays: days } };
    await appendAudit(tx, { orgId, actorId, action: "organisation:dispute-days", ...subject, ...states, reason });
    return ok(null);
  });
}
