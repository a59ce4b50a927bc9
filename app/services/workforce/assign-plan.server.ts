import { findAssignees } from "#app/data/assignments.server.ts";
import { database } from "#app/data/db.server.ts";
import { loadWorkforcePlans } from "#app/data/workforce-plans.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { assignLearning } from "../pathway/assign-learning.server.ts";
import { loadSiteCrews } from "../use-cases/site-crews.server.ts";
import { planBodySchema } from "./plan-body.ts";
import { reaches } from "./plan-draft.server.ts";
import { assignmentKey } from "./plans.server.ts";

export interface AssignedPlan {
  readonly asked: number;
  /** Met it, were asked before, or are on a path already. */
  readonly skipped: number;
  /** Of the plan's people, those who have left or whom the viewer may not ask. */
  readonly outOfReach: number;
}

/**
 * Sends the people of a plan on their paths, as far as the viewer may ask them: a path to their role, due when the post has
 * to be filled. Sending a plan twice asks nobody twice.
 */
export async function assignPlan(
  viewer: Viewer,
  planId: string,
): Promise<
  Result<AssignedPlan, { readonly kind: "not-found" } | { readonly kind: "refused"; readonly words: string }>
> {
  const [[row], crews] = await Promise.all([loadWorkforcePlans(viewer.orgId, planId), loadSiteCrews(viewer.orgId)]);
  if (row === undefined || !reaches(scopePaths(viewer, "planning:read"), crews, row.siteId))
    return err({ kind: "not-found" });
  const { people, neededOn } = planBodySchema.parse(row.body);
  const paths = scopePaths(viewer, "assignment:write");
  const known = await findAssignees(
    database(),
    viewer.orgId,
    people.map(({ id }) => id),
  );
  const mine = new Set<string>(known.filter(({ unitPath }) => isInScope(paths, unitPath)).map(({ id }) => id));
  if (mine.size === 0) return err({ kind: "refused", words: "Nobody of this plan is yours to ask. Nobody was asked." });
  let [asked, skipped] = [0, 0];
  for (const roleId of new Set(people.map((person) => person.roleId))) {
    const own = people.filter((person) => person.roleId === roleId && mine.has(person.id)).map(({ id }) => id);
    if (own.length === 0) continue;
    const dueOn = neededOn < crews.asOf ? null : neededOn;
    const wish = { people: own, kind: "pathway" as const, subject: roleId, level: null, dueOn };
    const key = assignmentKey(row.id, roleId);
    const report = await assignLearning(viewer, { ...wish, reason: row.name.slice(0, 300), key }, crews.asOf);
    if (!report.ok) return err({ kind: "refused", words: report.error.words });
    asked += report.value.assigned.length;
    skipped += report.value.skipped.length;
  }
  return ok({ asked, skipped, outOfReach: people.length - mine.size });
}
