import { computeLearnerGaps, type LearnerGap } from "#app/engine/gaps/learner-gap.ts";
import { gapPriority, type GapPriority } from "#app/engine/gaps/gap-priority.ts";
import { requiredLevel, type RoleRequirement } from "#app/engine/skills/role-profile.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import type { DraftStep } from "./choose-modules.ts";
import type { LearningNeeds } from "./learning-needs.ts";
import type { OrderedStep } from "./order-steps.ts";
import { expectedGain } from "./expected-gain.ts";
import { teaches } from "./path-module.ts";
import type { StepReason } from "./personal-path.ts";
import type { PathContext } from "./skill-need.ts";

/** The gap of every skill of a path, against its level in the path; by skill. O(skills · raters²). */
export function pathGaps(
  { request }: PathContext,
  { skills: needs }: LearningNeeds,
  drafts: readonly DraftStep[],
): ReadonlyMap<number, LearnerGap> {
  const levels = new Map([...needs].map(([skill, { level }]) => [skill, level] as const));
  for (const { module } of drafts) if (!levels.has(module.skillIndex)) levels.set(module.skillIndex, module.toLevel);
  const requirements = [...levels].flatMap(([at, level]): readonly RoleRequirement[] => {
    const skill = request.skills[at];
    if (skill === undefined) return [];
    return [{ skillId: skill.id, now: level, future: level, criticality: "important", origin: "implied" }];
  });
  const { replayed, skills, policy, profile } = request;
  const gaps = computeLearnerGaps(replayed, { id: profile.id, requirements }, "now", skills, policy);
  return new Map(gaps.map((gap) => [gap.skillIndex, gap] as const));
}

/** Priority of the skills that the role requires, by skill: hours are those of this path. */
export function pathPriorities(
  { request }: PathContext,
  gaps: ReadonlyMap<number, LearnerGap>,
  drafts: readonly DraftStep[],
): ReadonlyMap<number, GapPriority> {
  const index = new Map(request.skills.map(({ id }, at) => [id, at] as const));
  const priorities = new Map<number, GapPriority>();
  for (const requirement of request.profile.requirements) {
    const skill = index.get(requirement.skillId);
    const gap = skill === undefined ? undefined : gaps.get(skill);
    if (skill === undefined || gap === undefined) continue;
    const minutes = drafts.reduce((sum, step) => sum + (step.module.skillIndex === skill ? step.minutes : 0), 0);
    if (minutes === 0) continue;
    priorities.set(skill, gapPriority(requirement, gap.expectedShortfall, 1, minutes / 60));
  }
  return priorities;
}

/** What every step of a path is there for, in their order, as numbers. O(steps²). */
export function stepReasons(
  context: PathContext,
  needs: LearningNeeds,
  steps: readonly OrderedStep[],
  gaps: ReadonlyMap<number, LearnerGap>,
  priorities: ReadonlyMap<number, GapPriority>,
): readonly StepReason[] {
  const { request } = context;
  const requirements = new Map(request.profile.requirements.map((row) => [row.skillId as string, row] as const));
  return steps.map(({ module, purpose }): StepReason => {
    const skill = module.skillIndex;
    const id = request.skills[skill]?.id;
    const requirement = id === undefined ? undefined : requirements.get(id);
    const need = needs.skills.get(skill);
    const waiting = needs.dependents.get(skill) ?? [];
    return {
      requirement: requirement === undefined ? null : requirementOf(requirement, request.wish.horizon),
      for: waiting.flatMap((at) => request.skills[at]?.id ?? []),
      gap: gapOf(gaps.get(skill)),
      evidence: request.replayed.influences.flatMap((entry) =>
        entry.skills.some(({ skillIndex }) => skillIndex === skill) ? [entry.id] : [],
      ),
      gain: gainOf(context, module),
      gainMeasured: module.measuredGain?.n ?? null,
      measureFirst: purpose === "measure" ? (need?.measureFirst ?? null) : null,
      priority: priorities.get(skill) ?? null,
      unlocks: steps.flatMap((other) => (other.requires.includes(module.key) ? [other.module.key] : [])),
    };
  });
}

function requirementOf(row: RoleRequirement, horizon: "now" | "future"): StepReason["requirement"] {
  const { now, future, criticality, origin } = row;
  const required: ProficiencyLevel = requiredLevel(row, horizon);
  return required === 0 ? null : { now, future, required, criticality, origin };
}

function gapOf(gap: LearnerGap | undefined): StepReason["gap"] {
  if (gap === undefined)
    return { status: "not-measured", action: "assess", probability: 0, track: 0, low: 0, high: 0, levels: 0 };
  const { status, action, probability, track, expectedShortfall } = gap;
  return {
    status,
    action,
    probability,
    track: track.level,
    low: track.low,
    high: track.high,
    levels: expectedShortfall,
  };
}

/** Levels that a module would bring to the belief of today. */
function gainOf({ request }: PathContext, module: OrderedStep["module"]): number {
  if (!teaches(module)) return 0;
  const sd = request.replayed.sds[module.skillIndex] ?? 1;
  return expectedGain(module, request.replayed.means[module.skillIndex] ?? 0, sd * sd).shift;
}
