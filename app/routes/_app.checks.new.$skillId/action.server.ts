import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm } from "#app/http/form-data.server.ts";
import { problemResponse, requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { loadCheckStart } from "#app/services/checks/load-check-start.server.ts";
import { EXTRA_TIMES, startCheck, type StartProblem } from "#app/services/checks/start-check.server.ts";

const roleOf = (request: Request): string | null => new URL(request.url).searchParams.get("role");

export const loader = protectedLoader("check:take:own", async ({ viewer, session, request, params }) => {
  const asOf = readerDay(session);
  const start = await loadCheckStart(viewer, params["skillId"] ?? "", roleOf(request), asOf);
  return { asOf, ...requireOk(start, () => ({ kind: "not-found" })) };
});

const form = z.object({
  extraTime: z.coerce
    .number()
    .refine((percent) => EXTRA_TIMES.some((offered) => offered === percent), "Choose one of the times in the list.")
    .default(0),
});

export const action = protectedAction("check:take:own", async ({ viewer, session, request, params, form: sent }) => {
  const parsed = parseForm(sent, form);
  if (!parsed.ok) return data({ problem: Object.values(parsed.error)[0] ?? "" }, { status: 400 });
  const started = await startCheck(viewer, {
    skillId: params["skillId"] ?? "",
    roleId: roleOf(request),
    extraTimePercent: parsed.value.extraTime,
    today: readerDay(session),
  });
  if (started.ok) return redirect(`/checks/${started.value.id}`);
  if (started.error.kind === "not-found") throw problemResponse({ kind: "not-found" });
  return data({ problem: problemInWords(started.error) }, { status: 409 });
});

function problemInWords({ kind }: Exclude<StartProblem, { kind: "not-found" }>): string {
  switch (kind) {
    case "too-early":
      return "The check was not started: it may be taken again on the day named below, so that learning in between can show.";
    case "no-questions":
      return "The check was not started: there are no questions for this skill yet.";
    case "too-few-new-questions":
      return "The check was not started: you have seen nearly all questions of this skill. New ones are needed first.";
    case "not-refreshable":
      return "The refresh was not started: the level is no longer sure enough for a few questions. Take the check instead.";
  }
}
