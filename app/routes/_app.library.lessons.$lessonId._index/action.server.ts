import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm } from "#app/http/form-data.server.ts";
import { newFormKey } from "#app/http/form-key.server.ts";
import { problemResponse, requireFound } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { completeLesson } from "#app/services/lessons/complete-lesson.server.ts";
import { completionProblemInWords } from "#app/services/lessons/lesson-words.ts";
import { loadLesson } from "#app/services/lessons/load-lesson.server.ts";
import { checkAnswersFromForm } from "#app/ui/lesson/lesson-check-form.tsx";

export const loader = protectedLoader("framework:read", async ({ viewer, session, params, request }) => {
  const again = new URL(request.url).searchParams.has("again");
  const page = requireFound(await loadLesson(viewer, params["lessonId"] ?? "", again));
  return { page, account: viewer.accountId, attempt: newFormKey(), again, shared: session.kiosk };
});

const form = z.object({ version: z.coerce.number().int().min(1), deviceKey: z.uuid() });

/** Without scripts: the lesson-check as a form. */
export const action = protectedAction("lesson:take:own", async ({ viewer, session, params, form: sent }) => {
  const id = params["lessonId"] ?? "";
  const page = requireFound(await loadLesson(viewer, id, true));
  const parsed = parseForm(sent, form);
  if (!parsed.ok)
    return data({ problem: "This form is incomplete. Reload the page and answer again." }, { status: 400 });
  const questions = page.lesson.parts.flatMap((part) => (part.kind === "lesson-check" ? part.questions : []));
  const answers = checkAnswersFromForm(questions, sent);
  const completed = await completeLesson(viewer, id, { ...parsed.value, answers }, readerDay(session));
  if (completed.ok) return redirect(`/library/lessons/${id}#check`);
  if (completed.error.kind === "not-found") throw problemResponse({ kind: "not-found" });
  return data({ problem: completionProblemInWords(completed.error), given: answers }, { status: 400 });
});
