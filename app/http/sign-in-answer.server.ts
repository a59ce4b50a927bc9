import { redirect } from "@remix-run/node";
import type { SignedInSession, SignInError } from "#app/services/sign-in.server.ts";
import { waitInWords } from "./problem.server.ts";
import { localPath, sessionCookie } from "./session.server.ts";

/** For somebody who opens the sign-in page while signed in. */
export const alreadySignedIn = (to: string | null): Response => redirect(to ?? "/");

/** To the privacy notice when it has not been shown yet, else to where the person wanted to go. */
export function afterSignIn(
  request: Request,
  session: SignedInSession,
  to: string | null,
  cookies: readonly string[] = [],
): Response {
  const headers = new Headers({ "Set-Cookie": sessionCookie(request, session.token, session.cookieSeconds) });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return redirect(session.needsNotice ? "/welcome" : (localPath(to) ?? "/"), { headers });
}

/** Status and words for a sign-in that was refused. */
export function refusal(
  error: SignInError,
  wrongCredentials: string,
): { readonly status: number; readonly headers: Record<string, string>; readonly message: string } {
  if (error.kind === "wrong-credentials") return { status: 401, headers: {}, message: wrongCredentials };
  return {
    status: 429,
    headers: { "Retry-After": String(error.waitSeconds) },
    message: `Too many attempts. Try again in ${waitInWords(error.waitSeconds)}.`,
  };
}
