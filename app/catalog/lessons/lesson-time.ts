import type { LessonQuestion } from "./lesson-schemas.ts";
import { feedbackTexts, questionTexts, tellingTexts } from "./lesson-texts.ts";
import type { Lesson, LessonPart } from "./lesson.ts";

/** How long a lesson takes, in seconds. */
export interface LessonTime {
  readonly reading: number;
  /** Deciding, calculating, sorting, filling gaps, recalling; with the feedback that belongs to it. */
  readonly practice: number;
}

/** Technical text in a second language, read beside work: about 60 % of the 238 words a minute of Brysbaert (2019). */
const WORDS_A_MINUTE = 150;

/**
 * Deciding, beside reading. The writers of the item bank leave a median of 40, 55, 80, 70, 105 and 55 seconds for it in a check
 * (their seconds less the reading time of their words); about half of it here, where nothing is at stake and the reason
 * follows at once. Calculating is not faster for that.
 */
const DECIDING_SECONDS: Readonly<Record<LessonQuestion["type"], number>> = {
  single: 20,
  multiple: 30,
  ordering: 40,
  matching: 35,
  numeric: 90,
  hotspot: 25,
};

/** Thinking of a step before comparing. */
const GAP_SECONDS = 30;
/** Of the reasons, those for one's own choice and for the right one are read. */
const REASONS_READ = 2;
/** Changing two or three inputs and looking at what happens. */
const CALCULATION_SECONDS = 60;
/** Looking at a drawing before its caption. */
const FIGURE_SECONDS = 15;
/** Recalling one fact and turning the card. */
const CARD_SECONDS = 15;

const MINUTE = 60;

/** What the words and tasks of a lesson take a learner. The supervisor's coaching questions take the learner nothing. */
export function lessonTime({ front, parts }: Lesson): LessonTime {
  const times = parts.map((part, position): Partial<LessonTime> => partTime(part, position, front.sector));
  const sum = (kind: keyof LessonTime) => times.reduce((total, time) => total + (time[kind] ?? 0), 0);
  return { reading: sum("reading"), practice: sum("practice") };
}

function partTime(part: LessonPart, position: number, sector: Lesson["front"]["sector"]): Partial<LessonTime> {
  const told = readingSeconds(tellingTexts(part, position).map(({ text }) => text));
  switch (part.kind) {
    case "prose":
      return { reading: readingSeconds([part.markdown]) };
    case "situation":
      return { reading: readingSeconds([part.block[sector] ?? ""]) };
    case "worked-example":
    case "failure-story":
      return { reading: told };
    case "figure":
      return { reading: told + FIGURE_SECONDS };
    case "calculation":
      return { reading: told, practice: CALCULATION_SECONDS };
    case "faded-example":
      return { practice: told + GAP_SECONDS * part.block.steps.filter((step) => "ask" in step).length };
    case "practice":
      return { practice: questionSeconds(part.block) };
    case "prerequisite-check":
    case "lesson-check":
      return { practice: part.block.questions.reduce((sum, question) => sum + questionSeconds(question), 0) };
    case "retrieval":
      return { practice: CARD_SECONDS * part.block.cards.length };
    case "coaching":
      return {};
  }
}

function questionSeconds(question: LessonQuestion): number {
  const reasons = feedbackTexts(question);
  const share = Math.min(1, REASONS_READ / reasons.length);
  const asked = questionTexts({ at: [], question }).map(({ text }) => text);
  return DECIDING_SECONDS[question.type] + readingSeconds(asked) + share * readingSeconds(reasons);
}

function readingSeconds(texts: readonly string[]): number {
  const words = texts.reduce((sum, text) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
  return (words / WORDS_A_MINUTE) * MINUTE;
}
