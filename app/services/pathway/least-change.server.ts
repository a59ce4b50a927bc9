import { planInWorker } from "#app/integrations/highs/plan-in-worker.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { smallestFlippingSet, type FlippingSet } from "#app/engine/pathway/flipping-set.ts";
import { loadPathSnapshot } from "./path-snapshot.server.ts";
import { problemInWords } from "./path-words.ts";
import { pathRequest, SOLVER_LIMITS } from "./plan-path.server.ts";
import { draftWish } from "./wish-of.ts";

/** The least that would turn "not ready" into "ready", with names. */
export interface LeastChange extends FlippingSet {
  readonly roleName: string;
  readonly skills: readonly { readonly id: string; readonly name: string }[];
}

/** For the role the viewer heads for: the fewest minutes, by the readiness rule run again. Errors are in words. */
export async function leastChange(viewer: Viewer, today: PlainDate): Promise<Result<LeastChange, string>> {
  const snapshot = viewer.learnerId === null ? null : await loadPathSnapshot(viewer.orgId, viewer.learnerId, today);
  if (snapshot === null) return err("There is no record to look at.");
  const { catalog, record, pathway } = snapshot;
  const wish = draftWish(catalog, record, pathway.wish, {}, today);
  if (wish === null) return err("Choose a role first: without one there is nothing to be ready for.");
  const found = await planInWorker((solve) => smallestFlippingSet(pathRequest(snapshot, wish), solve, SOLVER_LIMITS));
  if (!found.ok) return err(problemInWords(found.error, catalog));
  const skills = found.value.skillIds.map((id) => ({ id, name: catalog.skillById.get(id)?.name ?? id }));
  return ok({ ...found.value, roleName: wish.role.name, skills });
}
