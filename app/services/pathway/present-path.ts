import type { Catalog } from "#app/catalog/catalog.ts";
import type { PathActivity, StoredPathway } from "#app/data/pathways.server.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import { lessonKey, moduleKey } from "#app/engine/pathway/path-module.ts";
import type { PathChange, PathStep, PersonalPath, StepState } from "#app/engine/pathway/personal-path.ts";
import { changeInWords } from "./path-words.ts";
import type { PathSnapshot } from "./path-snapshot.server.ts";
import type {
  CommittedPath,
  FinishedStepView,
  PathChangeView,
  PathStepView,
  PathView,
  StepProgress,
} from "./path-view.ts";
import type { DraftWish } from "./wish-of.ts";

type Seen = Pick<PathSnapshot, "catalog" | "pathway">;

/** A path as a page shows it: with names, addresses and how far each step is today. */
export function presentPath({ catalog, pathway }: Seen, wish: DraftWish, path: PersonalPath): PathView {
  const titles = new Map(path.steps.map(({ key, title }) => [key, title]));
  const { excluded, postponed, absences } = wish.choices;
  return {
    ...path,
    roleName: wish.role.name,
    ...{ startsOn: wish.startsOn, dueOn: wish.dueOn, absences },
    steps: withStates(path.steps, pathway).map((step): PathStepView => {
      const skill = catalog.skillById.get(step.skillId);
      const progress = progressOf(pathway, step);
      return {
        ...step,
        skillName: skill?.name ?? step.skillId,
        clusterName: catalog.clusterById.get(skill?.clusterId ?? "")?.name ?? "",
        safetyCritical: skill?.safetyCritical === true,
        waitsFor: step.lockedBy.map((key) => ({ key, title: titles.get(key) ?? key })),
        to: addressOf(step, progress),
        progress,
        postponedUntil: postponed.findLast(({ key }) => key === step.key)?.until ?? null,
      };
    }),
    finished: finishedSteps(catalog, pathway),
    skillNames: namesIn(catalog, path),
    byHand: excluded.length + postponed.length,
  };
}

/** The path in force with what a commit needs to know. */
export function presentCommitted(seen: Seen, wish: DraftWish): CommittedPath | null {
  const { version, wish: stored } = seen.pathway;
  if (version === null || stored === null) return null;
  const view = presentPath(seen, wish, version.plan.path);
  return {
    ...view,
    dueOn: stored.dueOn,
    onTime: onTime(stored.dueOn, view.finishesOn, view.onTime),
    ...{ revision: stored.revision, number: version.number, committedOn: stored.committedOn ?? stored.startsOn },
    ...{ builtAt: version.builtAt, cause: version.cause },
    changes: changesInWords(seen.catalog, version.changes),
  };
}

/** A due date that has passed with steps left is missed, whatever the plan from today on says. */
const onTime = (dueOn: string | null, finishesOn: string | null, planned: boolean | null): boolean | null =>
  dueOn === null || finishesOn === null ? planned : finishesOn <= dueOn;

/** What matters of a comparison, in words. Steps that stayed are left out. */
export const changesInWords = (catalog: Catalog, changes: readonly PathChange[]): readonly PathChangeView[] =>
  changes
    .filter(({ kind }) => kind !== "kept")
    .map((change) => ({
      ...change,
      skillName: catalog.skillById.get(change.skillId)?.name ?? change.skillId,
      words: changeInWords(change, catalog),
    }));

/** Somebody may have begun or finished something since the version was planned: what it unlocks is open at once. */
function withStates(steps: readonly PathStep[], pathway: StoredPathway): readonly PathStep[] {
  const done = finishedKeys(pathway);
  const left = steps.filter(({ key }) => !done.has(key));
  const here = new Set(left.map(({ key }) => key));
  const states = left.map((step): PathStep => {
    const lockedBy = step.lockedBy.filter((key) => here.has(key));
    const begun = step.state === "started" || progressOf(pathway, step) !== null;
    const state: StepState = begun ? "started" : lockedBy.length > 0 ? "locked" : "open";
    return { ...step, state, lockedBy: begun ? [] : lockedBy };
  });
  const next = states.findIndex(({ state }) => state === "open");
  return states.map((step, at) => (at === next ? { ...step, state: "next" } : step));
}

const finishedKeys = ({ doneLessons, version }: StoredPathway): ReadonlySet<string> =>
  new Set(doneLessons.filter(({ at }) => at > (version?.builtAt ?? "")).map(({ lessonId }) => lessonKey(lessonId)));

function progressOf(
  activity: PathActivity,
  step: Pick<PathStep, "kind" | "subjectId" | "skillId" | "level">,
): StepProgress | null {
  if (step.kind === "lesson") {
    const run = activity.openLessons.find(({ lessonId }) => lessonId === step.subjectId);
    return run === undefined ? null : { kind: "lesson", part: run.part };
  }
  if (step.kind === "check") {
    const check = activity.openChecks.find((open) => open.skillId === step.skillId);
    return check === undefined
      ? null
      : { kind: "check", checkId: check.id, answered: check.answered, paused: check.paused };
  }
  if (step.kind === "practice") return null;
  const wish = activity.openSignOffs.find((open) => open.skillId === step.skillId && open.level === step.level);
  return wish === undefined ? null : { kind: "sign-off", signOffId: wish.id, assessor: wish.assessor };
}

/** Where a step is begun or gone on with. */
function addressOf(
  { kind, subjectId, skillId: skill, level }: Pick<PathStep, "kind" | "subjectId" | "skillId" | "level">,
  progress: StepProgress | null,
): string {
  if (progress?.kind === "check") return `/checks/${progress.checkId}`;
  if (progress?.kind === "sign-off") return `/sign-offs/${progress.signOffId}`;
  if (kind === "lesson") return `/library/lessons/${subjectId}`;
  if (kind === "check") return `/checks/new/${skill}`;
  if (kind === "practice") return `/skills/${skill}`;
  return `/me/sign-offs?skill=${encodeURIComponent(skill)}&level=${String(level)}`;
}

/** As many as a page shows. */
const FINISHED_SHOWN = 20;

function finishedSteps(catalog: Catalog, activity: PathActivity): readonly FinishedStepView[] {
  const nameOf = (id: string): string => catalog.skillById.get(skillId(id))?.name ?? id;
  const lessons = activity.doneLessons.map((run) => ({
    ...{ key: lessonKey(run.lessonId), kind: "lesson" as const, title: run.title, skillName: nameOf(run.skillId) },
    ...{ finishedOn: run.on, at: run.at, to: `/library/lessons/${run.lessonId}` },
  }));
  const checks = activity.doneChecks.map((check) => ({
    ...{
      key: `check:${check.id}`,
      kind: "check" as const,
      title: nameOf(check.skillId),
      skillName: nameOf(check.skillId),
    },
    ...{ finishedOn: check.on, at: check.at, to: `/checks/${check.id}/result` },
  }));
  const signed = activity.doneSignOffs.map((wish) => ({
    ...{ key: moduleKey("sign-off", wish.skillId, wish.level), kind: "sign-off" as const, title: nameOf(wish.skillId) },
    ...{ skillName: nameOf(wish.skillId), finishedOn: wish.on, at: wish.at, to: `/sign-offs/${wish.id}` },
  }));
  return [...lessons, ...checks, ...signed]
    .toSorted((left, right) => (left.at < right.at ? 1 : -1))
    .slice(0, FINISHED_SHOWN)
    .map(({ at: _, ...step }) => step);
}

function namesIn(catalog: Catalog, path: PersonalPath): Readonly<Record<string, string>> {
  const ids = new Set([
    ...path.outOfReach.map((row) => row.skillId),
    ...path.skills.map((row) => row.skillId),
    ...path.steps.flatMap((step) => [step.skillId, ...step.why.for]),
  ]);
  return Object.fromEntries([...ids].map((id) => [id, catalog.skillById.get(id)?.name ?? id]));
}
