import { reportInto, type ContentProblem } from "#app/catalog/content-problem.ts";
import { checkBalance, keyBalance, type KeyBalance } from "#app/catalog/items/check-balance.ts";
import type { Figures } from "#app/catalog/items/check-figures.ts";
import type { ContentText } from "#app/catalog/read-content.server.ts";
import { checkLesson } from "./check-lesson.ts";
import { checkLessonFacts, checkUnusedLessonFigures } from "./check-lesson-facts.ts";
import { checkLibraryReferences, type LibraryCatalog } from "./check-references.ts";
import { placedQuestions } from "./lesson-texts.ts";
import type { Lesson } from "./lesson.ts";
import { parseLibrary, type ParsedLibrary } from "./parse-library.ts";
import type { BriefFile, ChecklistFile } from "./sign-off-schemas.ts";

/** What is published: parts of files without an error, by file name. */
export interface Library {
  readonly lessons: readonly Lesson[];
  readonly checklists: readonly ChecklistFile[];
  readonly briefs: readonly BriefFile[];
}

export interface BuiltLibrary extends Library {
  /** All of them, by file and line. */
  readonly problems: readonly ContentProblem[];
  /** Of the questions in lessons. */
  readonly balance: KeyBalance;
  /** The same with its places, for checks across lessons and items. */
  readonly parsed: ParsedLibrary;
}

/**
 * The library made of its files, and everything that is wrong with them. `texts`: Markdown and YAML under content/; `figures`:
 * SVG texts by path. One broken lesson keeps no other from being published.
 */
export function buildLibrary(texts: readonly ContentText[], figures: Figures, catalog: LibraryCatalog): BuiltLibrary {
  const problems: ContentProblem[] = [];
  const report = reportInto(problems);
  const parsed = parseLibrary(texts, report);
  checkLibraryReferences(parsed, catalog, report);
  for (const lesson of parsed.lessons) {
    checkLesson(lesson, report);
    checkLessonFacts(lesson, figures, report);
  }
  checkUnusedLessonFigures(parsed, figures, report);
  const balance = keyBalance(parsed.lessons.flatMap(placedQuestions).map(({ question }) => question));
  checkBalance(balance, "content/lessons", report);
  problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  const broken = new Set(problems.filter(({ severity }) => severity === "error").map(({ file }) => file));
  const sound = <T>(files: readonly { readonly file: string; readonly value: T }[]): readonly T[] =>
    files.filter(({ file }) => !broken.has(file)).map(({ value }) => value);
  return {
    lessons: sound(parsed.lessons),
    checklists: sound(parsed.checklists),
    briefs: sound(parsed.briefs),
    problems,
    balance,
    parsed,
  };
}
