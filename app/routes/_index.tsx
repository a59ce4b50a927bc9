import { redirect } from "@remix-run/node";
import { publicLoader } from "#app/http/access.server.ts";
import { signInPage } from "#app/http/device-mode.server.ts";
import { loadShell } from "#app/http/shell.server.ts";

/** The front door: on to the page of one's own job, or to sign-in. */
export const loader = publicLoader(async ({ request, context }) => {
  const { viewer } = await loadShell(request, context);
  return redirect(viewer?.home ?? signInPage(request));
});
