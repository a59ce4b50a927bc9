import { redirect } from "@remix-run/node";
import { publicAction, publicLoader } from "#app/http/access.server.ts";
import { signInPage } from "#app/http/device-mode.server.ts";
import { endSessionCookie, localPath } from "#app/http/session.server.ts";
import { signOut } from "#app/services/sign-out.server.ts";

/** Somebody who types the address gets to the page they came from by the front door; only the form signs out. */
export const loader = publicLoader(() => redirect("/"));

/** The origin is enough here: the token of a session that has just run out would only get the person an error page. */
export const action = publicAction(
  async ({ request, signedIn, form }) => {
    if (signedIn !== null) await signOut(signedIn);
    const to = form.get("to");
    const next =
      localPath(typeof to === "string" ? to : null) ?? (signedIn?.kiosk === true ? "/badge" : signInPage(request));
    return redirect(next, { headers: { "Set-Cookie": endSessionCookie(request) } });
  },
  { csrf: "origin" },
);
