import { maximumScore } from "#app/engine/measurement/item.ts";
import type { Evidence } from "./evidence.ts";

/** Per skill: the lowest level whose safety question was missed, 0 for none, and the check in which it was asked. */
export type SafetyWatch = Map<number, { level: number; checkId: string | null }>;

export const createSafetyWatch = (): SafetyWatch => new Map();

/**
 * Follows the safety questions through the counting entries of a ledger, in its order. A missed one blocks the level it was
 * written for and those above; a later check that asks safety questions of the skill without a miss lifts the block, and so
 * does a practical sign-off at that level or above, because somebody watched the work being done.
 */
export function watchSafety(watch: SafetyWatch, skill: number, entry: Evidence, position: number): void {
  const before = watch.get(skill);
  if (entry.kind === "practical-signoff") {
    if (before !== undefined && (entry.values[position] ?? 0) >= before.level) watch.delete(skill);
    return;
  }
  if (entry.kind !== "item-response" || !entry.response.safetyCritical) return;
  const { level, score, parameters } = entry.response;
  const missed = score < maximumScore(parameters) ? level : 0;
  const inThisCheck = before !== undefined && before.checkId === entry.checkId ? before.level : 0;
  watch.set(skill, { checkId: entry.checkId, level: lower(inThisCheck, missed) });
}

/** The lower of two levels where 0 means none. */
function lower(left: number, right: number): number {
  if (left === 0 || right === 0) return left + right;
  return Math.min(left, right);
}
