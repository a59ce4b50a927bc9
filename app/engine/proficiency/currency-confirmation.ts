import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceId, SkillId } from "#app/engine/kernel/ids.ts";
import { maximumScore } from "#app/engine/measurement/item.ts";
import type { Evidence, ItemResponse, ItemResponseEvidence } from "./evidence.ts";

/** A check that showed a skill to be as it was: it renews what was said before. */
export interface Confirmation {
  readonly checkId: string;
  readonly on: PlainDate;
  /** The level it speaks for, 1…3: at least half of its questions were written for it or above. */
  readonly level: number;
}

/** Fewer answers than this confirm nothing. */
const FEWEST_TO_CONFIRM = 3;

/**
 * Share of the points that confirms. A question is as hard as its level: who is just at the level gets about half of them,
 * who is a level below about a quarter. Two thirds are more likely from the first than from the second by 3 : 1 or better.
 */
const CONFIRMING_SHARE = 2 / 3;

/** The highest level that questions are written for: who confirms it has nothing harder to answer. */
const HIGHEST_ASKED_LEVEL = 3;

/**
 * The level that these answers of one check confirm, 1…3; null when they do not: fewer than three that count, less than two
 * thirds of the points, or a safety question missed.
 */
export function confirmedLevel(
  answers: readonly Pick<ItemResponse, "level" | "parameters" | "score" | "scored" | "safetyCritical">[],
): number | null {
  const scored = answers.filter(({ scored: counts }) => counts);
  if (scored.length < FEWEST_TO_CONFIRM) return null;
  const isFull = ({ score, parameters }: (typeof scored)[number]): boolean => score >= maximumScore(parameters);
  if (scored.some((answer) => answer.safetyCritical && !isFull(answer))) return null;
  const points = scored.reduce((sum, { score }) => sum + score, 0);
  const possible = scored.reduce((sum, { parameters }) => sum + maximumScore(parameters), 0);
  if (points < CONFIRMING_SHARE * possible - 1e-9) return null;
  const levels = scored.map(({ level }) => level).sort((left, right) => right - left);
  return levels[Math.ceil(levels.length / 2) - 1] ?? null;
}

/**
 * Checks of a ledger that confirm their skill, by skill, in order of days. Answers that are disputed, revoked or in `without`
 * confirm nothing.
 */
export function confirmationsOf(
  ledger: readonly Evidence[],
  without: ReadonlySet<EvidenceId>,
): ReadonlyMap<SkillId, readonly Confirmation[]> {
  const checks = new Map<string, ItemResponseEvidence[]>();
  for (const entry of ledger) {
    if (entry.kind !== "item-response" || entry.standing !== "standing" || without.has(entry.id)) continue;
    for (const skill of entry.skillIds) {
      const key = `${entry.checkId} ${skill}`;
      const answers = checks.get(key);
      if (answers === undefined) checks.set(key, [entry]);
      else answers.push(entry);
    }
  }
  const bySkill = new Map<SkillId, Confirmation[]>();
  for (const [key, answers] of checks) {
    const level = confirmedLevel(answers.map(({ response }) => response));
    const [first] = answers;
    if (level === null || first === undefined) continue;
    const skill = key.slice(first.checkId.length + 1) as SkillId;
    const on = answers.reduce((last, { effectiveOn }) => (effectiveOn > last ? effectiveOn : last), first.effectiveOn);
    bySkill.set(skill, [...(bySkill.get(skill) ?? []), { checkId: first.checkId, on, level }]);
  }
  for (const list of bySkill.values()) list.sort((left, right) => (left.on < right.on ? -1 : 1));
  return bySkill;
}

/** Whether a confirmation speaks for what the entry says of the skill at `position`: no higher level than was asked about. */
export function confirmsStatement({ level, checkId }: Confirmation, entry: Evidence, position: number): boolean {
  if (entry.kind === "item-response") {
    return entry.checkId !== checkId && (level >= HIGHEST_ASKED_LEVEL || entry.response.level <= level);
  }
  return level >= HIGHEST_ASKED_LEVEL || Math.floor(entry.values[position] ?? 0) <= level;
}
