import { appendAudit } from "#app/data/audit.server.ts";
import { listCatalogueLessons, type CatalogueLesson } from "#app/data/content-catalogue.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { setLessonStatus, signLessonVersion } from "#app/data/lessons.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";

export interface LessonUpkeep extends CatalogueLesson {
  readonly skillName: string;
}

/** One lesson as its keepers see it, retired or not; null: there is none. */
export async function loadLessonUpkeep({ orgId }: Viewer, id: string): Promise<LessonUpkeep | null> {
  const [catalog, lessons] = await Promise.all([loadOrgCatalog(orgId), listCatalogueLessons(orgId)]);
  const lesson = lessons.find((candidate) => candidate.id === id);
  if (lesson === undefined) return null;
  return { ...lesson, skillName: catalog.skillById.get(skillId(lesson.skillId))?.name ?? lesson.skillId };
}

export type UpkeepProblem = { readonly kind: "not-found" } | { readonly kind: "changed-meanwhile" };

interface LessonAt {
  readonly id: string;
  /** The version that the person looked at. */
  readonly version: number;
}

/** A named person of the organisation says that the present version is right. A later version needs a signature of its own. */
export async function signLesson(viewer: Viewer, at: LessonAt): Promise<Result<true, UpkeepProblem>> {
  return change(viewer, at, "lesson:sign", null, async (tx) => {
    return signLessonVersion(tx, viewer.orgId, { ...at, actor: viewer.accountId }, now());
  });
}

/** Takes a lesson out of the library, or puts it back. What people did with it stays in their records. */
export async function moveLesson(
  viewer: Viewer,
  at: LessonAt,
  to: "live" | "retired",
  reason: string,
): Promise<Result<true, UpkeepProblem>> {
  const action = to === "live" ? "lesson:restore" : "lesson:retire";
  return change(viewer, at, action, reason, (tx) => setLessonStatus(tx, viewer.orgId, at.id, to, now()));
}

async function change(
  viewer: Viewer,
  { id, version }: LessonAt,
  action: string,
  reason: string | null,
  write: (tx: Parameters<typeof appendAudit>[0]) => Promise<boolean>,
): Promise<Result<true, UpkeepProblem>> {
  const present = await loadLessonUpkeep(viewer, id);
  if (present === null) return err({ kind: "not-found" });
  if (present.version !== version) return err({ kind: "changed-meanwhile" });
  return inTransaction(async (tx) => {
    if (!(await write(tx))) return err({ kind: "changed-meanwhile" });
    await appendAudit(tx, {
      orgId: viewer.orgId,
      actorId: viewer.accountId,
      action,
      subjectKind: "lesson",
      subjectId: id,
      before: { version, status: present.status, review: present.review },
      after: { version },
      reason,
    });
    return ok(true);
  });
}
