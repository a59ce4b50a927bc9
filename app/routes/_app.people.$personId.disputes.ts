import { redirect } from "@remix-run/node";
import { z } from "zod";
import { learnerId } from "#app/engine/kernel/ids.ts";
import { protectedAction } from "#app/http/access.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { problemResponse, requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { localPath } from "#app/http/session.server.ts";
import { decideDispute } from "#app/services/dispute-entry.server.ts";

const form = z.object({
  entry: z.uuid("The form was not complete. Go back and reload the page."),
  outcome: z.enum(["upheld", "rejected"], "Nothing was saved: choose an outcome. Go back and choose one."),
  reason: requiredText("Nothing was saved: a decision needs a reason. Go back and add it.", 500),
  back: z.string().max(500).default(""),
});

export const action = protectedAction("evidence:write", async ({ viewer, session, params, form: sent }) => {
  const learner = learnerId(requireUuid(params["personId"]));
  const parsed = parseForm(sent, form);
  if (!parsed.ok) throw problemResponse({ kind: "invalid", message: Object.values(parsed.error)[0] ?? "" });
  const { entry, outcome, reason, back } = parsed.value;
  const decision = { learner, entry, reason, upheld: outcome === "upheld", asOf: readerDay(session) };
  requireOk(await decideDispute(viewer, decision), ({ kind }) =>
    kind === "not-found"
      ? { kind }
      : {
          kind: "conflict",
          message:
            "Nothing was changed: the dispute is decided already, or it is about your own rating and somebody else decides.",
        },
  );
  return redirect(localPath(back) ?? `/people/${learner}`);
});
