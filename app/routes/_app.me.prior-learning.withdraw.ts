import { redirect } from "@remix-run/node";
import { z } from "zod";
import { protectedAction } from "#app/http/access.server.ts";
import { parseForm } from "#app/http/form-data.server.ts";
import { problemResponse, requireOk } from "#app/http/problem.server.ts";
import { withdrawClaim } from "#app/services/submit-claim.server.ts";

const withdrawal = z.object({ claim: z.uuid() });

export const action = protectedAction("claim:submit:own", async ({ viewer, form }) => {
  const parsed = parseForm(form, withdrawal);
  if (!parsed.ok) throw problemResponse({ kind: "not-found" });
  requireOk(await withdrawClaim(viewer, parsed.value.claim), () => ({
    kind: "conflict",
    message: "Nothing was changed: it is decided or withdrawn already. Reload the page to see how.",
  }));
  return redirect("/me/prior-learning?withdrawn=1");
});
