import type { Logit, Probability } from "#app/engine/kernel/units.ts";

/** When a check ends. */
export interface StoppingPolicy {
  /** Scored items at least, before certainty or precision may end the check. */
  readonly minItems: number;
  readonly maxItems: number;
  /** Ends when P(ready) is at least this far from undecided on either side: 0.95 means ≥ 0.95 or ≤ 0.05. */
  readonly decisionCertainty: Probability;
  /** Ends when the posterior sd is at most this, in logits. */
  readonly targetSd: Logit;
  /** Working time allowed, pauses not counted; null: untimed. Extra time is granted by raising it. */
  readonly maxMinutes: number | null;
}

/**
 * 25 items at most; a third of a level band is precise enough. Eight items at least, because a level needs more than one
 * context (docs of the content rubric: one item, one context is not enough).
 */
export const DEFAULT_STOPPING: StoppingPolicy = {
  minItems: 8,
  maxItems: 25,
  decisionCertainty: 0.95,
  targetSd: 0.3,
  maxMinutes: null,
};

/** What the rule looks at. */
export interface CheckProgress {
  readonly scoredItems: number;
  /** P(theta ≥ cut); null when the check is for precision only. */
  readonly probabilityReady: Probability | null;
  readonly sd: Logit;
  readonly workedMinutes: number;
  /** Items that may still be given. */
  readonly itemsLeft: number;
}

export type StopReason = "time-is-up" | "item-limit" | "no-items-left" | "decision-certain" | "precise-enough";

/** Why the check ends now; null: it goes on. The first reason of the list above that holds. */
export function stopReason(policy: StoppingPolicy, progress: CheckProgress): StopReason | null {
  const { scoredItems, probabilityReady, sd, workedMinutes, itemsLeft } = progress;
  if (policy.maxMinutes !== null && workedMinutes >= policy.maxMinutes) return "time-is-up";
  if (scoredItems >= policy.maxItems) return "item-limit";
  if (itemsLeft === 0) return "no-items-left";
  if (scoredItems < policy.minItems) return null;
  if (probabilityReady !== null) {
    const certainty = Math.max(probabilityReady, 1 - probabilityReady);
    if (certainty >= policy.decisionCertainty) return "decision-certain";
  }
  return sd <= policy.targetSd ? "precise-enough" : null;
}
