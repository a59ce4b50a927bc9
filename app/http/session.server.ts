import { loadViewer } from "#app/services/load-viewer.server.ts";
import type { SignedIn } from "#app/services/load-viewer.server.ts";
import { clearCookie, readCookie, setCookie } from "./cookies.server.ts";

const SESSION_COOKIE = "session";

export const readSessionToken = (request: Request): string | null => readCookie(request, SESSION_COOKIE);

/** The cookie of a shared device goes with the browser window; a personal one lasts as long as the session. */
export const sessionCookie = (request: Request, token: string, lifetimeSeconds: number | null): string =>
  setCookie(request, SESSION_COOKIE, token, { maxAgeSeconds: lifetimeSeconds });

export const endSessionCookie = (request: Request): string => clearCookie(request, SESSION_COOKIE);

/** The load context is one object per request, so the loaders of one page share one query. */
const loaded = new WeakMap<object, Promise<SignedIn | null>>();

/** `isVisit` false: the page asks by itself, nobody pressed anything. */
export function signedInFor(request: Request, context: object, isVisit = true): Promise<SignedIn | null> {
  const known = loaded.get(context);
  if (known !== undefined) return known;
  const viewer = loadViewer(readSessionToken(request), isVisit);
  loaded.set(context, viewer);
  return viewer;
}

/** For an action: asks the database again, and makes the loaders that run after it do the same. */
export function signedInNow(request: Request, context: object): Promise<SignedIn | null> {
  loaded.delete(context);
  return loadViewer(readSessionToken(request));
}

/** Only a path of our own: never a way to send a fresh sign-in to another site. */
export function localPath(value: string | null): string | null {
  if (value === null || !/^\/(?![/\\])[\w\-./?=&%,:+~]*$/.test(value)) return null;
  return value;
}
