import { database } from "#app/data/db.server.ts";
import { saveRunProgress } from "#app/data/lesson-runs.server.ts";
import { loadLessonText } from "#app/data/lessons.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { practiceIds, readLesson, type SentProgress } from "./stored-lesson.ts";

/** Keeps how far somebody is with a lesson. Nothing of it counts. */
export async function saveProgress(
  viewer: Viewer,
  lessonId: string,
  { version, part, answered }: SentProgress,
): Promise<Result<null, { readonly kind: "not-found" }>> {
  const { orgId, learnerId: person } = viewer;
  const text = await loadLessonText(database(), orgId, lessonId, version);
  if (text === null || person === null) return err({ kind: "not-found" });
  const known = practiceIds(readLesson(text.body));
  const kept = Object.fromEntries(Object.entries(answered).filter(([id]) => known.has(id)));
  await saveRunProgress(orgId, { personId: person, lessonId, version, part, answered: kept }, now());
  return ok(null);
}
