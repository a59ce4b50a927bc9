import { err, ok } from "#app/engine/kernel/result.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import type { AccountId } from "#app/engine/kernel/ids.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { changeAccount, findAccount, findOrganisationSlug } from "#app/data/accounts.server.ts";
import type { AccountRow } from "#app/data/accounts.server.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { generatePassword, generatePin, hashSecret } from "#app/data/password-hash.server.ts";
import { deleteSessionsOf } from "#app/data/sessions.server.ts";
import { forgiveAccount } from "#app/data/sign-in-limits.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { administer } from "./administrator.server.ts";
import { accountKey } from "./sign-in.server.ts";

export type AccountError =
  | { readonly kind: "not-permitted" }
  | { readonly kind: "not-found" }
  | { readonly kind: "own-account" }
  | { readonly kind: "no-e-mail" }
  | { readonly kind: "no-badge" };

interface ChangeRequest {
  readonly accountId: string;
  readonly reason: string;
}

/** Locks an account out: its sessions end with the same transaction, its evidence and history stay. */
export function disableAccount(viewer: Viewer, request: ChangeRequest): Promise<Result<null, AccountError>> {
  return changing(viewer, request, "account:disable", async (tx, account) => {
    const disabledAt = now();
    await changeAccount(tx, viewer.orgId, account.id, { disabledAt });
    await deleteSessionsOf(tx, account.id);
    return ok({ before: { disabledAt: account.disabledAt }, after: { disabledAt } });
  });
}

export function enableAccount(viewer: Viewer, request: ChangeRequest): Promise<Result<null, AccountError>> {
  return changing(viewer, request, "account:enable", async (tx, account) => {
    await changeAccount(tx, viewer.orgId, account.id, { disabledAt: null });
    return ok({ before: { disabledAt: account.disabledAt }, after: { disabledAt: null } });
  });
}

/** A new password or PIN, returned once and kept only as a hash. Sessions end, and counted attempts are forgotten. */
export async function resetSecret(
  viewer: Viewer,
  request: ChangeRequest & { readonly secretKind: "password" | "pin" },
): Promise<Result<{ readonly secret: string }, AccountError>> {
  const isPassword = request.secretKind === "password";
  const secret = isPassword ? generatePassword() : generatePin();
  const hash = await hashSecret(secret);
  const changed = await changing(viewer, request, `account:new-${request.secretKind}`, async (tx, account) => {
    if (isPassword && account.email === null) return err({ kind: "no-e-mail" });
    if (!isPassword && account.badgeNumber === null) return err({ kind: "no-badge" });
    await changeAccount(tx, viewer.orgId, account.id, isPassword ? { passwordHash: hash } : { pinHash: hash });
    await deleteSessionsOf(tx, account.id);
    return ok({});
  });
  if (!changed.ok) return changed;
  await forgive(viewer, request.accountId, request.secretKind);
  return ok({ secret });
}

async function forgive(viewer: Viewer, id: string, kind: "password" | "pin"): Promise<void> {
  const account = await findAccount(viewer.orgId, id);
  if (kind === "password" && account?.email != null) {
    await forgiveAccount(accountKey({ kind, email: account.email, password: "" }));
  }
  if (kind === "pin" && account?.badgeNumber != null) {
    const organisation = await findOrganisationSlug(viewer.orgId);
    await forgiveAccount(accountKey({ kind, organisation, badge: account.badgeNumber, pin: "" }));
  }
}

/** Finds the account, changes it and records the change, in one transaction. Nobody changes their own account here. */
function changing(
  viewer: Viewer,
  { accountId, reason }: ChangeRequest,
  action: string,
  change: (
    tx: Tx,
    account: AccountRow & { readonly id: AccountId },
  ) => Promise<Result<{ readonly before?: unknown; readonly after?: unknown }, AccountError>>,
): Promise<Result<null, AccountError>> {
  const { orgId } = viewer;
  return administer(viewer, async (tx): Promise<Result<null, AccountError>> => {
    const account = await findAccount(orgId, accountId, tx);
    if (account === null) return err({ kind: "not-found" });
    if (account.id === viewer.accountId) return err({ kind: "own-account" });
    const changed = await change(tx, account);
    if (!changed.ok) return changed;
    const subject = { subjectKind: "account", subjectId: account.id };
    await appendAudit(tx, { orgId, actorId: viewer.accountId, action, ...subject, ...changed.value, reason });
    return ok(null);
  });
}
