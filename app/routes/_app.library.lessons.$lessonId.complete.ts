import { protectedAction } from "#app/http/access.server.ts";
import { readJsonBody } from "#app/http/json-body.server.ts";
import { problemResponse, requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { completeLesson } from "#app/services/lessons/complete-lesson.server.ts";
import { completionProblemInWords } from "#app/services/lessons/lesson-words.ts";
import { hasLesson } from "#app/services/lessons/load-lesson.server.ts";
import { readCompletion } from "#app/services/lessons/stored-lesson.ts";

const MOST_BYTES = 64_000;

/** The lesson-check from a device, at once or after it had waited. The same one sent again gets the same answer. */
export const action = protectedAction("lesson:take:own", async ({ viewer, session, request, params }) => {
  const id = params["lessonId"] ?? "";
  const sent = readCompletion(await readJsonBody(request, MOST_BYTES));
  if (sent === null)
    throw problemResponse(
      (await hasLesson(viewer, id))
        ? {
            kind: "invalid",
            message: "These are no answers to a lesson. Nothing was changed; reload the page and answer again.",
          }
        : { kind: "not-found" },
    );
  const completed = await completeLesson(viewer, id, sent, readerDay(session));
  return Response.json(
    requireOk(completed, (problem) =>
      problem.kind === "not-found" ? problem : { kind: "invalid", message: completionProblemInWords(problem) },
    ),
  );
});
