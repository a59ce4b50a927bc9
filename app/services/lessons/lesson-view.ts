import type { Sector } from "#app/catalog/catalog.ts";
import type { LessonView } from "#app/catalog/lessons/lesson-view.ts";
import type { QuestionFeedback } from "#app/catalog/lessons/question-feedback.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { Answers } from "./stored-lesson.ts";

/** What the scoring said about a lesson-check. */
export interface CheckOutcome {
  readonly results: Readonly<Record<string, QuestionFeedback>>;
  readonly answers: Answers;
  readonly points: number;
  readonly possible: number;
  /** False: the same lesson was counted in the last seven days. */
  readonly counted: boolean;
}

/** Where to go on. */
export interface NextStep {
  readonly kind: "lesson" | "check" | "sign-off";
  readonly to: string;
  readonly label: string;
  readonly detail: string;
}

/** A lesson on the page of a reader. */
export interface LessonPage {
  readonly id: string;
  readonly lesson: LessonView;
  readonly skill: { readonly id: string; readonly name: string };
  /** The version whose words these are. */
  readonly version: number;
  /** A newer one has been published since this one was begun. */
  readonly outdated: boolean;
  readonly retired: boolean;
  readonly signing: { readonly review: string; readonly by: string | null; readonly on: PlainDate | null };
  readonly sector: Sector;
  /** False for an account that is no person of the company: nothing is kept. */
  readonly keeps: boolean;
  readonly progress: { readonly part: number; readonly answered: Answers };
  readonly outcome: CheckOutcome | null;
  readonly completedOn: PlainDate | null;
  readonly next: readonly NextStep[];
  /** Lessons for what this one builds on. */
  readonly learnFirst: readonly { readonly id: string; readonly title: string; readonly skillName: string }[];
}
