import { err, ok } from "#app/engine/kernel/result.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { findByBadge, findByEmail, findOnlyOrganisation, normaliseEmail } from "#app/data/accounts.server.ts";
import type { Credentials } from "#app/data/accounts.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { hasReadNotice } from "#app/data/notice.server.ts";
import { verifySecret } from "#app/data/password-hash.server.ts";
import { createSession, deleteSession, newSessionToken, sessionIdOf } from "#app/data/sessions.server.ts";
import { countAttempt, forgiveAttempts } from "#app/data/sign-in-limits.server.ts";
import type { SignInAttempt } from "#app/data/sign-in-limits.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { NOTICE_VERSION } from "./privacy-notice.ts";
import { lifetimeOf } from "./session-lifetime.ts";

export type SignInMethod =
  | { readonly kind: "password"; readonly email: string; readonly password: string }
  | { readonly kind: "pin"; readonly organisation: string; readonly badge: string; readonly pin: string };

export interface SignInRequest {
  readonly method: SignInMethod;
  /** A shared device: shorter, and gone with the browser window. */
  readonly kiosk: boolean;
  readonly address: string | null;
  /** The token the browser came with; that session ends, whoever's it was. */
  readonly previousToken: string | null;
}

export interface SignedInSession {
  readonly token: string;
  /** For the cookie; null on a shared device. */
  readonly cookieSeconds: number | null;
  /** The present privacy notice has not been shown to this account yet. */
  readonly needsNotice: boolean;
}

/** One answer for a wrong secret, an unknown, a disabled and a departed account: none tells whether there is one. */
export type SignInError =
  { readonly kind: "wrong-credentials" } | { readonly kind: "too-many-attempts"; readonly waitSeconds: number };

/** The organisation a badge belongs to where none was given: the only one of the installation, or none. */
export const defaultOrganisation = findOnlyOrganisation;

/** The name under which attempts are counted; normalised as the lookup is, or spellings would multiply the tries. */
export function accountKey(method: SignInMethod): string {
  return method.kind === "password"
    ? `e-mail ${normaliseEmail(method.email)}`
    : `badge ${method.organisation} ${method.badge}`;
}

export async function signIn(request: SignInRequest): Promise<Result<SignedInSession, SignInError>> {
  const method = normalise(request.method);
  const attempt: SignInAttempt = { account: accountKey(method), address: request.address };
  const allowed = await countAttempt(attempt);
  if (!allowed.ok) return err({ kind: "too-many-attempts", waitSeconds: allowed.error.waitSeconds });

  const found = await find(method);
  const secret = method.kind === "password" ? method.password : method.pin;
  const isRight = await verifySecret(secret, found?.hash ?? null);
  if (found === null || !isRight || !found.active) return err({ kind: "wrong-credentials" });

  await forgiveAttempts(attempt);
  return ok(await open(found, request));
}

function normalise(method: SignInMethod): SignInMethod {
  if (method.kind === "password") return { ...method, email: normaliseEmail(method.email) };
  return { ...method, organisation: method.organisation.trim().toLowerCase(), badge: method.badge.trim() };
}

function find(method: SignInMethod): Promise<Credentials | null> {
  return method.kind === "password"
    ? findByEmail(method.email, now())
    : findByBadge(method.organisation, method.badge, now());
}

/** A new token for every sign-in: one that somebody planted beforehand is worth nothing. */
async function open({ accountId, orgId }: Credentials, request: SignInRequest): Promise<SignedInSession> {
  const token = newSessionToken();
  const lifetime = lifetimeOf(request.kiosk);
  const at = now();
  const expiresAt = new Date(at.getTime() + lifetime.absoluteSeconds * 1000);
  await inTransaction(async (tx) => {
    if (request.previousToken !== null) await deleteSession(tx, sessionIdOf(request.previousToken));
    await createSession(tx, { token, accountId, kiosk: request.kiosk, at, expiresAt });
    const after = { method: request.method.kind, kiosk: request.kiosk };
    const subject = { subjectKind: "account", subjectId: accountId };
    await appendAudit(tx, { orgId, actorId: accountId, action: "session:open", ...subject, after });
  });
  return {
    token,
    cookieSeconds: request.kiosk ? null : lifetime.absoluteSeconds,
    needsNotice: !(await hasReadNotice(orgId, accountId, NOTICE_VERSION)),
  };
}
