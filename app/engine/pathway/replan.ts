import { ok, type Result } from "#app/engine/kernel/result.ts";
import { buildPersonalPath } from "./build-path.ts";
import type { MilpSolver, SolverLimits } from "./exact-planner.ts";
import type { PathRequest } from "./path-request.ts";
import type { ChangeCause, PathChange, PathError, PathSkillState, PathStep, PersonalPath } from "./personal-path.ts";

/** A new path and how it differs from the one before. */
export interface Replanned {
  readonly path: PersonalPath;
  readonly changes: readonly PathChange[];
}

/**
 * The path as it should be now. What is begun stays; what is proven drops out; a failed check brings its lessons back; a
 * retired module is replaced. `request.wish.started` and `done` are those of today.
 */
export function replanPathway(
  previous: PersonalPath,
  request: PathRequest,
  solve: MilpSolver,
  limits: SolverLimits,
): Result<Replanned, PathError> {
  const path = buildPersonalPath(request, solve, limits);
  return path.ok ? ok({ path: path.value, changes: pathChanges(previous, path.value, request) }) : path;
}

/** Smaller movements of a probability are no cause. */
const NOTICEABLE = 0.005;

/** What was dropped, added, moved and kept from one path to the next, in this order, each with its cause. O(steps²). */
export function pathChanges(
  previous: PersonalPath,
  path: PersonalPath,
  request: Pick<PathRequest, "modules" | "wish">,
): readonly PathChange[] {
  const before = new Map(previous.steps.map((step) => [step.key, step] as const));
  const after = new Map(path.steps.map((step) => [step.key, step] as const));
  const dropped = previous.steps.filter(({ key }) => !after.has(key));
  const added = path.steps.filter(({ key }) => !before.has(key));
  const view: ChangeView = { previous, path, request, dropped, added };
  return [
    ...dropped.map((step) => changeOf("step-dropped", step, whyDropped(view, step), step.dueOn, null)),
    ...added.map((step) => changeOf("step-added", step, whyAdded(view, step), null, step.dueOn)),
    ...path.steps.flatMap((step): readonly PathChange[] => {
      const old = before.get(step.key);
      if (old === undefined) return [];
      const moved = old.dueOn !== step.dueOn;
      const cause = moved ? whyMoved(view, step) : null;
      return [changeOf(moved ? "step-moved" : "kept", step, cause, old.dueOn, step.dueOn)];
    }),
  ];
}

interface ChangeView {
  readonly previous: PersonalPath;
  readonly path: PersonalPath;
  readonly request: Pick<PathRequest, "modules" | "wish">;
  readonly dropped: readonly PathStep[];
  readonly added: readonly PathStep[];
}

function changeOf(
  kind: PathChange["kind"],
  { key, skillId, title }: PathStep,
  because: ChangeCause | null,
  from: PathChange["from"],
  to: PathChange["to"],
): PathChange {
  return { kind, key, skillId, title, because, from, to };
}

function whyDropped({ previous, path, request, added }: ChangeView, step: PathStep): ChangeCause {
  const { done, excluded } = request.wish;
  const finished = done.find(({ key }) => key === step.key);
  if (finished !== undefined) return { kind: "done", at: finished.at };
  const instead = added.filter((other) => standsFor(other, step)).map(({ key }) => key);
  if (!request.modules.some(({ key }) => key === step.key)) return { kind: "retired", replacedBy: instead };
  if (excluded.includes(step.key)) return { kind: "swapped-away" };
  const skill = skillChange(previous, path, step);
  if (skill !== null && (skill.kind === "requirement" || skill.now > skill.before))
    return skill.kind === "requirement" ? skill : { ...skill, kind: "proven" };
  if (instead.length > 0) return { kind: "replaces", keys: instead };
  return { kind: "shorter-way", minutes: previous.minutes - path.minutes };
}

function whyAdded({ previous, path, request, dropped }: ChangeView, step: PathStep): ChangeCause {
  if (request.wish.preferred.includes(step.key)) return { kind: "swapped-in" };
  const offered = new Set(request.modules.map(({ key }) => key));
  const gone = dropped.filter((other) => standsFor(step, other) && (!offered.has(other.key) || isAway(other)));
  if (gone.length > 0) return { kind: "replaces", keys: gone.map(({ key }) => key) };
  const skill = skillChange(previous, path, step);
  if (skill !== null && (skill.kind === "requirement" || skill.now < skill.before)) return skill;
  return { kind: "shorter-way", minutes: previous.minutes - path.minutes };

  function isAway({ key }: PathStep): boolean {
    return request.wish.excluded.includes(key);
  }
}

function whyMoved({ previous, path, request }: ChangeView, { key }: PathStep): ChangeCause {
  const wait = request.wish.postponed.findLast((postponed) => postponed.key === key);
  if (wait !== undefined) return { kind: "postponed", until: wait.until };
  if (previous.hoursPerWeek !== path.hoursPerWeek)
    return { kind: "hours", before: previous.hoursPerWeek, now: path.hoursPerWeek };
  return { kind: "order" };
}

const standsFor = (step: PathStep, other: PathStep): boolean =>
  step.skillId === other.skillId && step.level === other.level;

type SkillChange = Extract<ChangeCause, { readonly kind: "fell" | "requirement" }>;

/** How a skill moved between the paths: what is asked of it, or else the chance of it. Null: neither noticeably. */
function skillChange(previous: PersonalPath, path: PersonalPath, { skillId }: PathStep): SkillChange | null {
  const find = ({ skills }: PersonalPath): PathSkillState | undefined =>
    skills.find((state) => state.skillId === skillId);
  const [before, now] = [find(previous), find(path)];
  if (before?.level !== now?.level)
    return { kind: "requirement", skillId, before: before?.level ?? 0, now: now?.level ?? 0 };
  if (before === undefined || now === undefined) return null;
  if (Math.abs(before.probability - now.probability) < NOTICEABLE) return null;
  return { kind: "fell", skillId, before: before.probability, now: now.probability };
}
