import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import {
  pointsNeeded,
  type Checklist,
  type ChecklistPoint,
  type ObservedMark,
  type SignOffLevel,
} from "./checklist.ts";

/** What stands beside a point on the marked list. */
export type PointMark = ObservedMark | "not-seen";

export interface MarkedPoint {
  readonly pointId: string;
  readonly mark: PointMark;
}

/** Why a marked list cannot be signed as it is. */
export type MarkProblem =
  | { readonly kind: "unknown-point"; readonly pointIds: readonly string[] }
  | { readonly kind: "unmarked"; readonly pointIds: readonly string[] }
  | { readonly kind: "safety-not-seen"; readonly pointIds: readonly string[] }
  | { readonly kind: "too-few-seen"; readonly seen: number; readonly needed: number }
  | { readonly kind: "reason-missing"; readonly reached: ProficiencyLevel };

export interface Judgement {
  /** The highest level that the marks show, at most the one asked for; 0: not even level 1. */
  readonly reached: ProficiencyLevel;
  readonly outcome: "signed" | "not-yet";
  /** Points seen below the level asked for, in the order of the list. Empty when it was reached without any. */
  readonly missing: readonly string[];
}

/** From this level on a person has to say in words why. */
const REASON_FROM: SignOffLevel = 4;

/** Share of the points seen that must be at the level; the rest may be one below. */
const SHARE_AT_LEVEL = 0.8;

/**
 * Reads a marked list. Every point carries a mark or "not-seen"; safety-critical points and two thirds of all points must
 * have been seen. A level is shown when four fifths of the points that speak about it are at it, none is further than one
 * step below, and every safety-critical one is at it. A level of 4 or above needs a reason in words. O(points × level).
 */
export function judge(
  checklist: Checklist,
  marked: readonly MarkedPoint[],
  reason: string | null,
): Result<Judgement, MarkProblem> {
  const marks = new Map(marked.map(({ pointId, mark }) => [pointId, mark]));
  const problem = problemOf(checklist, marks);
  if (problem !== null) return err(problem);
  const reached = reachedLevel(checklist, marks);
  if (reached >= REASON_FROM && (reason ?? "").trim() === "") return err({ kind: "reason-missing", reached });
  const missing = checklist.points
    .filter((point) => standing(point, marks.get(point.id), checklist.level) < 0)
    .map((point) => point.id);
  return ok({ reached, outcome: reached >= checklist.level ? "signed" : "not-yet", missing });
}

function problemOf(checklist: Checklist, marks: ReadonlyMap<string, PointMark>): MarkProblem | null {
  const known = new Set(checklist.points.map((point) => point.id));
  const unknown = [...marks.keys()].filter((id) => !known.has(id));
  if (unknown.length > 0) return { kind: "unknown-point", pointIds: unknown };
  const unmarked = checklist.points.filter((point) => !marks.has(point.id));
  if (unmarked.length > 0) return { kind: "unmarked", pointIds: unmarked.map((point) => point.id) };
  const unseen = checklist.points.filter((point) => marks.get(point.id) === "not-seen");
  const unsafe = unseen.filter((point) => point.safetyCritical);
  if (unsafe.length > 0) return { kind: "safety-not-seen", pointIds: unsafe.map((point) => point.id) };
  const seen = checklist.points.length - unseen.length;
  const needed = pointsNeeded(checklist);
  return seen < needed ? { kind: "too-few-seen", seen, needed } : null;
}

function reachedLevel(checklist: Checklist, marks: ReadonlyMap<string, PointMark>): ProficiencyLevel {
  for (let level = checklist.level; level >= 1; level -= 1) {
    if (showsLevel(checklist.points, marks, level)) return level;
  }
  return 0;
}

function showsLevel(
  points: readonly ChecklistPoint[],
  marks: ReadonlyMap<string, PointMark>,
  level: SignOffLevel,
): boolean {
  const speaking = points.filter((point) => speaksAbout(point, level));
  const standings = speaking.map((point) => ({ point, at: standing(point, marks.get(point.id), level) }));
  const seen = standings.filter(({ point }) => marks.get(point.id) !== "not-seen");
  if (!seen.some(({ point }) => isDecisive(point, level))) return false;
  if (seen.some(({ point, at }) => at < -1 || (at < 0 && point.safetyCritical))) return false;
  return seen.filter(({ at }) => at >= 0).length >= SHARE_AT_LEVEL * seen.length;
}

/** A statement of a higher level says nothing against a lower one. */
const speaksAbout = ({ scale }: ChecklistPoint, level: SignOffLevel): boolean =>
  scale.kind === "anchors" || scale.level <= level;

/** Statements of lower levels alone do not show a higher one. */
const isDecisive = ({ scale }: ChecklistPoint, level: SignOffLevel): boolean =>
  scale.kind === "anchors" || scale.level === level;

/** Steps above (0 or more) or below (negative) what `level` asks of the point; 0 where it was not seen or says nothing. */
function standing(point: ChecklistPoint, mark: PointMark | undefined, level: SignOffLevel): number {
  if (mark === undefined || mark === "not-seen" || !speaksAbout(point, level)) return 0;
  return point.scale.kind === "anchors" ? mark - Math.min(level, 3) : mark - 3;
}
