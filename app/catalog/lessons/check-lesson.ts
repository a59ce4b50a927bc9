import type { ReportProblem } from "#app/catalog/content-problem.ts";
import { checkReading } from "#app/catalog/items/check-wording.ts";
import type { BlockKind } from "./lesson-schemas.ts";
import { askedQuestions, tellingTexts } from "./lesson-texts.ts";
import { lessonTime } from "./lesson-time.ts";
import { blocksOf } from "./lesson.ts";
import type { ParsedLesson } from "./parse-lesson.ts";

/** What a lesson must have, in blocks of a kind. */
const WANTED: readonly (readonly [kind: BlockKind, least: number, most: number])[] = [
  ["situation", 1, 1],
  ["worked-example", 1, Infinity],
  ["practice", 3, Infinity],
  ["failure-story", 1, Infinity],
  ["lesson-check", 1, 1],
  ["retrieval", 1, 1],
  ["coaching", 1, 1],
];

/** Accepted distance of the declared minutes from the estimate, as a share of the estimate. */
const TIME_TOLERANCE = 0.4;
const PRACTICE_SHARE = 0.5;
const LAST_HEADING = "Not covered here";

/** The parts a lesson is made of, their order, its time and how hard it reads. */
export function checkLesson(lesson: ParsedLesson, report: ReportProblem): void {
  checkParts(lesson, report);
  checkSituation(lesson, report);
  checkEnd(lesson, report);
  checkNames(lesson, report);
  checkTime(lesson, report);
  const telling = lesson.value.parts.flatMap(tellingTexts);
  checkReading(lesson, [...lesson.paragraphs(), ...telling], [], report);
}

function checkParts(lesson: ParsedLesson, report: ReportProblem): void {
  for (const [kind, least, most] of WANTED) {
    const count = blocksOf(lesson.value, kind).length;
    if (count < least) report(lesson, [], `has ${String(count)} ${kind} blocks; ${String(least)} are the least`);
    if (count > most) report(lesson, [], `has ${String(count)} ${kind} blocks; one is enough`);
  }
  const { front, parts } = lesson.value;
  if (front.to !== front.from + 1)
    report(lesson, ["front", "to"], `leads from ${String(front.from)} to ${String(front.to)}; a lesson takes one step`);
  if (parts[0]?.kind !== "situation")
    report(lesson, ["parts", 0], "a lesson starts with the situation, before anything is told", "warning");
  if (front.prerequisites.length > 0 && blocksOf(lesson.value, "prerequisite-check").length === 0)
    report(
      lesson,
      ["front", "prerequisites"],
      "what must be known is not checked: add a prerequisite-check",
      "warning",
    );
  for (const { position, block } of blocksOf(lesson.value, "faded-example")) {
    const gaps = block.steps.filter((step) => "ask" in step).length;
    if (gaps < 2) report(lesson, ["parts", position, "steps"], `has ${String(gaps)} gaps; two are the least`);
  }
  for (const { position, block } of blocksOf(lesson.value, "retrieval")) {
    if (block.cards.length < 2 || block.cards.length > 4)
      report(lesson, ["parts", position, "cards"], `has ${String(block.cards.length)} cards; 2 to 4 are wanted`);
  }
  for (const { position, block } of blocksOf(lesson.value, "coaching")) {
    if (block.questions.length !== 3)
      report(lesson, ["parts", position, "questions"], "three questions are wanted", "warning");
  }
}

function checkSituation(lesson: ParsedLesson, report: ReportProblem): void {
  const { sector } = lesson.value.front;
  for (const { position, block } of blocksOf(lesson.value, "situation")) {
    const at = ["parts", position];
    if (block[sector] === undefined) report(lesson, at, `the lesson plays in ${sector}; that situation is missing`);
    for (const other of ["manufacturing", "port", "utility"] as const) {
      if (other !== sector && block[other] === undefined)
        report(lesson, at, `a reader from ${other} finds no situation of their own`, "warning");
    }
  }
}

function checkEnd(lesson: ParsedLesson, report: ReportProblem): void {
  const last = lesson.headings().at(-1);
  if (last?.text !== LAST_HEADING)
    report(lesson, last?.at ?? [], `the last heading says what is left out: "${LAST_HEADING}"`);
  for (const { at, depth, text } of lesson.headings()) {
    if (depth === 1 || depth > 3) report(lesson, at, `the heading "${text}" must be ## or ###`);
  }
  for (const { position, block } of blocksOf(lesson.value, "lesson-check")) {
    if (block.questions.length < 2 || block.questions.length > 4)
      report(lesson, ["parts", position], `asks ${String(block.questions.length)} questions; 2 or 3 are wanted`);
    const practises = lesson.value.parts.slice(position).some(({ kind }) => kind === "practice");
    if (practises) report(lesson, ["parts", position], "practice comes before the lesson-check", "warning");
  }
}

/** Answers and cards are kept under their names. */
function checkNames(lesson: ParsedLesson, report: ReportProblem): void {
  const names = askedQuestions(lesson.value).map(({ at, question }) => ({ at, id: question.id }));
  const cards = blocksOf(lesson.value, "retrieval").flatMap(({ position, block }) =>
    block.cards.map(({ id }, number) => ({ at: ["parts", position, "cards", number], id })),
  );
  for (const list of [names, cards]) {
    const seen = new Set<string>();
    for (const { at, id } of list) {
      if (id === undefined) continue;
      if (seen.has(id)) report(lesson, [...at, "id"], `the id ${id} is already taken in this lesson`);
      seen.add(id);
    }
  }
}

function checkTime(lesson: ParsedLesson, report: ReportProblem): void {
  const { reading, practice } = lessonTime(lesson.value);
  const estimate = (reading + practice) / 60;
  const { minutes } = lesson.value.front;
  const at = ["front", "minutes"];
  if (Math.abs(minutes - estimate) > TIME_TOLERANCE * estimate)
    report(lesson, at, `says ${String(minutes)} minutes; words and tasks take about ${estimate.toFixed(0)}`, "warning");
  const share = practice / (reading + practice);
  if (share < PRACTICE_SHARE)
    report(lesson, at, `practice is ${(100 * share).toFixed(0)} % of the time; half is the least`, "warning");
}
