import type { ContentPath, ReportProblem } from "#app/catalog/content-problem.ts";
import { checkFigure, type Figures } from "#app/catalog/items/check-figures.ts";
import { checkKeys } from "#app/catalog/items/check-keys.ts";
import { checkCalculation, checkNumbers } from "#app/catalog/items/check-numbers.ts";
import { checkQuestionWords } from "#app/catalog/items/check-wording.ts";
import { namesIn } from "#app/catalog/items/expression.ts";
import { placedQuestions } from "./lesson-texts.ts";
import type { LessonBlocks } from "./lesson-schemas.ts";
import { blocksOf } from "./lesson.ts";
import type { ParsedLesson } from "./parse-lesson.ts";
import type { ParsedLibrary } from "./parse-library.ts";

/** Questions, numbers and figures of a lesson: the same checks as for items. */
export function checkLessonFacts(lesson: ParsedLesson, figures: Figures, report: ReportProblem): void {
  for (const placed of placedQuestions(lesson)) {
    checkKeys(placed, report);
    checkNumbers(placed, report);
    checkQuestionWords(placed, report);
  }
  for (const { position, block } of blocksOf(lesson.value, "calculation"))
    checkCalculator(lesson, ["parts", position], block, report);
  for (const { at, figure } of shownFigures(lesson))
    checkFigure({ file: lesson, at, figure, path: lessonFigurePath(lesson.value.front, figure.file) }, figures, report);
}

/** The result follows from the inputs, which lie inside their own limits; every input counts. */
function checkCalculator(
  lesson: ParsedLesson,
  at: ContentPath,
  { inputs, formula, result }: LessonBlocks["calculation"],
  report: ReportProblem,
): void {
  const used = namesIn(formula);
  const names = new Set<string>();
  for (const [number, { name, value, min, max }] of inputs.entries()) {
    const here = [...at, "inputs", number];
    if (names.has(name)) report(lesson, here, `the input ${name} appears twice`);
    if (!used.has(name)) report(lesson, here, `the formula does not use ${name}`);
    if (value < min || value > max)
      report(lesson, here, `${name} is ${String(value)}, outside ${String(min)} to ${String(max)}`);
    names.add(name);
  }
  const claim = {
    inputs: Object.fromEntries(inputs.map(({ name, value }) => [name, value])),
    formula,
    equals: result.value,
    tolerance: 0.5 * 10 ** -result.decimals,
  };
  checkCalculation(claim, at, lesson, report);
}

interface ShownFigure {
  /** Where it stands in the file. */
  readonly at: ContentPath;
  readonly figure: { readonly file: string; readonly alt: string };
}

function shownFigures(lesson: ParsedLesson): readonly ShownFigure[] {
  const own = blocksOf(lesson.value, "figure").map(({ position, block }) => ({
    at: ["parts", position],
    figure: block,
  }));
  const asked = placedQuestions(lesson).flatMap(({ at, question }) =>
    question.figure === undefined ? [] : [{ at: [...at, "figure"], figure: question.figure }],
  );
  return [...own, ...asked];
}

/** The path of a lesson's figure from the root of the repository. */
function lessonFigurePath({ id, skill }: { readonly id: string; readonly skill: string }, file: string): string {
  return `content/lessons/${skill}/${id.slice(skill.length + 1)}/${file}`;
}

/** Pictures that no lesson shows. */
export function checkUnusedLessonFigures(
  { lessons, unreadable }: Pick<ParsedLibrary, "lessons" | "unreadable">,
  figures: Figures,
  report: ReportProblem,
): void {
  const used = new Set(
    lessons.flatMap((lesson) =>
      shownFigures(lesson).map(({ figure }) => lessonFigurePath(lesson.value.front, figure.file)),
    ),
  );
  for (const path of figures.keys()) {
    if (!used.has(path) && !unreadable.some((folder) => path.startsWith(folder)))
      report({ file: path, lineOf: () => 1 }, [], "no lesson shows this figure", "warning");
  }
}
