import { countOpenWork, type OpenWork } from "#app/data/open-work.server.ts";
import { scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { now } from "#app/platform/clock.server.ts";

/** What waits for the viewer, for the numbers in the menu. One small query. */
export function loadOpenWork(viewer: Viewer): Promise<OpenWork> {
  const { orgId, accountId, learnerId } = viewer;
  const decider = { accountId, learnerId, paths: scopePaths(viewer, "evidence:write") };
  return countOpenWork(orgId, decider, scopePaths(viewer, "claim:review"), now());
}
