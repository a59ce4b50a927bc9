import type { ContentFile, ContentPath, ReportProblem } from "#app/catalog/content-problem.ts";
import type { ItemFile } from "./item-schemas.ts";
import { choicesOf, questionsOf, stemOf, type PlacedQuestion, type ShownText } from "./question-parts.ts";
import { readability } from "./reading-grade.ts";

/** Limits of the stem; above them a person is tested in reading. */
const MOST_WORDS = 30;
const MOST_MEAN_WORDS = 18;
const MOST_GRADE = 11;

const FORBIDDEN_CHOICES: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:all|none|any|both|each) of (?:the|these|those) (?:above|options|answers|others)\b/i,
    "refers to the other options",
  ],
  [
    /\b(?:[Bb]oth|[Ee]ither|[Nn]either) [A-H] (?:and|or|nor) [A-H]\b|^[A-H] (?:and|or) [A-H]\b/,
    "refers to the other options",
  ],
  [/\b(?:always|never)\b/i, 'says "always" or "never"'],
];

/** How a question is put: what it asks, how its choices read, how hard its stem is. */
export function checkWording(file: ContentFile<ItemFile>, report: ReportProblem): void {
  for (const placed of questionsOf(file)) checkQuestionWords(placed, report);
  checkReading(file, stemOf(file), ["situation"], report);
}

/** What one question asks and how its choices read. */
export function checkQuestionWords(placed: PlacedQuestion, report: ReportProblem): void {
  checkLeadIn(placed, report);
  checkChoiceWords(placed, report);
  checkNumberOrder(placed, report);
  checkKeyLength(placed, report);
}

function checkLeadIn({ file, at, question }: PlacedQuestion, report: ReportProblem): void {
  const here = [...at, "question"];
  if (/which (?:one )?of the following|which (?:statement|sentence)s? (?:is|are)/i.test(question.question)) {
    report(file, here, "asks which statement is true; ask one specific question");
  }
  if (/\b(?:not|except|unsuitable)\b/.test(question.question)) {
    report(file, here, "asks for an exception; write NOT in capitals or ask for the right thing");
  }
  if (!/[?.]$/.test(question.question)) report(file, here, "is neither a question nor an instruction");
}

function checkChoiceWords({ file, at, question }: PlacedQuestion, report: ReportProblem): void {
  const seen = new Map<string, string>();
  for (const { at: place, text } of choicesOf(question)) {
    for (const [pattern, message] of FORBIDDEN_CHOICES) {
      if (pattern.test(text)) report(file, [...at, ...place], `${place.join(".")} ${message}`);
    }
    const same = `${String(place[0])} ${text.toLowerCase()}`;
    const earlier = seen.get(same);
    if (earlier !== undefined) report(file, [...at, ...place], `${place.join(".")} says the same as ${earlier}`);
    seen.set(same, place.join("."));
  }
}

/** Choices that start with a number stand in rising or falling order. */
function checkNumberOrder({ file, at, question }: PlacedQuestion, report: ReportProblem): void {
  if (question.type !== "single") return;
  const numbers = Object.values(question.options).map(({ text }) => leadingNumber(text));
  if (numbers.some((value) => value === null)) return;
  const values = numbers.map(Number);
  const rises = values.every((value, i) => i === 0 || value > (values[i - 1] ?? value));
  const falls = values.every((value, i) => i === 0 || value < (values[i - 1] ?? value));
  if (!rises && !falls) report(file, [...at, "options"], "options that are numbers stand in order of size");
}

function leadingNumber(text: string): number | null {
  const found = /^(?:about )?([−-]?\d[\d ,]*(?:\.\d+)?)(?![\d:])/i.exec(text)?.[1];
  return found === undefined ? null : Number(found.replace(/[ ,]/g, "").replace("−", "-"));
}

/** A right answer that is far longer than all others gives itself away. */
function checkKeyLength({ file, at, question }: PlacedQuestion, report: ReportProblem): void {
  if (question.type !== "single") return;
  const key = question.options[question.key]?.text.length ?? 0;
  const others = Object.entries(question.options)
    .filter(([id]) => id !== question.key)
    .map(([, { text }]) => text.length);
  if (key > 30 && key > 1.35 * Math.max(...others))
    report(file, [...at, "options", question.key], "the right option is by far the longest", "warning");
}

/** How hard texts are to read that a person reads together; what holds for all of them is reported at `whole`. */
export function checkReading(
  file: PlacedQuestion["file"],
  texts: readonly ShownText[],
  whole: ContentPath,
  report: ReportProblem,
): void {
  const name = whole.length === 0 ? "the text" : "the stem";
  for (const { at, text } of texts) {
    const { longest } = readability(text);
    if (longest > MOST_WORDS)
      report(file, at, `has a sentence of ${String(longest)} words; ${String(MOST_WORDS)} are enough`, "warning");
  }
  const { mean, grade } = readability(texts.map(({ text }) => text).join(" "));
  if (mean > MOST_MEAN_WORDS)
    report(file, whole, `${name} has ${mean.toFixed(1)} words a sentence; about 15 are wanted`, "warning");
  if (grade > MOST_GRADE)
    report(file, whole, `${name} reads at grade ${grade.toFixed(1)}; ${String(MOST_GRADE)} is enough`, "warning");
}
