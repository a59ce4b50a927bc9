import { loadExtraTime } from "#app/data/extra-time.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, type Result } from "#app/engine/kernel/result.ts";
import { startCheck, type StartProblem } from "#app/services/checks/start-check.server.ts";

/** Starts the refresh of a skill of one's own, or goes on with the open check of it, with the extra time one is used to. */
export async function startRefresh(
  viewer: Viewer,
  { skill, today }: { readonly skill: string; readonly today: PlainDate },
): Promise<Result<{ readonly id: string }, StartProblem>> {
  if (viewer.learnerId === null) return err({ kind: "not-found" });
  const extraTimePercent = await loadExtraTime(viewer.orgId, viewer.learnerId);
  return startCheck(viewer, { kind: "refresh", skillId: skill, roleId: null, extraTimePercent, today });
}
