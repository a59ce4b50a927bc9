import { questionKeyOf } from "#app/catalog/items/bank-item.ts";
import { feedbackOn, type QuestionFeedback } from "#app/catalog/lessons/question-feedback.ts";
import type { Lesson } from "#app/catalog/lessons/lesson.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { highestCategory, type AnswerProblem } from "#app/engine/measurement/answer-key.ts";
import { scoreAnswer } from "#app/engine/measurement/scoring.ts";
import { checkQuestions, type Answers } from "./stored-lesson.ts";

export interface ScoredCheck {
  readonly answers: Answers;
  readonly points: number;
  readonly possible: number;
  readonly questions: number;
}

export type ScoreProblem =
  | { readonly kind: "unanswered"; readonly questionId: string }
  | { readonly kind: "unusable"; readonly questionId: string; readonly problem: AnswerProblem };

/** Scores a lesson-check as a whole, each question as far as it is right: nothing counts before every question has an answer. */
export function scoreCheck(lesson: Lesson, given: Answers): Result<ScoredCheck, ScoreProblem> {
  const questions = checkQuestions(lesson);
  let points = 0;
  const answers: Record<string, Answers[string]> = {};
  for (const question of questions) {
    const { id } = question;
    const answer = Object.hasOwn(given, id) ? given[id] : undefined;
    if (answer === undefined || answer.type === "blank") return err({ kind: "unanswered", questionId: id });
    const key = questionKeyOf(question);
    const score = scoreAnswer(key, answer);
    if (!score.ok) return err({ kind: "unusable", questionId: id, problem: score.error });
    points += score.value / highestCategory(key);
    answers[id] = answer;
  }
  return ok({ answers, points, possible: questions.length, questions: questions.length });
}

/** What somebody reads about the answers they gave. */
export function feedbackOnCheck(lesson: Lesson, answers: Answers): Readonly<Record<string, QuestionFeedback>> {
  return Object.fromEntries(
    checkQuestions(lesson).flatMap((question): [string, QuestionFeedback][] => {
      const answer = answers[question.id];
      const feedback = answer === undefined ? null : feedbackOn(question, answer);
      return feedback?.ok === true ? [[question.id, feedback.value]] : [];
    }),
  );
}
