import { redirect } from "@remix-run/node";
import { publicAction } from "#app/http/access.server.ts";
import { deviceModeCookie, parseDeviceMode } from "#app/http/device-mode.server.ts";
import { localPath } from "#app/http/session.server.ts";

/** Remembers on this device whether it is shared. It signs nobody in or out, so the origin check is enough. */
export const action = publicAction(
  ({ request, form }) => {
    const returnTo = form.get("returnTo");
    const back = localPath(typeof returnTo === "string" ? returnTo : null) ?? "/badge";
    const mode = parseDeviceMode(form.get("mode"));
    return redirect(back, mode === null ? {} : { headers: { "Set-Cookie": deviceModeCookie(request, mode) } });
  },
  { csrf: "origin" },
);
