import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";

/** Levels that can be signed off; 0 is nothing to sign. */
export type SignOffLevel = Exclude<ProficiencyLevel, 0>;

/** What an assessor saw of one point: its first, second or third anchor. */
export type ObservedMark = 1 | 2 | 3;

/**
 * How marks of a point read as levels. `anchors`: mark n describes level n, so the point speaks about every level up to 3.
 * `statement`: the point says what a person of `level` does; mark 3 means seen without help, 2 with help, 1 not managed.
 * It says nothing about lower levels.
 */
export type PointScale =
  | { readonly kind: "anchors" }
  | {
      readonly kind: "statement";
      readonly level: SignOffLevel;
    };

/** One thing to watch for. */
export interface ChecklistPoint {
  readonly id: string;
  /** What to look at. */
  readonly observe: string;
  /** What each mark means, in words: index 0 is mark 1. */
  readonly anchors: readonly [string, string, string];
  readonly scale: PointScale;
  /** Below the level asked for, this point alone decides: not yet. It may not be left out. */
  readonly safetyCritical: boolean;
}

/** What is watched for one sign-off, as it was when it was asked for. */
export interface Checklist {
  /** `published`: written for the skill. `level-texts`: made from the skill's own level texts. */
  readonly source: "published" | "level-texts";
  readonly title: string;
  /** The level it can show at most, and the one that is asked for. */
  readonly level: SignOffLevel;
  /** Usual length; null where nobody stated one. */
  readonly minutes: number | null;
  readonly setting: string | null;
  /** When the assessor stops the task. */
  readonly stop: string | null;
  readonly version: number | null;
  /** At least one. */
  readonly points: readonly ChecklistPoint[];
}

/** Share of the points that must have been seen before a level is stated. */
const LEAST_SHARE_SEEN = 2 / 3;

/** How many points must have been seen: two thirds, rounded up. */
export function pointsNeeded(checklist: Pick<Checklist, "points">): number {
  return Math.ceil(checklist.points.length * LEAST_SHARE_SEEN);
}
