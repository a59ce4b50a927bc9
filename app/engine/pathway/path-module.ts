import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";

/** `check`: the adaptive check, also as the refresh of five minutes. `practice`: with a colleague at work. */
export type StepKind = "check" | "lesson" | "practice" | "sign-off";

/** What could be a step of a path. */
export interface PathModule {
  /** Stable: "lesson:<lesson id>", else "<kind>:<skill id>:<level>" (`moduleKey`). */
  readonly key: string;
  readonly kind: StepKind;
  /** Lesson id; of the other kinds the skill id. */
  readonly subjectId: string;
  readonly skillIndex: number;
  readonly title: string;
  /** Below `toLevel`. For checks and sign-offs the level before the one that they show. */
  readonly fromLevel: ProficiencyLevel;
  readonly toLevel: ProficiencyLevel;
  /** Of the learner, > 0. */
  readonly minutes: number;
  /** Levels of other skills it stands on; that it stands on `fromLevel` of its own skill is understood. */
  readonly needs: readonly ModuleNeed[];
  /** Mean levels gained where it was measured, over `n` people; null: not yet. */
  readonly measuredGain: MeasuredGain | null;
}

export interface ModuleNeed {
  readonly skillIndex: number;
  readonly level: ProficiencyLevel;
}

export interface MeasuredGain {
  readonly levels: number;
  readonly n: number;
}

/** Key of a check, practice or sign-off. */
export function moduleKey(kind: Exclude<StepKind, "lesson">, skillId: string, level: number): string {
  return `${kind}:${skillId}:${String(level)}`;
}

/** Key of a lesson. */
export const lessonKey = (lessonId: string): string => `lesson:${lessonId}`;

/** Checks score up to this level; above it a person judges. */
export const HIGHEST_CHECKED: ProficiencyLevel = 3;

/** Lessons and practice carry a learner on; so does a work sample of level 4 or above, which is judged as well. */
export const teaches = ({ kind, toLevel }: PathModule): boolean =>
  kind === "lesson" || kind === "practice" || (kind === "sign-off" && toLevel > HIGHEST_CHECKED);
