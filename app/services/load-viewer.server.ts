import { findSession, sessionIdOf, touchSession } from "#app/data/sessions.server.ts";
import type { StoredSession } from "#app/data/sessions.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { lifetimeOf } from "./session-lifetime.ts";

export type SignedIn = StoredSession;

const TOKEN = /^[\w-]{43}$/;

/**
 * Who the cookie's token stands for, or null. One query; a second, small one once a minute to note the visit. What a page
 * asks by itself is no visit (`isVisit` false): an open page does not keep a person signed in who has gone.
 */
export async function loadViewer(token: string | null, isVisit = true): Promise<SignedIn | null> {
  if (token === null || !TOKEN.test(token)) return null;
  const at = now();
  const session = await findSession(sessionIdOf(token), at);
  if (session === null) return null;
  const lifetime = lifetimeOf(session.kiosk);
  const idleSeconds = (at.getTime() - session.lastSeenAt.getTime()) / 1000;
  if (idleSeconds > lifetime.idleSeconds) return null;
  if (isVisit && idleSeconds > lifetime.touchSeconds) await touchSession(session.id, at);
  return session;
}
