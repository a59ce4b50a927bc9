import { lessonStatement } from "#app/engine/proficiency/lesson-evidence.ts";
import { SOURCE_PARAMETERS } from "#app/engine/proficiency/belief-parameters.ts";
import {
  createGaussianState,
  mirrorCovariance,
  observeLevel,
  type GaussianState,
} from "#app/engine/proficiency/gaussian-state.ts";
import type { ReplayedBelief } from "#app/engine/proficiency/replay.ts";
import { ESTIMATE_STATE, withBlockFrom } from "#app/engine/proficiency/skill-estimate.ts";
import { thetaOfRating } from "#app/engine/skills/skill.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { Logit } from "#app/engine/kernel/units.ts";
import { expectedGain } from "./expected-gain.ts";
import { HIGHEST_CHECKED, teaches, type PathModule } from "./path-module.ts";

/** A check that stops when it is sure enough, as one statement about the skill. */
export const CHECK_NOISE_SD: Logit = 0.4;
/** A lesson's own check has three questions. */
const LESSON_QUESTIONS = 3;

/**
 * A person's belief carried forward along a path: what it will be if every step goes as expected. Lives inside one planning
 * and is changed in place by `takeStep`.
 */
export interface PathBelief {
  readonly origin: ReplayedBelief;
  readonly gaussian: GaussianState;
  readonly states: Uint8Array;
  readonly measuredUntil: (PlainDate | null)[];
}

/** O(size²): copies the replay. */
export function startPathBelief(origin: ReplayedBelief): PathBelief {
  const gaussian = createGaussianState(origin.posteriorMeans.length);
  gaussian.means.set(origin.posteriorMeans);
  gaussian.covariance.set(origin.covariance);
  return { origin, gaussian, states: Uint8Array.from(origin.states), measuredUntil: [...origin.measuredUntil] };
}

/**
 * One module goes as planned. Lessons and practice lift the skill (`expectedGain`). A lesson is over when its few questions
 * are answered right, a confirmation when it is passed: each states at least the level it leads to; what happens when it is
 * not passed is for the next plan. A placement check comes out at the mean, so the mean stays and the variance falls. Related
 * skills follow. A check makes a missed safety question good; a sign-off of level 4 or above is a human judgement.
 */
export function takeStep(belief: PathBelief, module: PathModule): void {
  const { skillIndex: skill, kind } = module;
  if (teaches(module)) lift(belief, module);
  const noise = noiseOf(module);
  if (noise === null) return;
  const mean = belief.gaussian.means[skill] ?? 0;
  const stated = module.toLevel === 0 ? mean : Math.max(mean, thetaOfRating(module.toLevel));
  observeLevel(belief.gaussian, skill, -1, stated, noise);
  let state = ((belief.states[skill] ?? 0) | ESTIMATE_STATE.measured) & ~ESTIMATE_STATE.expired;
  if (kind === "check") state = withBlockFrom(state, 0);
  if (kind === "sign-off" && module.toLevel > HIGHEST_CHECKED) state |= ESTIMATE_STATE.humanJudged;
  belief.states[skill] = state;
  belief.measuredUntil[skill] = null;
}

/** Noise of what a module measures, in logits; null: it measures nothing. */
function noiseOf({ kind, fromLevel, toLevel }: PathModule): Logit | null {
  if (kind === "practice") return null;
  if (kind === "check") return CHECK_NOISE_SD;
  if (kind === "sign-off") return SOURCE_PARAMETERS["practical-signoff"].noiseSd;
  const allRight = { points: 1, possible: 1, questions: LESSON_QUESTIONS };
  return lessonStatement({ from: fromLevel, to: toLevel }, allRight).noiseSd;
}

/** The gain of a lesson or practice alone: its mean, its variance, and the covariances with every other skill. O(size). */
export function lift({ gaussian }: PathBelief, module: PathModule): void {
  const { size, means, covariance } = gaussian;
  const at = module.skillIndex;
  const diagonal = at * size + at;
  const { shift, variance, slope } = expectedGain(module, means[at] ?? 0, covariance[diagonal] ?? 1);
  means[at] = (means[at] ?? 0) + shift;
  for (let j = 0; j < at; j += 1) covariance[at * size + j] = slope * (covariance[at * size + j] ?? 0);
  for (let i = at + 1; i < size; i += 1) covariance[i * size + at] = slope * (covariance[i * size + at] ?? 0);
  covariance[diagonal] = variance;
}

/** Mean and sd of one skill now. */
export function outlookOf({ gaussian }: PathBelief, skill: number): { readonly mean: Logit; readonly sd: Logit } {
  const { size, means, covariance } = gaussian;
  return { mean: means[skill] ?? 0, sd: Math.sqrt(covariance[skill * size + skill] ?? 1) };
}

/** The same numbers in the form of a replay, so that the one readiness rule judges them. O(size²). */
export function asReplayed({ origin, gaussian, states, measuredUntil }: PathBelief): ReplayedBelief {
  const { size, means, covariance } = gaussian;
  mirrorCovariance(gaussian);
  const nSkills = origin.means.length;
  return {
    ...origin,
    means: Float32Array.from(means.subarray(0, nSkills)),
    sds: Float32Array.from({ length: nSkills }, (_, at) => Math.sqrt(covariance[at * size + at] ?? 0)),
    states,
    posteriorMeans: means,
    covariance,
    measuredUntil,
  };
}
