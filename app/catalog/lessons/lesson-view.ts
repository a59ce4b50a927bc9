import { questionViewOf, type QuestionView } from "#app/catalog/items/question-view.ts";
import type { BlockPart, Lesson, LessonPart } from "./lesson.ts";
import type { LessonFront } from "./lesson-schemas.ts";

/** A question whose answer is kept: the browser gets no key. */
export interface CheckQuestionView {
  readonly id: string;
  readonly title: string | null;
  readonly question: QuestionView;
}

/** The lesson-check as a browser may see it. */
interface CheckPartView {
  readonly kind: "lesson-check";
  readonly questions: readonly CheckQuestionView[];
}

export type LessonPartView = Exclude<LessonPart, BlockPart & { kind: "lesson-check" }> | CheckPartView;

/**
 * What a reader's browser gets. Practice carries its reasons, so that it works without a connection; the lesson-check, which
 * counts, does not.
 */
export interface LessonView {
  readonly front: LessonFront;
  readonly parts: readonly LessonPartView[];
}

export function lessonViewOf({ front, parts }: Lesson): LessonView {
  return {
    front,
    parts: parts.map((part) =>
      part.kind === "lesson-check"
        ? {
            kind: part.kind,
            questions: part.block.questions.map((question) => ({
              id: question.id,
              title: question.title ?? null,
              question: questionViewOf(question),
            })),
          }
        : part,
    ),
  };
}
