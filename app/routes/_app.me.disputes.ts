import { redirect } from "@remix-run/node";
import { z } from "zod";
import { protectedAction } from "#app/http/access.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { problemResponse, requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { localPath } from "#app/http/session.server.ts";
import { disputeEntry } from "#app/services/dispute-entry.server.ts";

const form = z.object({
  entry: z.uuid("The form was not complete. Go back and reload the page."),
  reason: requiredText("Nothing was saved: say in a sentence what is wrong with the entry. Go back and add it.", 500),
  back: z.string().max(500).default(""),
});

export const action = protectedAction("record:dispute:own", async ({ viewer, session, form: sent }) => {
  const parsed = parseForm(sent, form);
  if (!parsed.ok) throw problemResponse({ kind: "invalid", message: Object.values(parsed.error)[0] ?? "" });
  const { entry, reason, back } = parsed.value;
  requireOk(await disputeEntry(viewer, { entry, reason, asOf: readerDay(session) }), ({ kind }) =>
    kind === "not-found"
      ? { kind }
      : { kind: "conflict", message: "Nothing was changed: this entry is disputed or withdrawn already." },
  );
  return redirect(localPath(back) ?? "/me");
});
