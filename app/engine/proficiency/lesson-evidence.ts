import type { Logit } from "../kernel/units.ts";

/** What a finished lesson check says about a person. */
export interface LessonStatement {
  /** On the 0…5 scale, between the levels the lesson leads from and to. */
  readonly value: number;
  readonly noiseSd: Logit;
}

/** Noise of one question taken right after being taught: more than two levels, so that alone it decides nothing. */
const ONE_QUESTION_SD: Logit = 1.6;
/** However many questions: what was read a minute ago is not yet known in a month. */
const LEAST_SD: Logit = 0.8;

/**
 * The level stated by a lesson check, and how little it weighs. The share of the points that were reached lies between the
 * level the lesson starts from and the one it leads to: none of them states the first, all of them the second. The noise is
 * 1.6 / √questions, never under 0.8 logits: 1.13 for two questions, 0.92 for three, against 0.3 of a practical sign-off.
 * `points` of `possible` (> 0), over `questions` ≥ 1.
 */
export function lessonStatement(
  { from, to }: { readonly from: number; readonly to: number },
  { points, possible, questions }: { readonly points: number; readonly possible: number; readonly questions: number },
): LessonStatement {
  const share = Math.min(1, Math.max(0, points / possible));
  return { value: from + share * (to - from), noiseSd: Math.max(LEAST_SD, ONE_QUESTION_SD / Math.sqrt(questions)) };
}
