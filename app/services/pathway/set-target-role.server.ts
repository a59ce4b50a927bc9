import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { chooseTargetRole } from "#app/services/my-role.server.ts";
import { committedIn, openPath } from "./load-path.server.ts";
import type { CommittedPath } from "./path-view.ts";

/** Makes a role the one the viewer aims at. A committed path is built again for it and says what changed; null: there is none. */
export async function setTargetRole(
  viewer: Viewer,
  role: string | null,
  today: PlainDate,
): Promise<Result<CommittedPath | null, { readonly kind: "not-found" | "unknown-role" }>> {
  if (viewer.learnerId === null) return err({ kind: "not-found" });
  const chosen = await chooseTargetRole(viewer, viewer.learnerId, role);
  if (!chosen.ok) return chosen;
  const snapshot = await openPath(viewer, today);
  return snapshot === null ? err({ kind: "not-found" }) : ok(committedIn(snapshot));
}
