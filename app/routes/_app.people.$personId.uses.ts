import { redirect } from "@remix-run/node";
import { z } from "zod";
import { parsePlainDate } from "#app/engine/kernel/calendar.ts";
import { learnerId } from "#app/engine/kernel/ids.ts";
import { protectedAction } from "#app/http/access.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { problemResponse, requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { localPath } from "#app/http/session.server.ts";
import { recordSkillUse } from "#app/services/currency/record-skill-use.server.ts";

const form = z.object({
  skill: requiredText("The form was not complete. Go back and reload the page.", 80),
  usedOn: z.string("Nothing was saved: choose the day of use. Go back and choose one."),
  back: z.string().max(500).default(""),
});

export const action = protectedAction("evidence:write", async ({ viewer, session, params, form: sent }) => {
  const learner = learnerId(requireUuid(params["personId"]));
  const parsed = parseForm(sent, form);
  const usedOn = parsed.ok ? parsePlainDate(parsed.value.usedOn) : undefined;
  if (!parsed.ok || usedOn === undefined) {
    const message = "Nothing was saved: choose the day of use. Go back and choose one.";
    throw problemResponse({ kind: "invalid", message });
  }
  const { skill, back } = parsed.value;
  requireOk(await recordSkillUse(viewer, { learner, skill, usedOn, today: readerDay(session) }), ({ kind }) =>
    kind === "not-found"
      ? { kind }
      : {
          kind: "invalid",
          message: "Nothing was saved: a day of use cannot lie in the future. Go back and choose one.",
        },
  );
  return redirect(localPath(back) ?? `/people/${learner}`);
});
