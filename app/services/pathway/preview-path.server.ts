import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { openPath } from "./load-path.server.ts";
import type { PathSnapshot } from "./path-snapshot.server.ts";
import type { PathDifference, PathPreview, PathProblem, PathWishFields } from "./path-view.ts";
import { problemInWords } from "./path-words.ts";
import { planPath, type PlannedPath } from "./plan-path.server.ts";
import { changesInWords, presentPath } from "./present-path.ts";
import { draftWish, type DraftWish } from "./wish-of.ts";

export const NOT_FOUND: PathProblem = {
  kind: "not-found",
  words: "There is no such step or path. Nothing was changed. Open your path again.",
};

export const NO_ROLE: PathProblem = {
  kind: "no-role",
  words: "There is no role to build a path to. Nothing was changed. Choose a role first.",
};

/** The path that a wish would give, without writing anything. A date that it cannot meet is in the answer, not an error. */
export async function previewPath(
  viewer: Viewer,
  fields: PathWishFields,
  today: PlainDate,
): Promise<Result<PathPreview, PathProblem>> {
  const snapshot = await openPath(viewer, today);
  if (snapshot === null) return err(NOT_FOUND);
  const wish = draftWish(snapshot.catalog, snapshot.record, snapshot.pathway.wish, fields, today);
  return wish === null ? err(NO_ROLE) : previewOf(snapshot, wish);
}

/** A draft as a page shows it before it is confirmed. */
export async function previewOf(snapshot: PathSnapshot, wish: DraftWish): Promise<Result<PathPreview, PathProblem>> {
  const planned = await planFor(snapshot, wish);
  if (!planned.ok) return planned;
  const { version, wish: stored } = snapshot.pathway;
  return ok({
    ...presentPath(snapshot, wish, planned.value.path),
    revision: stored?.revision ?? 0,
    against: version === null ? null : differenceOf(snapshot, planned.value),
  });
}

/** The plan of a draft, or why there is none in words. */
export async function planFor(snapshot: PathSnapshot, wish: DraftWish): Promise<Result<PlannedPath, PathProblem>> {
  const planned = await planPath(snapshot, wish);
  if (planned.ok) return planned;
  return err({ kind: "not-possible", words: problemInWords(planned.error, snapshot.catalog), error: planned.error });
}

function differenceOf({ pathway, catalog }: PathSnapshot, { path, changes }: PlannedPath): PathDifference {
  const before = pathway.version?.plan.path;
  return {
    finishesOn: { before: before?.finishesOn ?? null, after: path.finishesOn },
    minutes: { before: before?.minutes ?? 0, after: path.minutes },
    changes: changesInWords(catalog, changes),
  };
}
