import { blockedFrom } from "#app/engine/proficiency/skill-estimate.ts";
import type { DraftStep } from "./choose-modules.ts";
import type { LearningNeeds } from "./learning-needs.ts";
import { teaches } from "./path-module.ts";
import type { PathContext } from "./skill-need.ts";

/** A step with what must come before it, by key. */
export interface OrderedStep extends DraftStep {
  readonly requires: readonly string[];
}

/**
 * Steps in the order in which to do them: nothing before what it stands on; then what is begun, skills held back by a missed
 * safety question, first checks, and the rest by priority, a skill counting as much as the most urgent one that stands
 * on it. `priority`: by skill, larger first. Deterministic. O(steps²).
 */
export function orderSteps(
  context: PathContext,
  needs: LearningNeeds,
  drafts: readonly DraftStep[],
  priority: ReadonlyMap<number, number>,
): readonly OrderedStep[] {
  const urgent = (skill: number): boolean => {
    const blocked = blockedFrom(context.request.replayed.states[skill] ?? 0);
    return blocked > 0 && blocked <= (needs.skills.get(skill)?.roleLevel ?? 0);
  };
  const weight = inherited(needs, priority);
  const waiting = drafts
    .map((draft) => ({ ...draft, requires: draft.started ? [] : requiresOf(draft, drafts) }))
    .sort((left, right) => {
      const [a, b] = [left.module, right.module];
      return (
        Number(right.started) - Number(left.started) ||
        Number(urgent(b.skillIndex)) - Number(urgent(a.skillIndex)) ||
        Number(right.purpose === "measure") - Number(left.purpose === "measure") ||
        (weight.get(b.skillIndex) ?? 0) - (weight.get(a.skillIndex) ?? 0) ||
        a.skillIndex - b.skillIndex ||
        a.fromLevel - b.fromLevel ||
        (a.key < b.key ? -1 : 1)
      );
    });
  const ordered: OrderedStep[] = [];
  const placed = new Set<string>();
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ requires }) => requires.every((key) => placed.has(key)));
    const [step] = waiting.splice(Math.max(0, at), 1);
    if (step === undefined) break;
    // steps that could only wait for each other were refused before; what is begun waits for nothing
    ordered.push(at < 0 ? { ...step, requires: step.requires.filter((key) => placed.has(key)) } : step);
    placed.add(step.module.key);
  }
  return ordered;
}

/** Keys of the steps that a step stands on: lessons follow those that begin lower, a confirmation all up to its level. */
function requiresOf({ module, purpose }: DraftStep, drafts: readonly DraftStep[]): readonly string[] {
  if (purpose === "measure" || purpose === "renew") return [];
  return drafts.flatMap((draft) => (standsOn(draft) ? [draft.module.key] : []));

  function standsOn({ module: other, purpose: why }: DraftStep): boolean {
    if (other.key === module.key) return false;
    const own = other.skillIndex === module.skillIndex;
    const level = own ? (teaches(module) ? module.fromLevel : module.toLevel) : neededLevel(other.skillIndex);
    if (why === "measure") return own || level > 0;
    return teaches(other) && other.fromLevel < level;
  }
  function neededLevel(skill: number): number {
    return module.needs.reduce((most, need) => (need.skillIndex === skill ? Math.max(most, need.level) : most), 0);
  }
}

/** Each skill's own priority or that of what stands on it, whichever is more. */
function inherited({ dependents }: LearningNeeds, own: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const weight = new Map(own);
  const pending = [...own.keys()];
  const bases = new Map<number, number[]>();
  for (const [base, tops] of dependents) for (const top of tops) bases.set(top, [...(bases.get(top) ?? []), base]);
  for (let skill = pending.pop(); skill !== undefined; skill = pending.pop()) {
    const mine = weight.get(skill) ?? 0;
    for (const base of bases.get(skill) ?? []) {
      if ((weight.get(base) ?? -1) >= mine) continue;
      weight.set(base, mine);
      pending.push(base);
    }
  }
  return weight;
}
