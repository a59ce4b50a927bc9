import { err, ok } from "#app/engine/kernel/result.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { recordNoticeReading } from "#app/data/notice.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { NOTICE_VERSION } from "./privacy-notice.ts";

/** Notes which notice was shown and when; the first time counts. */
export async function finishWelcome(
  { orgId, accountId }: Viewer,
  version: string,
): Promise<Result<null, { readonly kind: "notice-changed" }>> {
  if (version !== NOTICE_VERSION) return err({ kind: "notice-changed" });
  await inTransaction(async (tx) => {
    if (!(await recordNoticeReading(tx, { orgId, accountId, version, at: now() }))) return;
    const subject = { subjectKind: "account", subjectId: accountId };
    await appendAudit(tx, { orgId, actorId: accountId, action: "notice:read", ...subject, after: { version } });
  });
  return ok(null);
}
