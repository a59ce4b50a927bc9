import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import type { LearningNeeds } from "./learning-needs.ts";
import { confirmationOf, createModulePool } from "./module-pool.ts";
import { HIGHEST_CHECKED, teaches, type PathModule } from "./path-module.ts";
import type { OutOfReach, StepPurpose, WishRemark } from "./personal-path.ts";
import { createPlanningProblem, type PlanningProblem } from "./planning-problem.ts";
import { pointsIn, type PathContext, type SkillNeed } from "./skill-need.ts";

/** A refresh takes five minutes at most. */
const RENEWAL_MINUTES = 5;

/** A module that is in the path, before it has a place. */
export interface DraftStep {
  readonly module: PathModule;
  readonly purpose: StepPurpose;
  readonly minutes: number;
  readonly started: boolean;
}

/** What is in the path in any case, and the problem of choosing the rest. */
export interface ModuleChoice {
  readonly fixed: readonly DraftStep[];
  /** Position in `problem` → module. */
  readonly candidates: readonly PathModule[];
  /** Null: nothing is left to choose. */
  readonly problem: PlanningProblem | null;
  readonly outOfReach: readonly OutOfReach[];
  readonly remarks: readonly WishRemark[];
}

/**
 * The planning problem of one person: a row per open band with the points it lacks, a module per lesson, practice or judged
 * work that brings some. Checks and confirmations are decided already, and what is begun, or swapped in and of use, is taken
 * as it is. Prerequisites need no rows: what an open band stands on is open itself (`learningNeeds`). Rows that no module
 * can fill ask for what there is, and are named. O(open bands · modules).
 */
export function moduleChoice(context: PathContext, { skills }: LearningNeeds): ModuleChoice {
  const needs = [...skills.values()];
  const fixed = fixedSteps(context, needs);
  const rows = needs.flatMap((need) =>
    need.bands.map((points, at) => ({ need, band: at + 1, points: points - brought(fixed, need, at + 1) })),
  );
  const open = rows.filter(({ points }) => points > 0);
  const taken = new Set(fixed.map(({ module }) => module.key));
  const counted = new Set(context.counting.map(({ key }) => key));
  const candidates = [
    ...new Set(open.flatMap(({ need, band }) => context.pool.teaching(need.skillIndex, band))),
  ].filter(({ key }) => !taken.has(key) && !counted.has(key));
  const reach = open.map(({ need, band }) =>
    candidates.reduce((sum, module) => sum + (module.skillIndex === need.skillIndex ? pointsIn(module, band) : 0), 0),
  );
  const short = open.filter(({ points }, at) => points > (reach[at] ?? 0)).map(({ need, band }) => ({ need, band }));
  return {
    fixed,
    candidates,
    problem: candidates.length === 0 ? null : problemOf(candidates, open, reach),
    outOfReach: outOfReach(context, needs, short),
    remarks: remarksOn(context, fixed),
  };
}

interface OpenRow {
  readonly need: SkillNeed;
  readonly band: number;
  readonly points: number;
}

function problemOf(
  candidates: readonly PathModule[],
  open: readonly OpenRow[],
  reach: readonly number[],
): PlanningProblem {
  const made = createPlanningProblem(
    candidates.map((module) => ({
      cost: module.minutes,
      requires: [],
      gains: open.flatMap(({ need, band }, requirement) => {
        const points = need.skillIndex === module.skillIndex ? pointsIn(module, band) : 0;
        return points > 0 ? [{ requirement, points }] : [];
      }),
    })),
    open.map(({ points }, at) => Math.min(points, reach[at] ?? 0)),
  );
  invariant(made.ok, "a covering problem without prerequisites, capped at what there is, can be laid out");
  return made.value;
}

/** Points of a band that fixed steps bring, other than those begun (they are taken off already). */
function brought(fixed: readonly DraftStep[], need: SkillNeed, band: number): number {
  return fixed.reduce(
    (sum, { module, started }) =>
      sum + (!started && module.skillIndex === need.skillIndex ? pointsIn(module, band) : 0),
    0,
  );
}

function fixedSteps({ started, pool, request }: PathContext, needs: readonly SkillNeed[]): readonly DraftStep[] {
  const steps = new Map<string, DraftStep>();
  for (const module of started)
    steps.set(module.key, { module, purpose: purposeOf(module), minutes: module.minutes, started: true });
  const add = (module: PathModule, purpose: StepPurpose): void => {
    const known = steps.get(module.key);
    const minutes =
      purpose === "renew" && module.kind === "check" ? Math.min(RENEWAL_MINUTES, module.minutes) : module.minutes;
    steps.set(module.key, { module, purpose, minutes, started: known?.started ?? false });
  };
  for (const { measure, confirm, renew } of needs) {
    if (measure !== null) add(measure, "measure");
    for (const module of confirm) add(module, renew ? "renew" : "confirm");
  }
  for (const key of request.wish.preferred) {
    const module = pool.byKey.get(key);
    if (module === undefined || !teaches(module) || steps.has(key)) continue;
    const bands = needs.find(({ skillIndex }) => skillIndex === module.skillIndex)?.bands ?? [];
    if (bands.some((points, at) => points > 0 && pointsIn(module, at + 1) > 0)) add(module, purposeOf(module));
  }
  return [...steps.values()];
}

export function purposeOf({ kind, toLevel }: PathModule): StepPurpose {
  if (kind === "lesson") return "learn";
  if (kind === "practice") return "practise";
  return kind === "check" && toLevel === 0 ? "measure" : "confirm";
}

function outOfReach(
  { request }: PathContext,
  needs: readonly SkillNeed[],
  short: readonly { readonly need: SkillNeed; readonly band: number }[],
): readonly OutOfReach[] {
  const everything = createModulePool(request.modules, []);
  const taught = short.map(({ need, band }): OutOfReach => {
    const offered = everything.teaching(need.skillIndex, band).some(({ key }) => request.wish.excluded.includes(key));
    return {
      skillId: idOf(request, need),
      level: band as ProficiencyLevel,
      reason: offered ? "all-excluded" : "no-module",
    };
  });
  const confirmed = needs.flatMap((need): readonly OutOfReach[] => {
    const skill = request.skills[need.skillIndex];
    if (!need.unconfirmable || skill === undefined) return [];
    const any = confirmationOf(everything, skill, need.skillIndex, need.roleLevel);
    return [{ skillId: skill.id, level: need.roleLevel, reason: any === undefined ? "no-sign-off" : "all-excluded" }];
  });
  // without a judge both the work sample and its judgement are missing: one line says so
  const judged = new Set(confirmed.map(({ skillId }) => skillId));
  return [...taught.filter(({ skillId, level }) => level <= HIGHEST_CHECKED || !judged.has(skillId)), ...confirmed];
}

function idOf({ skills }: PathContext["request"], { skillIndex }: SkillNeed): OutOfReach["skillId"] {
  const skill = skills[skillIndex];
  invariant(skill !== undefined, "a need is of a skill of the framework version");
  return skill.id;
}

function remarksOn({ request, pool }: PathContext, fixed: readonly DraftStep[]): readonly WishRemark[] {
  const { preferred, started, excluded } = request.wish;
  const used = new Set(fixed.map(({ module }) => module.key));
  return [...new Set([...preferred, ...started])].flatMap((key): readonly WishRemark[] => {
    if (used.has(key) || excluded.includes(key)) return [];
    return [{ kind: pool.byKey.has(key) ? "not-needed" : "retired", key }];
  });
}
