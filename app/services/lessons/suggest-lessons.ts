import type { Catalog, CatalogRole } from "#app/catalog/catalog.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { DEFAULT_POLICY, skillStatus } from "#app/engine/proficiency/readiness.ts";
import type { ReplayedBelief } from "#app/engine/proficiency/replay.ts";
import { estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import { requiredLevel } from "#app/engine/skills/role-profile.ts";
import { levelOfTheta } from "#app/engine/skills/skill.ts";
import type { LessonLine } from "./group-lessons.ts";

export interface SuggestedLesson extends LessonLine {
  readonly required: number;
  readonly critical: boolean;
}

const MOST_SUGGESTED = 6;

/** What fits the gaps to the role best, at most one lesson a skill: what is begun first, then what is critical. */
export function suggestLessons(
  { requirements }: CatalogRole,
  lines: readonly LessonLine[],
  { catalog, belief, today }: { readonly catalog: Catalog; readonly belief: ReplayedBelief; readonly today: PlainDate },
): readonly SuggestedLesson[] {
  const found = requirements.flatMap((requirement): readonly SuggestedLesson[] => {
    const skill = catalog.skillById.get(requirement.skillId);
    const required = requiredLevel(requirement, "now");
    if (skill === undefined || required === 0) return [];
    const asked = { level: required, safetyCritical: skill.safetyCritical };
    const status = skillStatus(estimateAt(belief, skill.index), asked, DEFAULT_POLICY, today);
    if (status === "ready") return [];
    const level = status === "not-measured" ? 0 : levelOfTheta(belief.means[skill.index] ?? Number.NaN);
    const fits = ({ skill: of, toLevel, state }: LessonLine): boolean =>
      of.id === skill.id && toLevel > level && toLevel <= required && state !== "done";
    const line = lines.filter(fits).toSorted((left, right) => left.toLevel - right.toLevel)[0];
    return line === undefined ? [] : [{ ...line, required, critical: requirement.criticality === "critical" }];
  });
  const order = ({ state, critical }: SuggestedLesson): number => (state === "open" ? 0 : critical ? 1 : 2);
  return found.toSorted((left, right) => order(left) - order(right)).slice(0, MOST_SUGGESTED);
}
