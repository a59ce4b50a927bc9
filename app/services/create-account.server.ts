import { err, ok } from "#app/engine/kernel/result.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import type { AccountId } from "#app/engine/kernel/ids.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { findEmployed, findTaken, insertAccount, normaliseEmail } from "#app/data/accounts.server.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { generatePassword, generatePin, hashSecret } from "#app/data/password-hash.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { administer } from "./administrator.server.ts";

export interface NewAccountRequest {
  /** Of the person the account is for; null for somebody who is no employee, such as an auditor from outside. */
  readonly personnelNumber: string | null;
  /** Needed without a personnel number; else the name in the personnel list is taken. */
  readonly displayName: string | null;
  readonly email: string | null;
  readonly badgeNumber: string | null;
}

export interface CreatedAccount {
  readonly accountId: AccountId;
  readonly displayName: string;
  /** To be handed over once; only hashes are kept. */
  readonly password: string | null;
  readonly pin: string | null;
}

export type CreateAccountError =
  | { readonly kind: "not-permitted" }
  | { readonly kind: "no-way-to-sign-in" }
  | { readonly kind: "no-name" }
  | { readonly kind: "unknown-person" }
  | { readonly kind: "taken"; readonly what: "email" | "badge" | "person" };

/** An account that can sign in by e-mail, by badge or both. It starts without roles: only the own record. */
export async function createAccount(
  viewer: Viewer,
  request: NewAccountRequest,
): Promise<Result<CreatedAccount, CreateAccountError>> {
  const { orgId } = viewer;
  const email = request.email === null ? null : normaliseEmail(request.email);
  const { badgeNumber, personnelNumber } = request;
  if (email === null && badgeNumber === null) return err({ kind: "no-way-to-sign-in" });
  const password = email === null ? null : generatePassword();
  const pin = badgeNumber === null ? null : generatePin();
  const passwordHash = password === null ? null : await hashSecret(password);
  const pinHash = pin === null ? null : await hashSecret(pin);

  return administer(viewer, async (tx): Promise<Result<CreatedAccount, CreateAccountError>> => {
    const person = personnelNumber === null ? null : await findEmployed(tx, orgId, personnelNumber, now());
    if (personnelNumber !== null && person === null) return err({ kind: "unknown-person" });
    const displayName = person?.displayName ?? request.displayName;
    if (displayName === null) return err({ kind: "no-name" });
    const learnerId = person?.id ?? null;
    const taken = await findTaken(tx, orgId, { email, badgeNumber, learnerId });
    if (taken !== null) return err({ kind: "taken", what: taken });
    const account = { orgId, learnerId, displayName, email, passwordHash, badgeNumber, pinHash };
    const id = await insertAccount(tx, account);
    await appendAudit(tx, {
      orgId,
      actorId: viewer.accountId,
      action: "account:create",
      subjectKind: "account",
      subjectId: id,
      after: { displayName, email, badgeNumber, personId: learnerId },
    });
    return ok({ accountId: id, displayName, password, pin });
  });
}
