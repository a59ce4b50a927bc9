import { changeAccount, findOrganisationSlug, findOwnSecrets, type OwnSecrets } from "#app/data/accounts.server.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { hashSecret, verifySecret } from "#app/data/password-hash.server.ts";
import { deleteOtherSessions } from "#app/data/sessions.server.ts";
import { countAttempt, forgiveAttempts } from "#app/data/sign-in-limits.server.ts";
import { passwordFault, pinFault, type SecretFault } from "#app/engine/access/secret-rules.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { accountKey } from "./sign-in.server.ts";

export type SecretKind = "password" | "pin";

export interface SecretChange {
  readonly secretKind: SecretKind;
  readonly current: string;
  readonly next: string;
  /** The session that asks: it goes on, all others end. */
  readonly sessionId: string;
  readonly address: string | null;
}

export type OwnSecretError =
  | { readonly kind: "none-to-change" | "wrong-secret" | "same-secret" }
  | { readonly kind: "fault"; readonly fault: SecretFault }
  | { readonly kind: "too-many-attempts"; readonly waitSeconds: number };

/** Which secrets the viewer signs in with. */
export async function loadOwnSecrets(viewer: Viewer): Promise<readonly SecretKind[]> {
  const secrets = await findOwnSecrets(viewer.orgId, viewer.accountId);
  const kinds: SecretKind[] = [];
  if (secrets !== null && signsInWith("password", secrets) !== null) kinds.push("password");
  if (secrets !== null && signsInWith("pin", secrets) !== null) kinds.push("pin");
  return kinds;
}

/**
 * Changes one's own password or PIN. A wrong present one counts as a failed sign-in: who finds a device unattended gets no
 * more tries than at the door. Other devices are signed out, with the audit entry, in one transaction.
 */
export async function changeOwnSecret(
  viewer: Viewer,
  change: SecretChange,
): Promise<Result<{ readonly signedOut: number }, OwnSecretError>> {
  const { orgId, accountId } = viewer;
  const { secretKind, current, next } = change;
  const secrets = await findOwnSecrets(orgId, accountId);
  const own = secrets === null ? null : signsInWith(secretKind, secrets);
  if (secrets === null || own === null) return err({ kind: "none-to-change" });
  const fault = faultOf(secretKind, next, secrets);
  if (fault !== null) return err({ kind: "fault", fault });
  const attempt = { account: await attemptName(viewer, secretKind, own.name), address: change.address };
  const allowed = await countAttempt(attempt);
  if (!allowed.ok) return err({ kind: "too-many-attempts", waitSeconds: allowed.error.waitSeconds });
  if (!(await verifySecret(current, own.hash))) return err({ kind: "wrong-secret" });
  await forgiveAttempts(attempt);
  if (await verifySecret(next, own.hash)) return err({ kind: "same-secret" });
  const hash = await hashSecret(next);
  return inTransaction(async (tx) => {
    await changeAccount(tx, orgId, accountId, secretKind === "password" ? { passwordHash: hash } : { pinHash: hash });
    const signedOut = await deleteOtherSessions(tx, accountId, change.sessionId);
    const subject = { subjectKind: "account", subjectId: accountId };
    await appendAudit(tx, {
      orgId,
      actorId: accountId,
      action: `account:own-${secretKind}`,
      ...subject,
      after: { signedOut },
    });
    return ok({ signedOut });
  });
}

function signsInWith(kind: SecretKind, secrets: OwnSecrets): { readonly name: string; readonly hash: string } | null {
  const [name, hash] =
    kind === "password" ? [secrets.email, secrets.passwordHash] : [secrets.badgeNumber, secrets.pinHash];
  return name === null || hash === null ? null : { name, hash };
}

function faultOf(kind: SecretKind, next: string, { displayName, email, badgeNumber }: OwnSecrets): SecretFault | null {
  if (kind === "pin") return pinFault(next, badgeNumber === null ? [] : [badgeNumber]);
  return passwordFault(next, [...displayName.split(/\s+/), ...(email === null ? [] : [email.split("@")[0] ?? ""])]);
}

/** The name under which the sign-in page counts tries of this account. */
async function attemptName({ orgId }: Viewer, kind: SecretKind, name: string): Promise<string> {
  if (kind === "password") return accountKey({ kind, email: name, password: "" });
  return accountKey({ kind, organisation: await findOrganisationSlug(orgId), badge: name, pin: "" });
}
