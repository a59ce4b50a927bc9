import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { SkillId } from "#app/engine/kernel/ids.ts";
import type { BeliefModel } from "#app/engine/proficiency/belief-model.ts";
import type { Evidence } from "#app/engine/proficiency/evidence.ts";
import { probabilityReady, type ReadinessPolicy } from "#app/engine/proficiency/readiness.ts";
import { replayLedger, type ReplayedBelief } from "#app/engine/proficiency/replay.ts";
import { ESTIMATE_STATE, estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import { PROFICIENCY_LEVELS, type ProficiencyLevel } from "#app/engine/skills/skill.ts";

/**
 * For skills whose evidence has all run out: the highest level that was there with the policy's certainty on the last day on
 * which some of it counted. It counts for nothing any more, but it says that a refresh comes before lessons. One replay per
 * distinct last day; none where nothing has run out.
 */
export function lapsedLevels(
  model: BeliefModel,
  ledger: readonly Evidence[],
  replayed: ReplayedBelief,
  policy: ReadinessPolicy,
): ReadonlyMap<SkillId, ProficiencyLevel> {
  const lastDays = new Map<SkillId, PlainDate>();
  for (const entry of ledger) {
    for (const [position, skill] of entry.skillIds.entries()) {
      const at = model.graph.index.get(skill);
      const last = entry.lastDays?.[position] ?? entry.expiresOn;
      if (at === undefined || last === null || last >= replayed.asOf || !isExpired(replayed, at)) continue;
      if (last > (lastDays.get(skill) ?? "")) lastDays.set(skill, last);
    }
  }
  const replays = new Map<PlainDate, ReplayedBelief>();
  const levels = new Map<SkillId, ProficiencyLevel>();
  for (const [skill, day] of lastDays) {
    const then = replays.get(day) ?? replayLedger(model, ledger, day);
    replays.set(day, then);
    const estimate = estimateAt(then, model.graph.index.get(skill) ?? 0);
    const level = PROFICIENCY_LEVELS.findLast((each) => probabilityReady(estimate, each) >= policy.threshold) ?? 0;
    levels.set(skill, level);
  }
  return levels;
}

function isExpired({ states }: ReplayedBelief, at: number): boolean {
  const state = states[at] ?? 0;
  return (state & ESTIMATE_STATE.measured) === 0 && (state & ESTIMATE_STATE.expired) !== 0;
}
