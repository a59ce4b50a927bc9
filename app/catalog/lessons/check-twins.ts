import { reportInto, type ContentFile, type ContentProblem } from "#app/catalog/content-problem.ts";
import { checkDuplicates, type Passage } from "#app/catalog/items/check-duplicates.ts";
import type { ItemFile } from "#app/catalog/items/item-schemas.ts";
import { choicesOf, questionsOf } from "#app/catalog/items/question-parts.ts";
import { questionTexts, placedQuestions, tellingTexts } from "./lesson-texts.ts";
import type { ParsedLesson } from "./parse-lesson.ts";

/**
 * What was written twice: a lesson's question that is also an item, which a check could then not use, questions of two lessons,
 * and two lessons that tell the same.
 */
export function checkTwins(
  lessons: readonly ParsedLesson[],
  items: readonly ContentFile<ItemFile>[],
): readonly ContentProblem[] {
  const problems: ContentProblem[] = [];
  const report = reportInto(problems);
  const asked = items.flatMap(itemQuestions);
  checkDuplicates([...asked, ...lessons.flatMap(lessonQuestions)], report, asked.length);
  checkDuplicates(lessons.map(tellingPassage), report);
  return problems;
}

/** Each decision of a scenario by itself: a lesson may repeat one of them. */
function itemQuestions(file: ContentFile<ItemFile>): readonly Passage[] {
  return questionsOf(file).map(({ at, situation, question }) => ({
    file,
    at,
    texts: [
      ...(file.value.type === "scenario" ? [] : [situation]),
      question.news ?? "",
      question.question,
      ...choicesOf(question).map(({ text }) => text),
    ],
  }));
}

function lessonQuestions(lesson: ParsedLesson): readonly Passage[] {
  return placedQuestions(lesson).map(({ at, question }) => ({
    file: lesson,
    at,
    texts: questionTexts({ at, question }).map(({ text }) => text),
  }));
}

function tellingPassage(lesson: ParsedLesson): Passage {
  const told = lesson.value.parts.flatMap(tellingTexts);
  return { file: lesson, at: ["front", "title"], texts: [...lesson.paragraphs(), ...told].map(({ text }) => text) };
}
