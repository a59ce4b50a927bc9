import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { probabilityReady } from "#app/engine/proficiency/readiness.ts";
import { estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import type { GapPriority } from "#app/engine/gaps/gap-priority.ts";
import type { LearnerGap } from "#app/engine/gaps/learner-gap.ts";
import { moduleChoice, purposeOf, type DraftStep, type ModuleChoice } from "./choose-modules.ts";
import { planExactly, type MilpSolver, type SolverLimits } from "./exact-planner.ts";
import { learningNeeds, type LearningNeeds } from "./learning-needs.ts";
import { createModulePool } from "./module-pool.ts";
import { orderSteps, type OrderedStep } from "./order-steps.ts";
import { gapOf as gapShareOf, type Plan } from "./plan.ts";
import type { PathRequest } from "./path-request.ts";
import type { PathError, PathSkillState, PathStep, PersonalPath, StepReason } from "./personal-path.ts";
import { hoursNeeded, scheduleSteps, type Schedule, type TimedStep } from "./schedule.ts";
import type { PathContext } from "./skill-need.ts";
import { pathOutlook, type PathOutlook } from "./step-outlooks.ts";
import { pathGaps, pathPriorities, stepReasons } from "./step-reasons.ts";
import { learningTime, mostHours, wishFault } from "./wish.ts";

/** A path up to the choice of modules. The two problems may be solved elsewhere: they are plain arrays. */
export interface PreparedPath {
  readonly context: PathContext;
  readonly needs: LearningNeeds;
  readonly choice: ModuleChoice;
  /** Of somebody about whom nothing is known; null: a circle that does not concern this person. */
  readonly template: ModuleChoice | null;
}

/** The shortest path of one person to a role, put into weeks: prepared, solved and completed. Cost: see the parts. */
export function buildPersonalPath(
  request: PathRequest,
  solve: MilpSolver,
  limits: SolverLimits,
): Result<PersonalPath, PathError> {
  const prepared = preparePath(request);
  if (!prepared.ok) return prepared;
  const { choice, template } = prepared.value;
  return completePath(
    prepared.value,
    solveChoice(choice, solve, limits),
    template && solveChoice(template, solve, limits),
  );
}

/** The plan of a choice; nothing to choose is proven at once. */
export function solveChoice({ problem }: ModuleChoice, solve: MilpSolver, limits: SolverLimits): Plan {
  return problem === null ? { modules: [], cost: 0, lowerBound: 0, proven: true } : planExactly(problem, solve, limits);
}

/** What is needed and what there is to choose from. Errors: everything of `PathError` but `no-time`. */
export function preparePath(request: PathRequest): Result<PreparedPath, PathError> {
  const fault = wishFault(request.wish, request.replayed.asOf);
  if (fault !== null) return err(fault);
  const context = contextOf(request);
  const needs = learningNeeds(context);
  if (!needs.ok) return needs;
  const plain = { ...request, wish: { ...request.wish, excluded: [], preferred: [], started: [], done: [] } };
  const everybody = { ...contextOf(plain), fromNothing: true };
  const full = learningNeeds(everybody);
  return ok({
    context,
    needs: needs.value,
    choice: moduleChoice(context, needs.value),
    template: full.ok ? moduleChoice(everybody, full.value) : null,
  });
}

function contextOf(request: PathRequest): PathContext {
  const { wish, decidedAt, skills } = request;
  const pool = createModulePool(request.modules, wish.excluded);
  const everything = new Map(request.modules.map((module) => [module.key, module] as const));
  const counting = wish.done.filter(({ key, at }) => {
    const skill = skills[everything.get(key)?.skillIndex ?? -1];
    return at >= (skill === undefined ? "" : (decidedAt.get(skill.id) ?? ""));
  });
  // what was finished and judged since may be begun again; opened once more while it counts, it is no step
  const finished = new Set(counting.map(({ key }) => key));
  return {
    request,
    pool,
    counting: counting.flatMap(({ key }) => everything.get(key) ?? []),
    started: wish.started.flatMap((key) => (finished.has(key) ? [] : (pool.byKey.get(key) ?? []))),
    fromNothing: false,
  };
}

/** Steps of a path in their order and in time, before it is worked out what each brings. */
export interface ArrangedPath {
  readonly drafts: readonly DraftStep[];
  readonly gaps: ReadonlyMap<number, LearnerGap>;
  readonly priorities: ReadonlyMap<number, GapPriority>;
  /** In the order in which they were placed. */
  readonly timed: readonly TimedStep[];
  /** In order of time, as the places of the schedule. */
  readonly steps: readonly OrderedStep[];
  readonly schedule: Schedule;
  readonly minutes: number;
}

/** The chosen modules in order and in weeks. Error `no-time`: they do not fit within ten years. */
export function arrangePath({ context, needs, choice }: PreparedPath, plan: Plan): Result<ArrangedPath, PathError> {
  const { request } = context;
  const drafts = [...choice.fixed, ...plan.modules.map((at) => draftOf(choice, at))];
  const gaps = pathGaps(context, needs, drafts);
  const priorities = pathPriorities(context, gaps, drafts);
  const weights = new Map([...priorities].map(([skill, { value }]) => [skill, value] as const));
  const ordered = orderSteps(context, needs, drafts, weights);
  const timed = ordered.map((step) => timedStep(step, request));
  const schedule = scheduleSteps(timed, learningTime(request.wish));
  if (schedule === null) return err({ kind: "no-time" });
  const byKey = new Map(ordered.map((step) => [step.module.key, step] as const));
  const steps = schedule.places.flatMap(({ key }) => byKey.get(key) ?? []);
  return ok({ drafts, gaps, priorities, timed, steps, schedule, minutes: minutesOf(drafts) });
}

/** The path from the modules that were chosen. Error `no-time`. */
function completePath(prepared: PreparedPath, plan: Plan, templatePlan: Plan | null): Result<PersonalPath, PathError> {
  const arranged = arrangePath(prepared, plan);
  if (!arranged.ok) return arranged;
  const { context, needs, choice, template } = prepared;
  const { request } = context;
  const { gaps, priorities, timed, steps, schedule, minutes } = arranged.value;
  const outlook = pathOutlook(request, steps, (step) => levelOf(step, needs), context.counting);
  const reasons = stepReasons(context, needs, steps, gaps, priorities);
  const lowerBoundMinutes = minutesOf(choice.fixed) + plan.lowerBound;
  return ok({
    ...{ roleId: request.wish.roleId, horizon: request.wish.horizon, hoursPerWeek: request.wish.hoursPerWeek },
    steps: pathSteps(request, needs, steps, schedule, outlook, reasons),
    ...{ minutes, lowerBoundMinutes, proven: plan.proven },
    gapShare: gapShareOf({ ...plan, cost: minutes, lowerBound: lowerBoundMinutes }),
    templateMinutes: template && templatePlan && minutesOf(template.fixed) + templatePlan.cost,
    ...timeOf(request, timed, schedule),
    ...{ now: outlook.now, expected: outlook.expected },
    skills: skillStates(gaps, needs, request),
    ...{ outOfReach: choice.outOfReach, remarks: choice.remarks },
  });
}

const minutesOf = (steps: readonly DraftStep[]): number => steps.reduce((sum, { minutes }) => sum + minutes, 0);

function draftOf({ candidates }: ModuleChoice, at: number): DraftStep {
  const module = candidates[at];
  invariant(module !== undefined, "a plan chooses among its candidates");
  return { module, purpose: purposeOf(module), minutes: module.minutes, started: false };
}

function timedStep({ module, minutes, requires }: OrderedStep, { wish }: PathRequest): TimedStep {
  const wait = wish.postponed.filter(({ key }) => key === module.key).map(({ until }) => until);
  return { key: module.key, minutes, requires, notBefore: wait.toSorted().at(-1) ?? null };
}

type TimeFacts = Pick<
  PersonalPath,
  "weeklyMinutes" | "finishesOn" | "onTime" | "earliestFinishOn" | "hoursPerWeekNeeded"
>;

function timeOf({ wish }: PathRequest, timed: readonly TimedStep[], schedule: Schedule): TimeFacts {
  const { weeklyMinutes, finishesOn } = schedule;
  return {
    weeklyMinutes,
    finishesOn,
    onTime: wish.dueOn === null ? null : finishesOn === null || finishesOn <= wish.dueOn,
    earliestFinishOn: finishesOn,
    hoursPerWeekNeeded:
      wish.dueOn === null || finishesOn === null ? null : hoursNeeded(timed, wish, wish.dueOn, mostHours),
  };
}

/** A first check is judged by what the path asks of the skill, every other step by the level it leads to. */
const levelOf = ({ module, purpose }: OrderedStep, { skills }: LearningNeeds): PathStep["level"] =>
  purpose === "measure" ? (skills.get(module.skillIndex)?.level ?? module.toLevel) : module.toLevel;

function pathSteps(
  request: PathRequest,
  needs: LearningNeeds,
  steps: readonly OrderedStep[],
  { places }: Schedule,
  outlook: PathOutlook,
  reasons: readonly StepReason[],
): readonly PathStep[] {
  const next = steps.find(({ started, requires }) => !started && requires.length === 0)?.module.key;
  return steps.flatMap((step, at): readonly PathStep[] => {
    const { module, purpose, minutes, requires, started } = step;
    const [skill, place, expected, why] = [
      request.skills[module.skillIndex],
      places[at],
      outlook.steps[at],
      reasons[at],
    ];
    if (skill === undefined || place === undefined || expected === undefined || why === undefined) return [];
    const locked = !started && requires.length > 0;
    const { key, kind, subjectId, title } = module;
    return [
      {
        ...{ key, kind, purpose, subjectId, skillId: skill.id, title, level: levelOf(step, needs), minutes, requires },
        ...{ week: place.week, startsOn: place.startsOn, dueOn: place.dueOn },
        state: started ? "started" : locked ? "locked" : key === next ? "next" : "open",
        lockedBy: locked ? requires : [],
        ...expected,
        why,
      },
    ];
  });
}

function skillStates(
  gaps: ReadonlyMap<number, LearnerGap>,
  needs: LearningNeeds,
  { replayed, skills }: PathRequest,
): readonly PathSkillState[] {
  return [...needs.skills].flatMap(([at, { level }]): readonly PathSkillState[] => {
    const [skill, gap] = [skills[at], gaps.get(at)];
    if (skill === undefined || gap === undefined) return [];
    const probability = probabilityReady(estimateAt(replayed, at), level);
    return [{ skillId: skill.id, level, probability, status: gap.status }];
  });
}
