import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { isReady, type ReadinessPolicy } from "#app/engine/proficiency/readiness.ts";
import type { SkillEstimate } from "#app/engine/proficiency/skill-estimate.ts";
import type { SignOffLevel } from "./checklist.ts";

/** Somebody's place: who they are and the site they work in, as its unit path. */
export interface WorksAt {
  readonly personId: string;
  readonly sitePath: string;
}

/** Why somebody may not sign: it is about themself, they work elsewhere, or measured evidence does not show the level. */
export type AssessorRefusal = { readonly kind: "oneself" | "other-site" | "below-level" };

export interface AssessorQuestion {
  readonly assessor: WorksAt & { readonly estimate: SkillEstimate };
  readonly person: WorksAt;
  readonly level: SignOffLevel;
  readonly asOf: PlainDate;
}

/**
 * Who may judge somebody's work at a level: a colleague of the same site, never oneself, who is ready for that level on
 * the day `asOf` from measured evidence (a self-rating is not enough, whatever the skill). The first reason that holds.
 */
export function mayAssess(
  { assessor, person, level, asOf }: AssessorQuestion,
  policy: ReadinessPolicy,
): Result<null, AssessorRefusal> {
  if (assessor.personId === person.personId) return err({ kind: "oneself" });
  if (assessor.sitePath !== person.sitePath) return err({ kind: "other-site" });
  // A safety-critical requirement is the one that no self-rating meets.
  const held = isReady(assessor.estimate, { level, safetyCritical: true }, policy, asOf);
  return held ? ok(null) : err({ kind: "below-level" });
}

export interface Colleague {
  readonly personId: string;
  readonly displayName: string;
  readonly shiftId: string | null;
}

/** Colleagues of the same shift first, then everybody else, each by name in the order of `compare`. A new list. */
export function orderAssessors<T extends Colleague>(
  assessors: readonly T[],
  shiftId: string | null,
  compare: (left: string, right: string) => number,
): readonly T[] {
  const elsewhere = (colleague: Colleague): number => (shiftId !== null && colleague.shiftId === shiftId ? 0 : 1);
  return assessors.toSorted(
    (left, right) => elsewhere(left) - elsewhere(right) || compare(left.displayName, right.displayName),
  );
}
