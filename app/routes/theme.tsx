import { redirect } from "@remix-run/node";
import { publicAction } from "#app/http/access.server.ts";
import { localPath } from "#app/http/session.server.ts";
import { parseTheme, themeCookie } from "#app/http/theme.server.ts";

/** Keeps the chosen appearance and goes back to where it was chosen. Harmless, so the origin check is enough. */
export const action = publicAction(
  ({ request, form }) => {
    const returnTo = form.get("returnTo");
    return redirect(localPath(typeof returnTo === "string" ? returnTo : null) ?? "/", {
      headers: { "Set-Cookie": themeCookie(request, parseTheme(form.get("theme"))) },
    });
  },
  { csrf: "origin" },
);
