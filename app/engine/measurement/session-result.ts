import type { ItemId } from "#app/engine/kernel/ids.ts";
import type { Logit, Probability } from "#app/engine/kernel/units.ts";
import { maximumScore } from "./item.ts";
import type { CheckPlan, GivenAnswer, SessionState } from "./assessment-state.ts";
import { sessionPosterior } from "./assessment-session.ts";
import { posteriorQuantile, probabilityAtLeast } from "./posterior.ts";

/** What a check has found out. */
export interface SessionResult {
  readonly mean: Logit;
  readonly sd: Logit;
  /** 2.5 % and 97.5 % quantiles. */
  readonly interval95: readonly [Logit, Logit];
  /** P(theta ≥ cut) of the plan; null when no level was asked about. */
  readonly probabilityReady: Probability | null;
  readonly scoredItems: number;
  /** Pilot items answered; not part of anything above. */
  readonly pilotItems: number;
  /** Safety-critical items with less than the full score: they block the level whatever the total. */
  readonly safetyMissed: readonly ItemId[];
  /** Items answered below full score by a person who was sure. */
  readonly confidentlyWrong: readonly ItemId[];
}

/** The result of the answers so far; of a finished check its outcome. Items in the order they were given. */
export function sessionResult(plan: CheckPlan, state: SessionState): SessionResult {
  const posterior = sessionPosterior(plan, state);
  const itemOf = (answer: GivenAnswer) => plan.pool.items[plan.pool.indexOf.get(answer.itemId) ?? -1];
  const scored = state.answers.filter((answer) => answer.scored);
  const missed = scored.filter((answer) => {
    const item = itemOf(answer);
    return item !== undefined && answer.score < maximumScore(item.parameters);
  });
  return {
    mean: posterior.mean,
    sd: posterior.sd,
    interval95: [posteriorQuantile(posterior, 0.025), posteriorQuantile(posterior, 0.975)],
    probabilityReady: plan.cut === null ? null : probabilityAtLeast(posterior, plan.cut),
    scoredItems: scored.length,
    pilotItems: state.answers.length - scored.length,
    safetyMissed: missed.filter((answer) => itemOf(answer)?.safetyCritical === true).map((answer) => answer.itemId),
    confidentlyWrong: missed.filter((answer) => answer.confidence === "sure").map((answer) => answer.itemId),
  };
}
