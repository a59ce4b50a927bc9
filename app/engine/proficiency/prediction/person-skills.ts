import { normalCdf, normalDensity } from "#app/engine/kernel/distributions.ts";
import { retention } from "../forgetting.ts";
import { applyRankOne, PROBIT_SLOPE } from "../gaussian-state.ts";
import type { ItemSkills } from "./response-log.ts";

/** What is believed of all people before their first answer: mean 0, since difficulties carry the level. */
export interface SkillPrior {
  readonly size: number;
  /** size × size, symmetric positive definite, logits². */
  readonly covariance: Float64Array;
}

/**
 * The Gaussian belief about one person while answers come in; changed in place. It may hold only the skills that are
 * asked of the person: leaving the others out changes no number. Only the lower triangle of `covariance` is kept.
 */
export interface PersonSkills {
  readonly size: number;
  /** Position of a skill in this state. */
  readonly positions: Int32Array;
  readonly means: Float64Array;
  readonly covariance: Float64Array;
  readonly priorVariance: Float64Array;
  /** When each skill was last practised; NaN before that. */
  readonly practisedAt: Float64Array;
  /** Scratch. */
  readonly gain: Float64Array;
}

/** The prior for one person, over `skills` (ascending). O(skills²). */
export function startPersonSkills(prior: SkillPrior, skills: Int32Array): PersonSkills {
  const size = skills.length;
  const covariance = new Float64Array(size * size);
  const priorVariance = new Float64Array(size);
  const positions = new Int32Array(prior.size).fill(-1);
  for (let i = 0; i < size; i += 1) {
    const row = skills[i] ?? 0;
    positions[row] = i;
    for (let j = 0; j <= i; j += 1)
      covariance[i * size + j] = prior.covariance[row * prior.size + (skills[j] ?? 0)] ?? 0;
    priorVariance[i] = covariance[i * size + i] ?? 0;
  }
  const means = new Float64Array(size);
  const practisedAt = new Float64Array(size).fill(Number.NaN);
  return { size, positions, means, covariance, priorVariance, practisedAt, gain: new Float64Array(size) };
}

/** Ability of the person on an item: the mean of its skills, with the variance of that mean. */
export interface ItemAbility {
  mean: number;
  variance: number;
}

/** Lets one skill fade towards its prior by the share `kept`. O(size). */
function fade(state: PersonSkills, position: number, kept: number): void {
  const { size, means, covariance, priorVariance } = state;
  means[position] = (means[position] ?? 0) * kept;
  for (let j = 0; j <= position; j += 1)
    covariance[position * size + j] = (covariance[position * size + j] ?? 0) * kept;
  // the diagonal is scaled by both loops, as it must be
  for (let i = position; i < size; i += 1)
    covariance[i * size + position] = (covariance[i * size + position] ?? 0) * kept;
  const diagonal = position * size + position;
  covariance[diagonal] = (covariance[diagonal] ?? 0) + (1 - kept * kept) * (priorVariance[position] ?? 0);
}

/**
 * Brings the skills of an item to the moment of an answer: the power law of forgetting since each was last practised.
 * `stability` is infinite to switch forgetting off.
 */
export function advanceSkills(
  state: PersonSkills,
  items: ItemSkills,
  item: number,
  moment: number,
  stability: number,
): void {
  for (let at = items.starts[item] ?? 0; at < (items.starts[item + 1] ?? 0); at += 1) {
    const position = state.positions[items.indices[at] ?? 0] ?? 0;
    const before = state.practisedAt[position] ?? Number.NaN;
    const kept = Number.isNaN(before) ? 1 : retention(moment - before, stability);
    if (kept < 1) fade(state, position, kept);
    state.practisedAt[position] = moment;
  }
}

/** Fills `gain` with the covariance of every skill with the ability on the item, and `into` with that ability. */
export function readAbility(state: PersonSkills, items: ItemSkills, item: number, into: ItemAbility): void {
  const { size, positions, means, covariance, gain } = state;
  const [from, to] = [items.starts[item] ?? 0, items.starts[item + 1] ?? 0];
  const share = 1 / (to - from);
  gain.fill(0);
  into.mean = 0;
  into.variance = 0;
  for (let at = from; at < to; at += 1) {
    const position = positions[items.indices[at] ?? 0] ?? 0;
    into.mean += share * (means[position] ?? 0);
    const row = position * size;
    for (let j = 0; j <= position; j += 1) gain[j] = (gain[j] ?? 0) + share * (covariance[row + j] ?? 0);
    for (let i = position + 1; i < size; i += 1)
      gain[i] = (gain[i] ?? 0) + share * (covariance[i * size + position] ?? 0);
  }
  for (let at = from; at < to; at += 1) into.variance += share * (gain[positions[items.indices[at] ?? 0] ?? 0] ?? 0);
}

/** First derivative of the log chance of an answer by the mean of the ability, and minus the second one. */
export interface AnswerInformation {
  readonly shift: number;
  readonly shrink: number;
}

/** What one answer says about the ability on its item, by the probit curve averaged over the belief. */
export function answerInformation(
  ability: Readonly<ItemAbility>,
  difficulty: number,
  correct: boolean,
): AnswerInformation {
  const rate = PROBIT_SLOPE / Math.sqrt(1 + PROBIT_SLOPE * PROBIT_SLOPE * ability.variance);
  const sign = correct ? 1 : -1;
  const z = rate * (ability.mean - difficulty);
  const hazard = normalDensity(z) / Math.max(normalCdf(sign * z), Number.MIN_VALUE);
  const shift = sign * hazard * rate;
  return { shift, shrink: sign * z * hazard * rate * rate + shift * shift };
}

/**
 * Conditions on an answer to the item whose ability `readAbility` has just read: one pass of assumed-density filtering
 * with the exact moments of prior × probit curve, for items of several skills. O(size² / 2). Source: Minka 2001,
 * section 3.2; Rasmussen and Williams, GPML, section 3.9.
 */
export function observeAbility(state: PersonSkills, { shift, shrink }: AnswerInformation): void {
  applyRankOne(state, shift, shrink);
}
