import { protectedAction } from "#app/http/access.server.ts";
import { readJsonBody } from "#app/http/json-body.server.ts";
import { problemResponse, requireOk } from "#app/http/problem.server.ts";
import { saveProgress } from "#app/services/lessons/save-progress.server.ts";
import { hasLesson } from "#app/services/lessons/load-lesson.server.ts";
import { readProgress } from "#app/services/lessons/stored-lesson.ts";

/** A dozen practice answers stay far below this. */
const MOST_BYTES = 64_000;

/** How far somebody is, sent by an open lesson as it goes on. The same sent again changes nothing. */
export const action = protectedAction("lesson:take:own", async ({ viewer, request, params }) => {
  const id = params["lessonId"] ?? "";
  const progress = readProgress(await readJsonBody(request, MOST_BYTES));
  if (progress === null)
    throw problemResponse(
      (await hasLesson(viewer, id))
        ? { kind: "invalid", message: "This is no progress of a lesson. Nothing was changed." }
        : { kind: "not-found" },
    );
  requireOk(await saveProgress(viewer, id, progress), ({ kind }) => ({ kind }));
  return Response.json(null);
});
