import type { Viewer } from "#app/engine/access/viewer.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { checkOnScreen } from "./check-screen.ts";
import type { CheckInProgress } from "./check-view.ts";
import { openCheck, skillNameOf } from "./open-check.server.ts";

/** A check of one's own as it stands; `over`: its result is ready. */
export async function loadCheck(
  viewer: Viewer,
  id: string,
): Promise<Result<CheckInProgress | { readonly over: true }, { readonly kind: "not-found" }>> {
  const check = await openCheck(viewer, id);
  if (check === null) return err({ kind: "not-found" });
  if (check.state.status === "finished") return ok({ over: true });
  return ok(checkOnScreen(check, await skillNameOf(check)));
}

/** The picture of a question of one's own check, as SVG; null: no such picture in it. */
export async function loadCheckFigure(viewer: Viewer, id: string, item: string, file: string): Promise<string | null> {
  const check = await openCheck(viewer, id);
  const words = [...(check?.words ?? [])].find(([itemId]) => itemId === item);
  const figures = words?.[1].figures ?? {};
  return Object.hasOwn(figures, file) ? (figures[file] ?? null) : null;
}
