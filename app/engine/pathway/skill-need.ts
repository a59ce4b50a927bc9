import { probabilityReady, skillStatus, type SkillStatus } from "#app/engine/proficiency/readiness.ts";
import { blockedFrom, estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { BAND_POINTS, bandLack, fullLack } from "./band-lack.ts";
import { moduleEffect } from "./expected-gain.ts";
import { coverMinutes } from "./cover-minutes.ts";
import { openingOf, type Opening } from "./measure-first.ts";
import { confirmationOf, type ModulePool } from "./module-pool.ts";
import { HIGHEST_CHECKED, teaches, type PathModule } from "./path-module.ts";
import type { PathRequest } from "./path-request.ts";
import type { MeasureFirst } from "./personal-path.ts";

/** What one skill still takes. */
export interface SkillNeed {
  readonly skillIndex: number;
  /** Of the role; 0: only other skills stand on it. */
  readonly roleLevel: ProficiencyLevel;
  /** The higher of the role's level and what other skills stand on. */
  readonly level: ProficiencyLevel;
  /** Points missing per band 1…level that modules still to choose must bring. */
  readonly bands: readonly number[];
  /** The check with which it begins; null: none. */
  readonly measure: PathModule | null;
  readonly measureFirst: MeasureFirst | null;
  /** What shows the level in the end. */
  readonly confirm: readonly PathModule[];
  /** The confirmation only renews what has run out. */
  readonly renew: boolean;
  /** Nobody and nothing here can confirm the level. */
  readonly unconfirmable: boolean;
}

/** What is asked of a skill. */
export interface SkillAim {
  readonly roleLevel: ProficiencyLevel;
  readonly level: ProficiencyLevel;
}

/** A request with what is looked up again and again. */
export interface PathContext {
  readonly request: PathRequest;
  readonly pool: ModulePool;
  /** Finished and not yet judged by a later check or sign-off. */
  readonly counting: readonly PathModule[];
  /** Begun, and still offered. */
  readonly started: readonly PathModule[];
  /** Plan for somebody of whom nothing is known: the path of everybody. */
  readonly fromNothing: boolean;
}

/** What a skill takes for an aim, with what is done and begun taken off. O(level · modules of the skill). */
export function skillNeed(context: PathContext, skillIndex: number, aim: SkillAim): SkillNeed {
  const { request, pool, fromNothing } = context;
  const skill = request.skills[skillIndex];
  const status = statusFor(context, skillIndex, aim.roleLevel);
  const open = aim.roleLevel > 0 && status !== "ready";
  const confirm = open && skill !== undefined ? confirmationOf(pool, skill, skillIndex, aim.roleLevel) : undefined;
  const base = { skillIndex, ...aim, measure: null, measureFirst: null, renew: false };
  const ended = { ...base, unconfirmable: open && confirm === undefined };
  const confirmations = confirm === undefined ? [] : [confirm];
  if (fromNothing) return { ...ended, bands: fullLack(aim.level), confirm: confirmations };
  const { mean, sd, state } = estimateAt(request.replayed, skillIndex);
  const { z, threshold } = request.policy;
  const missing = bandLack(mean, sd, z, aim.level);
  const lack = left(context, skillIndex, missing);
  const lapsed = status === "expired" && skill !== undefined ? (request.lapsed?.get(skill.id) ?? 0) : 0;
  if (status === "expired" && (lapsed >= aim.roleLevel || probabilityReady({ mean, sd }, aim.roleLevel) >= threshold)) {
    const check = aim.roleLevel > HIGHEST_CHECKED ? undefined : pool.find("check", skillIndex, aim.roleLevel);
    const bands = lack.map((points, at) => (at < lapsed ? 0 : points));
    return { ...ended, bands, confirm: check === undefined ? confirmations : [check], renew: true };
  }
  const blocked = blockedFrom(state);
  if (open && blocked > 0 && blocked <= aim.roleLevel)
    return afterMissedSafety(context, ended, missing, confirmations, blocked);
  const opening = openingFor(context, skillIndex, aim, confirm ?? null);
  if (opening === null) return { ...ended, bands: lack, confirm: confirmations };
  const after = bandLack(mean, opening.sdAfter, z, aim.level);
  const enough = opening.checkConfirms && after.every((points) => points === 0);
  return {
    ...ended,
    bands: after,
    measure: opening.check,
    measureFirst: opening.numbers,
    confirm: enough ? [] : confirmations,
    unconfirmable: enough ? false : ended.unconfirmable,
  };
}

function statusFor({ request }: PathContext, skillIndex: number, level: ProficiencyLevel): SkillStatus {
  const { replayed, skills, policy } = request;
  const estimate = { ...estimateAt(replayed, skillIndex), measuredUntil: replayed.measuredUntil[skillIndex] ?? null };
  const safetyCritical = skills[skillIndex]?.safetyCritical === true;
  return skillStatus(estimate, { level, safetyCritical }, policy, replayed.asOf);
}

/** A missed safety question: that level is taught again whatever the mean says, and only a check makes it good. */
function afterMissedSafety(
  context: PathContext,
  need: Omit<SkillNeed, "bands" | "confirm">,
  missing: readonly number[],
  confirmations: readonly PathModule[],
  blocked: number,
): SkillNeed {
  const full = fullLack(need.level);
  const taught = missing.map((points, at) => (at === blocked - 1 ? (full[at] ?? points) : points));
  const bands = left(context, need.skillIndex, taught);
  const check = context.pool.find("check", need.skillIndex, Math.min(need.roleLevel, HIGHEST_CHECKED));
  const confirm = check === undefined ? confirmations : [...new Set([check, ...confirmations])];
  return { ...need, bands, confirm };
}

interface MeasuredOpening extends Opening {
  readonly check: PathModule;
  readonly checkConfirms: boolean;
}

/** The placement check where it is wished, begun, or shorter in expectation; null: teach straight away. */
function openingFor(
  { request, pool, counting, started }: PathContext,
  skillIndex: number,
  { roleLevel, level }: SkillAim,
  confirm: PathModule | null,
): MeasuredOpening | null {
  const check = pool.find("check", skillIndex, 0);
  if (check === undefined) return null;
  const wished = request.wish.preferred.includes(check.key) || started.some(({ key }) => key === check.key);
  const begun = [...counting, ...started].some((module) => module.skillIndex === skillIndex && teaches(module));
  if (begun && !wished) return null;
  const { mean, sd } = estimateAt(request.replayed, skillIndex);
  const checkConfirms = confirm === null ? roleLevel <= HIGHEST_CHECKED : confirm.kind === "check";
  const bands = Array.from({ length: level }, (_, at) => pool.teaching(skillIndex, at + 1));
  const modules = [...new Set(bands.flat())];
  const opening = openingOf({
    ...{ mean, sd, level, z: request.policy.z, checkConfirms },
    checkMinutes: check.minutes,
    confirmMinutes: confirm?.minutes ?? 0,
    bandMinutes: bands.map(cheapest),
    coverMinutes: (points) => coverMinutes(points, modules, pointsIn),
  });
  const nothingOpen = confirm === null && bandLack(mean, sd, request.policy.z, level).every((points) => points === 0);
  return !nothingOpen && (wished || opening.measure) ? { ...opening, check, checkConfirms } : null;
}

const cheapest = (modules: readonly PathModule[]): number =>
  modules.length === 0 ? 0 : Math.min(...modules.map(({ minutes }) => minutes));

/** What is still missing when the modules that count or are under way have brought their points. */
function left({ counting, started }: PathContext, skillIndex: number, lack: readonly number[]): readonly number[] {
  const own = [...counting, ...started].filter((module) => module.skillIndex === skillIndex && teaches(module));
  return lack.map((points, at) => Math.max(0, points - own.reduce((sum, module) => sum + pointsIn(module, at + 1), 0)));
}

/** Points that a module brings in a band of its skill. */
export function pointsIn(module: PathModule, band: number): number {
  const inside = module.fromLevel < band && band <= module.toLevel;
  return inside && teaches(module) ? Math.round(BAND_POINTS * moduleEffect(module)) : 0;
}
