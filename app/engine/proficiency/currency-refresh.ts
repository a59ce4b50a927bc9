import { PROFICIENCY_LEVELS, type ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { probabilityReady, type ReadinessPolicy } from "./readiness.ts";
import { ESTIMATE_STATE, type SkillEstimate } from "./skill-estimate.ts";

/**
 * The level that a short refresh may confirm: what is held, at least what is required, while the estimate is still above the
 * threshold of readiness for it. Null: nothing measured counts any more, or the estimate has fallen below: then a full check
 * or a sign-off says more than five minutes can. `required` 0: nobody asks for the skill.
 */
export function refreshableLevel(
  estimate: SkillEstimate,
  required: ProficiencyLevel,
  policy: ReadinessPolicy,
): ProficiencyLevel | null {
  if ((estimate.state & ESTIMATE_STATE.measured) === 0) return null;
  const held = PROFICIENCY_LEVELS.findLast((level) => probabilityReady(estimate, level) >= policy.threshold) ?? 0;
  return held === 0 || held < required ? null : held;
}
