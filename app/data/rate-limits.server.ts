import { createHmac } from "node:crypto";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "#app/platform/env.server.ts";
import { database } from "./db.server.ts";

/** So many tries in a window that starts with the first. */
export interface RateLimit {
  /** Prefix of the keys in the table; one limit per name. */
  readonly name: string;
  readonly attempts: number;
  readonly seconds: number;
  /** Clears what all limits leave behind; one of them does. */
  readonly clearsExpired?: boolean;
}

const limiters = new WeakMap<ReturnType<typeof database>, Map<string, RateLimiterPrisma>>();

/** Stored in the database: the same count for every server of the installation. */
function limiterOf({ name, attempts, seconds, clearsExpired = false }: RateLimit): RateLimiterPrisma {
  const client = database();
  const ofClient = limiters.get(client) ?? new Map<string, RateLimiterPrisma>();
  limiters.set(client, ofClient);
  const known = ofClient.get(name);
  if (known !== undefined) return known;
  const made = new RateLimiterPrisma({
    storeClient: client,
    tableName: "rateLimiterFlexible",
    keyPrefix: name,
    points: attempts,
    duration: seconds,
    clearExpiredByTimeout: clearsExpired,
  });
  ofClient.set(name, made);
  return made;
}

/** Who is counted, keyed, so that the table names neither people nor addresses. */
const keyOf = (who: string): string => createHmac("sha256", env().SESSION_SECRET).update(who).digest("base64url");

/** Counts one try. Milliseconds to wait; 0 when it is allowed. */
export async function countTry(limit: RateLimit, who: string): Promise<number> {
  try {
    await limiterOf(limit).consume(keyOf(who), 1);
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
    throw refusal;
  }
}

/** Gives one try back. */
export async function returnTry(limit: RateLimit, who: string): Promise<void> {
  await limiterOf(limit).reward(keyOf(who), 1);
}

/** Forgets every try. */
export async function forgetTries(limit: RateLimit, who: string): Promise<void> {
  await limiterOf(limit).delete(keyOf(who));
}
