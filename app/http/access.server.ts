import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { invariant } from "#app/engine/kernel/invariant.ts";
import type { Permission } from "#app/engine/access/permissions.ts";
import { hasPermission, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { SignedIn } from "#app/services/load-viewer.server.ts";
import { CSRF_HEADER, formToken, givenToken, isSameOrigin, readForm, sameToken } from "./csrf.server.ts";
import { signInPage } from "./device-mode.server.ts";
import { PERSONAL_HEADERS } from "./headers.ts";
import { problemResponse } from "./problem.server.ts";
import { signedInFor, signedInNow } from "./session.server.ts";

/** What a loader gets once the viewer is known and holds the permission. */
export interface Access {
  readonly viewer: Viewer;
  readonly session: SignedIn;
  readonly request: Request;
  readonly params: LoaderFunctionArgs["params"];
  readonly context: LoaderFunctionArgs["context"];
  /** Unit path prefixes over which the viewer has the permission; empty for rights to one's own record. */
  readonly scope: readonly string[];
  readonly csrfToken: string;
}

export interface ActionAccess extends Access {
  /** The form, already read; empty for a streamed body. */
  readonly form: FormData;
  /** For a streamed body: call with the first field before doing anything. Throws 403 unless it is this session's token. */
  readonly requireCsrf: (token: string | null) => void;
}

export interface PublicAccess {
  readonly request: Request;
  readonly params: LoaderFunctionArgs["params"];
  readonly context: LoaderFunctionArgs["context"];
  readonly signedIn: SignedIn | null;
  /** To put into the forms of this page as the hidden field `csrf`. */
  readonly csrfToken: string;
  /** To add to the answer (`data(…, { headers })`, `redirect(…, { headers })`). */
  readonly headers: Headers;
}

export interface PublicActionAccess extends PublicAccess {
  readonly form: FormData;
}

/** What a route's loader or action is guarded by; read by the test that walks every route. */
export type Guard = { readonly kind: "protected"; readonly permission: Permission } | { readonly kind: "public" };

const GUARD = Symbol.for("pacesetter.guard");

/** The guard of a route function, or null when it was not made by one of the four builders below. */
export function guardOf(routeFunction: unknown): Guard | null {
  if (typeof routeFunction !== "function" || !(GUARD in routeFunction)) return null;
  return routeFunction[GUARD] as Guard;
}

const guarded = <F extends object>(guard: Guard, routeFunction: F): F =>
  Object.assign(routeFunction, { [GUARD]: guard });

/**
 * A loader for those who hold `permission` over anything. Not signed in: to the sign-in page and back. Signed in
 * without it: 403. Ids outside `scope` or outside the organisation are the handler's to answer with 404. `isVisit` false is
 * for what an open page asks by itself: it does not prolong the session.
 */
export function protectedLoader<T>(
  permission: Permission,
  handler: (access: Access) => Promise<T> | T,
  { isVisit }: { readonly isVisit: boolean } = { isVisit: true },
) {
  return guarded({ kind: "protected", permission }, async (args: LoaderFunctionArgs): Promise<T> => {
    const session = await signedInFor(args.request, args.context, isVisit);
    return personal(await handler(permit(args, session, permission)));
  });
}

/** The same for an action, which runs only after the origin and the session's CSRF token have been verified. */
export function protectedAction<T>(
  permission: Permission,
  handler: (access: ActionAccess) => Promise<T> | T,
  options: { readonly body: "form" | "stream" } = { body: "form" },
) {
  return guarded({ kind: "protected", permission }, async (args: ActionFunctionArgs): Promise<T> => {
    const access = permit(args, await signedInNow(args.request, args.context), permission);
    if (!isSameOrigin(args.request)) throw problemResponse({ kind: "form-expired" });
    let verified = false;
    const requireCsrf = (token: string | null): void => {
      if (!sameToken(access.csrfToken, token)) throw problemResponse({ kind: "form-expired" });
      verified = true;
    };
    const form = options.body === "form" ? await readForm(args.request) : null;
    const token = givenToken(args.request, form);
    if (options.body === "form" || args.request.headers.has(CSRF_HEADER)) requireCsrf(token);
    const result = await handler({ ...access, form: form ?? new FormData(), requireCsrf });
    invariant(verified, "an action that reads its body as a stream must call requireCsrf before it acts");
    return personal(result);
  });
}

/** A loader for anybody. Its forms carry `csrfToken`, which belongs to the session or, before there is one, to a cookie. */
export function publicLoader<T>(handler: (access: PublicAccess) => Promise<T> | T) {
  return guarded({ kind: "public" }, async (args: LoaderFunctionArgs): Promise<T> => {
    return personal(await handler(openTo(args, await signedInFor(args.request, args.context))));
  });
}

/** An action for anybody: same origin always, and the token too unless the effect is harmless (`csrf: "origin"`). */
export function publicAction<T>(
  handler: (access: PublicActionAccess) => Promise<T> | T,
  options: { readonly csrf: "token" | "origin" } = { csrf: "token" },
) {
  return guarded({ kind: "public" }, async (args: ActionFunctionArgs): Promise<T> => {
    const access = openTo(args, await signedInNow(args.request, args.context));
    const form = await readForm(args.request);
    const verified = options.csrf === "origin" || sameToken(access.csrfToken, givenToken(args.request, form));
    if (!verified || !isSameOrigin(args.request)) throw problemResponse({ kind: "form-expired" });
    return personal(await handler({ ...access, form: form ?? new FormData() }));
  });
}

function permit(args: LoaderFunctionArgs, session: SignedIn | null, permission: Permission): Access {
  const { request, params, context } = args;
  if (session === null) throw toSignIn(request);
  if (!hasPermission(session.viewer, permission)) throw problemResponse({ kind: "not-permitted" });
  const scope = scopePaths(session.viewer, permission);
  return { viewer: session.viewer, session, request, params, context, scope, csrfToken: session.csrfToken };
}

function openTo({ request, params, context }: LoaderFunctionArgs, signedIn: SignedIn | null): PublicAccess {
  const headers = new Headers();
  if (signedIn !== null) return { request, params, context, signedIn, csrfToken: signedIn.csrfToken, headers };
  const { token, setCookie } = formToken(request, context);
  if (setCookie !== null) headers.append("Set-Cookie", setCookie);
  return { request, params, context, signedIn, csrfToken: token, headers };
}

function toSignIn(request: Request): Response {
  const url = new URL(request.url);
  const back =
    request.method === "GET" && url.pathname !== "/" ? `?to=${encodeURIComponent(url.pathname + url.search)}` : "";
  return redirect(`${signInPage(request)}${back}`);
}

/** A response of its own (a download, a redirect) does not pass through the root route's headers. */
function personal<T>(result: T): T {
  if (result instanceof Response) {
    for (const [name, value] of Object.entries(PERSONAL_HEADERS)) {
      if (!result.headers.has(name)) result.headers.set(name, value);
    }
  }
  return result;
}
