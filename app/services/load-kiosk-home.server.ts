import { listAssessments } from "#app/data/assessments.server.ts";
import { database } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { findPlacement } from "#app/data/notice.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { roleId, skillId, type LearnerId } from "#app/engine/kernel/ids.ts";

/** What stands on the three large choices of a shared device. */
export interface KioskHome {
  /** The role the path leads to; null: none chosen. */
  readonly targetRole: string | null;
  /** The check to go on with; null: none is open. */
  readonly openCheck: { readonly id: string; readonly skill: string; readonly answered: number } | null;
}

export async function loadKioskHome(viewer: Viewer, learner: LearnerId): Promise<KioskHome> {
  const [catalog, placement, checks] = await Promise.all([
    loadOrgCatalog(viewer.orgId),
    findPlacement(viewer.orgId, learner),
    listAssessments(database(), viewer.orgId, learner, null),
  ]);
  const open = checks.find(({ status }) => status === "running" || status === "paused");
  const target = placement?.targetRoleId ?? null;
  return {
    targetRole: target === null ? null : (catalog.roleById.get(roleId(target))?.name ?? null),
    openCheck:
      open === undefined
        ? null
        : {
            id: open.id,
            skill: catalog.skillById.get(skillId(open.skillId))?.name ?? open.skillId,
            answered: open.answered,
          },
  };
}
