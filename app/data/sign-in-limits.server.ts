import { createHmac } from "node:crypto";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { err, ok } from "#app/engine/kernel/result.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import { env } from "#app/platform/env.server.ts";
import { database } from "./db.server.ts";

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

const limiters = new WeakMap<ReturnType<typeof database>, Map<LimitName, RateLimiterPrisma>>();

/** Stored in the database: the same count for every server of the installation. */
function limiter(name: LimitName): RateLimiterPrisma {
  const client = database();
  const ofClient = limiters.get(client) ?? new Map<LimitName, RateLimiterPrisma>();
  limiters.set(client, ofClient);
  const known = ofClient.get(name);
  if (known !== undefined) return known;
  const { attempts, seconds } = SIGN_IN_LIMITS[name];
  const made = new RateLimiterPrisma({
    storeClient: client,
    tableName: "rateLimiterFlexible",
    keyPrefix: `sign-in-${name}`,
    points: attempts,
    duration: seconds,
    // One of them clears what all of them leave behind.
    clearExpiredByTimeout: name === "address",
  });
  ofClient.set(name, made);
  return made;
}

/** What somebody signs in with, as it is counted: keyed, so that the table names neither people nor addresses. */
const keyOf = (text: string): string => createHmac("sha256", env().SESSION_SECRET).update(text).digest("base64url");

export interface SignInAttempt {
  /** E-mail, or organisation and badge: counted whether or not such an account exists. */
  readonly account: string;
  /** Null when the server does not know it. */
  readonly address: string | null;
}

/** Counts the attempt before the secret is looked at, so that trying many at once gains nothing. */
export async function countAttempt(attempt: SignInAttempt): Promise<Result<null, { readonly waitSeconds: number }>> {
  const account = keyOf(attempt.account);
  // An address that is over its limit does not also use up the tries of the accounts it aims at.
  const addressWaitMs = attempt.address === null ? 0 : await consume("address", keyOf(attempt.address));
  const waitMs =
    addressWaitMs > 0
      ? addressWaitMs
      : Math.max(await consume("account", account), await consume("account-day", account));
  return waitMs === 0 ? ok(null) : err({ waitSeconds: Math.ceil(waitMs / 1000) });
}

/** After a success the account starts anew and the address gets its attempt back. */
export async function forgiveAttempts(attempt: SignInAttempt): Promise<void> {
  await forgiveAccount(attempt.account);
  if (attempt.address !== null) await limiter("address").reward(keyOf(attempt.address), 1);
}

/** For an account whose secret an administrator has set anew. */
export async function forgiveAccount(account: string): Promise<void> {
  await limiter("account").delete(keyOf(account));
  await limiter("account-day").delete(keyOf(account));
}

/** Milliseconds to wait; 0 when the attempt is allowed. */
async function consume(name: LimitName, key: string): Promise<number> {
  try {
    await limiter(name).consume(key, 1);
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
    throw refusal;
  }
}
