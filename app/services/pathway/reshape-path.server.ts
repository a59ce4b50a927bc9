import type { PathChoices } from "#app/data/pathways.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { moduleKey } from "#app/engine/pathway/path-module.ts";
import { commitWish, type Commitment } from "./commit-path.server.ts";
import { openPath } from "./load-path.server.ts";
import type { PathSnapshot } from "./path-snapshot.server.ts";
import type { CommittedPath, PathPreview, PathProblem, PathShape } from "./path-view.ts";
import { dayInWords } from "./path-words.ts";
import { NOT_FOUND, previewOf } from "./preview-path.server.ts";
import { draftWish, type DraftWish } from "./wish-of.ts";

/** What a change to one's path would do: new finish date, minutes, and which steps go, come or move. Writes nothing. */
export async function previewReshape(
  viewer: Viewer,
  shape: PathShape,
  today: PlainDate,
): Promise<Result<PathPreview, PathProblem>> {
  const snapshot = await openPath(viewer, today);
  if (snapshot === null) return err(NOT_FOUND);
  const shaped = shapedWish(snapshot, shape, today);
  return shaped.ok ? previewOf(snapshot, shaped.value) : shaped;
}

export interface Reshaped {
  readonly path: CommittedPath;
  /** Where to go on; the start of the check for "I know this". Null: on the path. */
  readonly to: string | null;
}

/** Makes the change. Of two devices that do so at once the second gets what the first one stored. */
export async function reshapePath(
  viewer: Viewer,
  shape: PathShape,
  commitment: Commitment,
  today: PlainDate,
): Promise<Result<Reshaped, PathProblem>> {
  const snapshot = await openPath(viewer, today);
  if (snapshot === null) return err(NOT_FOUND);
  const shaped = shapedWish(snapshot, shape, today);
  if (!shaped.ok) return shaped;
  const committed = await commitWish(viewer, snapshot, shaped.value, commitment);
  if (!committed.ok) return committed;
  const skill = shape.kind === "i-know-this" ? skillOf(snapshot, shape.key) : null;
  return ok({ path: committed.value, to: skill === null ? null : `/checks/new/${skill}` });
}

function shapedWish(snapshot: PathSnapshot, shape: PathShape, today: PlainDate): Result<DraftWish, PathProblem> {
  const { catalog, record, pathway } = snapshot;
  const wish = pathway.wish === null ? null : draftWish(catalog, record, pathway.wish, {}, today);
  if (wish === null || ("key" in shape && skillOf(snapshot, shape.key) === null)) return err(NOT_FOUND);
  if (shape.kind === "postpone" && shape.until < today)
    return refuse(`${dayInWords(shape.until)} is over. Nothing was changed. Choose a later day.`);
  if (shape.kind === "absence" && (shape.span.to < shape.span.from || shape.span.to < today))
    return refuse("The absence is over or ends before it begins. Nothing was changed.");
  if (shape.kind === "i-know-this" && !isOffered(snapshot, checkOf(snapshot, shape.key)))
    return refuse("There is no check of this skill yet. Nothing was changed.");
  if (shape.kind === "time") return ok({ ...wish, hoursPerWeek: shape.hoursPerWeek, dueOn: shape.dueOn });
  return ok({ ...wish, choices: choicesAfter(wish.choices, shape, snapshot) });
}

const refuse = (words: string): Result<never, PathProblem> => err({ kind: "refused", words });

function choicesAfter(
  choices: PathChoices,
  shape: Exclude<PathShape, { readonly kind: "time" }>,
  snapshot: PathSnapshot,
): PathChoices {
  const { excluded, preferred, postponed, absences } = choices;
  switch (shape.kind) {
    case "swap": {
      // an address may hold anything: only what could be a step is kept
      const known = (keys: readonly string[]): readonly string[] => keys.filter((key) => isOffered(snapshot, key));
      const away = new Set(shape.exclude);
      return {
        ...choices,
        excluded: [...new Set([...excluded, ...known(shape.exclude)])],
        preferred: [...new Set([...preferred.filter((key) => !away.has(key)), ...known(shape.prefer)])],
      };
    }
    case "postpone": {
      const others = postponed.filter(({ key }) => key !== shape.key);
      return { ...choices, postponed: [...others, { key: shape.key, until: shape.until }] };
    }
    case "i-know-this": {
      const check = checkOf(snapshot, shape.key);
      return {
        ...choices,
        excluded: excluded.filter((key) => key !== check),
        preferred: [...new Set([...preferred, check])],
      };
    }
    case "absence":
      return { ...choices, absences: [...absences, shape.span].toSorted((a, b) => (a.from < b.from ? -1 : 1)) };
    case "no-absence":
      return {
        ...choices,
        absences: absences.filter(({ from, to }) => from !== shape.span.from || to !== shape.span.to),
      };
    case "as-planned":
      return { ...choices, excluded: [], preferred: [], postponed: [] };
  }
}

const isOffered = ({ candidates }: PathSnapshot, key: string): boolean =>
  candidates.modules.some((module) => module.key === key);

/** Key of the first check of a step's skill. */
const checkOf = (snapshot: PathSnapshot, key: string): string => moduleKey("check", skillOf(snapshot, key) ?? "", 0);

/** The skill of a step of the path in force; null: it has no such step. */
const skillOf = ({ pathway }: PathSnapshot, key: string): string | null =>
  pathway.version?.plan.path.steps.find((step) => step.key === key)?.skillId ?? null;
