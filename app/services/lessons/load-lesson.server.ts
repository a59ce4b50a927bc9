import type { Sector } from "#app/catalog/catalog.ts";
import { lessonViewOf } from "#app/catalog/lessons/lesson-view.ts";
import type { Lesson } from "#app/catalog/lessons/lesson.ts";
import { database } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { countLiveItems } from "#app/data/item-bank.server.ts";
import { findSector, listLessonStates, listRuns, type LessonRunRow } from "#app/data/lesson-runs.server.ts";
import { listLessons, loadLessonFigure, loadLessonText } from "#app/data/lessons.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import type { CheckOutcome, LessonPage } from "./lesson-view.ts";
import { nextSteps } from "./next-steps.ts";
import { feedbackOnCheck } from "./score-check.ts";
import { readLesson, readStoredCheck, readStoredProgress } from "./stored-lesson.ts";

/**
 * A lesson as its reader left it. Who is in the middle of a version goes on with that one, so that neither the words nor the
 * questions change under them; everybody else reads the newest. `again`: a finished lesson is read from the start.
 */
export async function loadLesson(viewer: Viewer, id: string, again: boolean): Promise<LessonPage | null> {
  const { orgId, learnerId: person } = viewer;
  const runs = person === null ? [] : await listRuns(database(), orgId, person, id);
  const open = runs.find(({ completedAt }) => completedAt === null);
  const done = runs.find(({ completedAt }) => completedAt !== null);
  const shown = open ?? (again ? undefined : done);
  const [catalog, text, lessons, states, counts, sector] = await Promise.all([
    loadOrgCatalog(orgId),
    loadLessonText(database(), orgId, id, shown?.version ?? null),
    listLessons(orgId),
    person === null ? [] : listLessonStates(orgId, person),
    countLiveItems(orgId),
    person === null ? null : findSector(orgId, person),
  ]);
  if (text === null || (text.status === "retired" && runs.length === 0)) return null;
  const lesson = readLesson(text.body);
  const skill = catalog.skillById.get(skillId(text.skillId));
  const finished = new Set(states.filter((state) => state.done).map(({ lessonId }) => lessonId));
  return {
    id,
    lesson: lessonViewOf(lesson),
    skill: { id: text.skillId, name: skill?.name ?? text.skillId },
    version: text.shown,
    outdated: text.shown < text.version,
    retired: text.status === "retired",
    signing: { review: text.review, by: text.signedBy, on: text.signedOn },
    sector: sectorOf(sector, lesson),
    keeps: person !== null,
    progress: readStoredProgress(open?.progress),
    outcome: shown === open ? null : outcomeOf(lesson, shown),
    completedOn: done?.completedOn ?? null,
    next: nextSteps(text, skill, {
      lessons,
      done: finished,
      liveItems: counts.get(skillId(text.skillId)) ?? 0,
    }),
    learnFirst: lesson.front.prerequisites.flatMap(({ skill: needed, level }) =>
      lessons
        .filter((other) => other.skillId === needed && other.toLevel === level)
        .map((other) => ({
          id: other.id,
          title: other.title,
          skillName: catalog.skillById.get(skillId(needed))?.name ?? needed,
        })),
    ),
  };
}

const SECTORS: readonly Sector[] = ["manufacturing", "port", "utility"];

/** Where the reader works, if the lesson may be told there; else where its main case plays. */
function sectorOf(unit: string | null, { front }: Lesson): Sector {
  return SECTORS.find((sector) => sector === unit) ?? front.sector;
}

function outcomeOf(lesson: Lesson, run: LessonRunRow | undefined): CheckOutcome | null {
  const check = readStoredCheck(run?.check);
  return check === null ? null : { ...check, results: feedbackOnCheck(lesson, check.answers) };
}

/** A picture of a lesson, as SVG; null: there is none of that name. */
export function lessonFigure(viewer: Viewer, id: string, version: number, file: string): Promise<string | null> {
  return loadLessonFigure(viewer.orgId, id, version, file);
}

/** Whether the organisation has such a lesson at all. */
export async function hasLesson(viewer: Viewer, id: string): Promise<boolean> {
  return (await loadLessonText(database(), viewer.orgId, id, null)) !== null;
}
