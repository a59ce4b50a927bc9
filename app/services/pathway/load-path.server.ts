import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { loadPathSnapshot, type PathSnapshot } from "./path-snapshot.server.ts";
import type { CommittedPath, PathPage } from "./path-view.ts";
import { presentCommitted } from "./present-path.ts";
import { bringUpToDate } from "./replan-path.server.ts";
import { wishToday } from "./wish-of.ts";

/** One's own path as it is in force today, or what it could be about. */
export async function loadPath(
  viewer: Viewer,
  today: PlainDate,
): Promise<Result<PathPage, { readonly kind: "not-found" }>> {
  const snapshot = await openPath(viewer, today);
  if (snapshot === null) return err({ kind: "not-found" });
  const { catalog, record, pathway } = snapshot;
  const roles = catalog.roles.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, "en"));
  return ok({
    committed: committedIn(snapshot),
    roles,
    roleId: pathway.wish?.roleId ?? record.targetRoleId ?? record.roleId,
  });
}

/** Everything about the viewer's own path, brought up to date; null: the account is no person in the company. */
export async function openPath({ orgId, learnerId }: Viewer, today: PlainDate): Promise<PathSnapshot | null> {
  const snapshot = learnerId === null ? null : await loadPathSnapshot(orgId, learnerId, today);
  return snapshot === null ? null : bringUpToDate(snapshot);
}

/** The committed path of a snapshot; null: none, or its role is no longer there. */
export function committedIn(snapshot: PathSnapshot): CommittedPath | null {
  const { pathway, catalog, asOf } = snapshot;
  const role = pathway.wish === null ? undefined : catalog.roleById.get(pathway.wish.roleId);
  if (pathway.wish === null || role === undefined) return null;
  return presentCommitted(snapshot, wishToday(pathway.wish, role, asOf));
}
