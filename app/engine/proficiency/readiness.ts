import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { normalCdf, normalQuantile } from "#app/engine/kernel/distributions.ts";
import type { Logit, Probability } from "#app/engine/kernel/units.ts";
import { levelCut, type ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { blockedFrom, ESTIMATE_STATE, type SkillEstimate } from "./skill-estimate.ts";

/** What "ready" asks for. Made by `readinessPolicy`, which keeps the two forms of the threshold together. */
export interface ReadinessPolicy {
  /** Least P(theta ≥ cut of the required level). */
  readonly threshold: Probability;
  /** normalQuantile(threshold): makes the test linear, mean - z·sd ≥ cut, without an erf per cell. */
  readonly z: number;
  /** From this required level on, a person must have judged level 4 or above with a reason. */
  readonly humanJudgementFrom: ProficiencyLevel;
  /** A belief wider than this is not yet a finding: half a level either way, an 80 % interval of 1.3 levels. */
  readonly uncertainSd: Logit;
}

export function readinessPolicy(threshold: Probability): ReadinessPolicy {
  return { threshold, z: normalQuantile(threshold), humanJudgementFrom: 4, uncertainSd: 0.5 };
}

export const DEFAULT_POLICY: ReadinessPolicy = readinessPolicy(0.8);

/** What readiness is asked against: one skill of a role. */
export interface SkillRequirement {
  readonly level: ProficiencyLevel;
  readonly safetyCritical: boolean;
}

/**
 * `ready`: passes the predicate. `nearly`: measured, less than a level below, or held back by a missed safety question. `short`: certainly a level or more below:
 * learn. `uncertain`: could be ready, the evidence does not say: assess first. `expired`: what measured it no longer
 * counts. `not-measured`: no counting evidence of any kind; not the same as level 0.
 */
export type SkillStatus = "ready" | "nearly" | "short" | "uncertain" | "expired" | "not-measured";

/** Statuses by code, for packed data: `SKILL_STATUSES[code]`. */
export const SKILL_STATUSES = [
  "ready",
  "nearly",
  "short",
  "uncertain",
  "expired",
  "not-measured",
] as const satisfies readonly SkillStatus[];

export const STATUS_CODE = { ready: 0, nearly: 1, short: 2, uncertain: 3, expired: 4, notMeasured: 5 } as const;

/** P(theta ≥ cut of `level`), 0…1; 1 for level 0. What the belief says, before any policy. */
export function probabilityReady(estimate: Pick<SkillEstimate, "mean" | "sd">, level: ProficiencyLevel): Probability {
  return normalCdf((estimate.mean - levelCut(level)) / estimate.sd);
}

/**
 * THE predicate: is this skill ready for this requirement on the day `asOf`? All of: something measured it that counts on
 * that day (for a skill that is not safety-critical a self-rating will do, if the belief is sure enough); nothing that
 * measured it has run out unreplaced; no safety question of that level or below was missed in the latest check that asked
 * one; from level 4 on a person judged it with a reason; and P(ready) ≥ threshold.
 * A requirement of level 0 is always met.
 */
export function isReady(
  estimate: SkillEstimate,
  requirement: SkillRequirement,
  policy: ReadinessPolicy,
  asOf: PlainDate,
): boolean {
  return skillStatus(estimate, requirement, policy, asOf) === "ready";
}

/** The status of one skill; `ready` exactly where `isReady` holds. */
export function skillStatus(
  estimate: SkillEstimate,
  { level, safetyCritical }: SkillRequirement,
  policy: ReadinessPolicy,
  asOf: PlainDate,
): SkillStatus {
  const until = estimate.measuredUntil ?? null;
  const lapsed = until !== null && until < asOf && (estimate.state & ESTIMATE_STATE.measured) !== 0;
  const state = lapsed ? (estimate.state & ~ESTIMATE_STATE.measured) | ESTIMATE_STATE.expired : estimate.state;
  const code = statusCode(estimate.mean, estimate.sd, state, level, safetyCritical, policy);
  return SKILL_STATUSES[code];
}

/**
 * The one rule behind `isReady` and `skillStatus`, on plain numbers for loops over packed beliefs. Returns a position in
 * SKILL_STATUSES. No erf, no allocation.
 */
export function statusCode(
  mean: Logit,
  sd: Logit,
  state: number,
  level: number,
  safetyCritical: boolean,
  policy: ReadinessPolicy,
): StatusCode {
  if (level === 0) return STATUS_CODE.ready;
  const place = placeOf(mean - levelCut(level as ProficiencyLevel), sd, policy);
  return statusAtPlace(place, state, level, safetyCritical, policy);
}

/** A position in SKILL_STATUSES. */
export type StatusCode = 0 | 1 | 2 | 3 | 4 | 5;

/** Bits of a place: all that the rule asks of mean and sd. */
const PLACE = { sureAbove: 1, notSureBelow: 2, openFinding: 4, withinOneLevel: 8 } as const;

/** Number of different places. */
export const PLACES = 16;

/**
 * Where a belief lies against a requirement: `above` = mean - cut. 0…15, four comparisons, in the order of PLACE; the pass over
 * all people (gaps/unit-sums.ts) makes the same four without branches, and a test holds the two together.
 */
function placeOf(above: Logit, sd: Logit, { z, uncertainSd }: ReadinessPolicy): number {
  const reach = z * sd;
  return (
    (above >= reach ? PLACE.sureAbove : 0) |
    (above > -reach ? PLACE.notSureBelow : 0) |
    (sd > uncertainSd || above >= 0 ? PLACE.openFinding : 0) |
    (above > -1 ? PLACE.withinOneLevel : 0)
  );
}

/** The status of a requirement of level 1 or above at a place. A full pass tabulates it once per requirement. */
export function statusAtPlace(
  place: number,
  state: number,
  level: number,
  safetyCritical: boolean,
  policy: ReadinessPolicy,
): StatusCode {
  const measured = (state & ESTIMATE_STATE.measured) !== 0;
  if (!measured && (state & ESTIMATE_STATE.expired) !== 0) return STATUS_CODE.expired;
  if (!measured && (state & ESTIMATE_STATE.selfRated) === 0) return STATUS_CODE.notMeasured;
  if ((place & PLACE.sureAbove) !== 0) {
    const block = blockedFrom(state);
    if (block !== 0 && block <= level) return STATUS_CODE.nearly;
    return mayCount(state, measured, level, safetyCritical, policy) ? STATUS_CODE.ready : STATUS_CODE.uncertain;
  }
  const undecided = PLACE.notSureBelow | PLACE.openFinding;
  if ((place & undecided) === undecided) return STATUS_CODE.uncertain;
  return (place & PLACE.withinOneLevel) !== 0 ? STATUS_CODE.nearly : STATUS_CODE.short;
}

function mayCount(
  state: number,
  measured: boolean,
  level: number,
  safetyCritical: boolean,
  policy: ReadinessPolicy,
): boolean {
  if (safetyCritical && !measured) return false;
  return level < policy.humanJudgementFrom || (state & ESTIMATE_STATE.humanJudged) !== 0;
}

export interface ProbabilityInterval {
  readonly low: Probability;
  readonly high: Probability;
}

/** Half-width of a central 80 % interval in standard deviations: normalQuantile(0.9). */
export const Z_80 = 1.2815515655446004;

/**
 * 80 % interval of P(ready): the spread of P(ready | rater biases) over what is known about those biases. `biasSd` is the
 * sd of the skill's mean that is owed to the biases (`biasSpread`), below `estimate.sd`; 0 gives a point. Exact, because
 * P(ready | biases) rises with the conditional mean: its quantiles are those of the mean. Near 0 and 1 the average over
 * the biases can lie outside these quantiles; the interval is then widened to hold it.
 */
export function readinessInterval(
  estimate: Pick<SkillEstimate, "mean" | "sd">,
  level: ProficiencyLevel,
  biasSd: Logit,
): ProbabilityInterval {
  const conditionalSd = Math.sqrt(Math.max(estimate.sd * estimate.sd - biasSd * biasSd, Number.MIN_VALUE));
  const above = estimate.mean - levelCut(level);
  const reach = Z_80 * biasSd;
  const chance = probabilityReady(estimate, level);
  return {
    low: Math.min(chance, normalCdf((above - reach) / conditionalSd)),
    high: Math.max(chance, normalCdf((above + reach) / conditionalSd)),
  };
}
