import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import { startCheck, type StartProblem } from "#app/services/checks/start-check.server.ts";

/** Starts the refresh of a skill of one's own, or goes on with the open check of it, with the extra time one is used to. */
export function startRefresh(
  viewer: Viewer,
  { skill, today }: { readonly skill: string; readonly today: PlainDate },
): Promise<Result<{ readonly id: string }, StartProblem>> {
  return startCheck(viewer, { kind: "refresh", skillId: skill, roleId: null, extraTimePercent: null, today });
}
