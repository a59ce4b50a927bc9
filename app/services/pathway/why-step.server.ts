import { planInWorker } from "#app/integrations/highs/plan-in-worker.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { alternativesFor } from "#app/engine/pathway/alternatives.ts";
import { committedIn, openPath } from "./load-path.server.ts";
import type { PathProblem, StepExplanation } from "./path-view.ts";
import { pathRequest, SOLVER_LIMITS } from "./plan-path.server.ts";
import { NOT_FOUND } from "./preview-path.server.ts";
import { wishToday } from "./wish-of.ts";

/** Why a step of one's own path is there, and two other ways with what they cost: computed when somebody asks. */
export async function whyStep(
  viewer: Viewer,
  key: string,
  today: PlainDate,
): Promise<Result<StepExplanation, PathProblem>> {
  const snapshot = await openPath(viewer, today);
  const committed = snapshot === null ? null : committedIn(snapshot);
  const step = committed?.steps.find((one) => one.key === key);
  const wish = snapshot?.pathway.wish ?? null;
  const role = wish === null ? undefined : snapshot?.catalog.roleById.get(wish.roleId);
  if (snapshot === null || committed === null || step === undefined || wish === null || role === undefined)
    return err(NOT_FOUND);
  const request = pathRequest(snapshot, wishToday(wish, role, today));
  const found = await planInWorker((solve) => alternativesFor(request, key, solve, SOLVER_LIMITS));
  const titles = new Map(snapshot.candidates.modules.map((module) => [module.key, module.title]));
  const titleOf = (other: string): string => titles.get(other) ?? other;
  return ok({
    step,
    roleName: committed.roleName,
    forSkills: step.why.for.map((skill) => committed.skillNames[skill] ?? skill),
    unlocks: step.why.unlocks.map(titleOf),
    alternatives: found.map((alternative) => ({ ...alternative, titles: alternative.keys.map(titleOf) })),
  });
}
