import type { AccountId, OrgId } from "#app/engine/kernel/ids.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { deleteSession } from "#app/data/sessions.server.ts";

/** Ends one session: its token is worth nothing from now on, whoever kept a copy. */
export async function signOut(session: {
  readonly id: string;
  readonly viewer: { readonly orgId: OrgId; readonly accountId: AccountId };
}): Promise<void> {
  const { orgId, accountId } = session.viewer;
  await inTransaction(async (tx) => {
    await deleteSession(tx, session.id);
    const subject = { subjectKind: "account", subjectId: accountId };
    await appendAudit(tx, { orgId, actorId: accountId, action: "session:close", ...subject });
  });
}
