import { err, ok } from "#app/engine/kernel/result.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import { countTry, forgetTries, returnTry, type RateLimit } from "./rate-limits.server.ts";

/**
 * Attempts allowed in a window that starts with the first. An account gets five tries in a quarter of an hour and
 * fifteen a day, so a thief of a badge finds a four-digit PIN with a chance of 0.15 % a day. An address gets more,
 * because a whole site may stand behind one.
 */
export const SIGN_IN_LIMITS = {
  account: { attempts: 5, seconds: 15 * 60 },
  "account-day": { attempts: 15, seconds: 24 * 3600 },
  address: { attempts: 60, seconds: 15 * 60 },
} as const;

type LimitName = keyof typeof SIGN_IN_LIMITS;

const limitOf = (name: LimitName): RateLimit => ({
  name: `sign-in-${name}`,
  ...SIGN_IN_LIMITS[name],
  clearsExpired: name === "address",
});

export interface SignInAttempt {
  /** E-mail, or organisation and badge: counted whether or not such an account exists. */
  readonly account: string;
  /** Null when the server does not know it. */
  readonly address: string | null;
}

/** Counts the attempt before the secret is looked at, so that trying many at once gains nothing. */
export async function countAttempt(attempt: SignInAttempt): Promise<Result<null, { readonly waitSeconds: number }>> {
  const { account, address } = attempt;
  // An address that is over its limit does not also use up the tries of the accounts it aims at.
  const addressWaitMs = address === null ? 0 : await countTry(limitOf("address"), address);
  const waitMs =
    addressWaitMs > 0
      ? addressWaitMs
      : Math.max(await countTry(limitOf("account"), account), await countTry(limitOf("account-day"), account));
  return waitMs === 0 ? ok(null) : err({ waitSeconds: Math.ceil(waitMs / 1000) });
}

/** After a success the account starts anew and the address gets its attempt back. */
export async function forgiveAttempts(attempt: SignInAttempt): Promise<void> {
  await forgiveAccount(attempt.account);
  if (attempt.address !== null) await returnTry(limitOf("address"), attempt.address);
}

/** For an account whose secret an administrator has set anew. */
export async function forgiveAccount(account: string): Promise<void> {
  await forgetTries(limitOf("account"), account);
  await forgetTries(limitOf("account-day"), account);
}
