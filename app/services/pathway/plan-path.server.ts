import type { PathActivity } from "#app/data/pathways.server.ts";
import { planInWorker } from "#app/integrations/highs/plan-in-worker.server.ts";
import { ok, type Result } from "#app/engine/kernel/result.ts";
import { skillId, type SkillId } from "#app/engine/kernel/ids.ts";
import { buildPersonalPath } from "#app/engine/pathway/build-path.ts";
import { lessonKey, moduleKey } from "#app/engine/pathway/path-module.ts";
import { lapsedLevels } from "#app/engine/pathway/lapsed-levels.ts";
import type { PathRequest } from "#app/engine/pathway/path-request.ts";
import type { FinishedModule, PathChange, PathError, PersonalPath } from "#app/engine/pathway/personal-path.ts";
import { pathChanges } from "#app/engine/pathway/replan.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { beliefModelOf, ledgerOf } from "#app/services/replay-record.server.ts";
import type { PathSnapshot } from "./path-snapshot.server.ts";
import type { DraftWish } from "./wish-of.ts";

/** Enough for every role of the shipped framework; after it the best path that was found, with its bound. */
export const SOLVER_LIMITS = { seconds: 2 };

/** A path and how it differs from the one in force. */
export interface PlannedPath {
  readonly path: PersonalPath;
  readonly changes: readonly PathChange[];
}

/** Everything the engine needs for a wish. */
export function pathRequest(snapshot: PathSnapshot, wish: DraftWish): PathRequest {
  const { pathway, catalog, replayed, candidates, learner } = snapshot;
  const steps = pathway.version?.plan.path.steps ?? [];
  const { role, choices, hoursPerWeek, startsOn, dueOn } = wish;
  const { excluded, preferred, postponed, absences, horizon } = choices;
  return {
    replayed,
    skills: catalog.skills,
    profile: role,
    policy: DEFAULT_POLICY,
    modules: candidates.modules,
    wish: {
      ...{ roleId: role.id, horizon, hoursPerWeek, startsOn, dueOn, excluded, preferred, postponed, absences },
      ...{ started: startedKeys(pathway, steps), done: finishedModules(pathway) },
    },
    decidedAt: decisions(pathway),
    lapsed: lapsedLevels(beliefModelOf(catalog), ledgerOf(snapshot.record), replayed, DEFAULT_POLICY),
    seed: `${learner} ${role.id} ${horizon}`,
  };
}

/** The shortest path for a wish; the solving is done in another thread. */
export async function planPath(snapshot: PathSnapshot, wish: DraftWish): Promise<Result<PlannedPath, PathError>> {
  const request = pathRequest(snapshot, wish);
  const path = await planInWorker((solve) => buildPersonalPath(request, solve, SOLVER_LIMITS));
  if (!path.ok) return path;
  const previous = snapshot.pathway.version?.plan.path;
  return ok({ path: path.value, changes: previous === undefined ? [] : pathChanges(previous, path.value, request) });
}

/** Keys of what is under way. A running check is the check that the path has of its skill, else the first one. */
function startedKeys(
  { openLessons, openChecks, openSignOffs }: PathActivity,
  steps: readonly { readonly key: string; readonly kind: string; readonly skillId: string }[],
): readonly string[] {
  const checkOf = (skill: string): string =>
    steps.find((step) => step.kind === "check" && step.skillId === skill)?.key ?? moduleKey("check", skill, 0);
  return [
    ...openLessons.map(({ lessonId }) => lessonKey(lessonId)),
    ...openChecks.map((check) => checkOf(check.skillId)),
    ...openSignOffs.map((wish) => moduleKey("sign-off", wish.skillId, wish.level)),
  ];
}

/** Lessons and signed work. Checks decide and leave nothing to count. */
const finishedModules = ({ doneLessons, doneSignOffs }: PathActivity): readonly FinishedModule[] => [
  ...doneLessons.map(({ lessonId, at }) => ({ key: lessonKey(lessonId), at })),
  ...doneSignOffs.map((signed) => ({ key: moduleKey("sign-off", signed.skillId, signed.level), at: signed.at })),
];

function decisions({ doneChecks, doneSignOffs }: PathActivity): ReadonlyMap<SkillId, string> {
  const latest = new Map<SkillId, string>();
  for (const { skillId: id, at } of [...doneChecks, ...doneSignOffs]) {
    const skill = skillId(id);
    if (at > (latest.get(skill) ?? "")) latest.set(skill, at);
  }
  return latest;
}
