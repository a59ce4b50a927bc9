import { redirect } from "@remix-run/node";
import { publicAction, publicLoader } from "#app/http/access.server.ts";
import { endSessionCookie } from "#app/http/session.server.ts";
import { signOut } from "#app/services/sign-out.server.ts";

/** Somebody who types the address gets to the page they came from by the front door; only the form signs out. */
export const loader = publicLoader(() => redirect("/"));

/** The origin is enough here: the token of a session that has just run out would only get the person an error page. */
export const action = publicAction(
  async ({ request, signedIn }) => {
    if (signedIn !== null) await signOut(signedIn);
    const next = signedIn?.kiosk === true ? "/badge" : "/sign-in";
    return redirect(next, { headers: { "Set-Cookie": endSessionCookie(request) } });
  },
  { csrf: "origin" },
);
