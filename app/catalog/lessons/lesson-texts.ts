import type { Sector } from "#app/catalog/catalog.ts";
import type { ContentPath } from "#app/catalog/content-problem.ts";
import type { Question } from "#app/catalog/items/item-schemas.ts";
import { choicesOf, type PlacedQuestion, type ShownText } from "#app/catalog/items/question-parts.ts";
import type { LessonQuestion } from "./lesson-schemas.ts";
import type { Lesson, LessonPart } from "./lesson.ts";
import type { ParsedLesson } from "./parse-lesson.ts";

const SECTORS = ["manufacturing", "port", "utility"] as const satisfies readonly Sector[];

/** A question of a lesson with its place. */
export interface AskedQuestion {
  readonly at: ContentPath;
  readonly question: LessonQuestion;
  readonly purpose: "prerequisite-check" | "practice" | "lesson-check";
}

/** Every question of a lesson in reading order. */
export function askedQuestions(lesson: Lesson): readonly AskedQuestion[] {
  return lesson.parts.flatMap((part, position): readonly AskedQuestion[] => {
    const at = ["parts", position];
    if (part.kind === "practice") return [{ at, question: part.block, purpose: part.kind }];
    if (part.kind !== "prerequisite-check" && part.kind !== "lesson-check") return [];
    return part.block.questions.map((question, number) => ({
      at: [...at, "questions", number],
      question,
      purpose: part.kind,
    }));
  });
}

/** The questions as the checks of the items want them. */
export function placedQuestions(lesson: ParsedLesson): readonly PlacedQuestion[] {
  return askedQuestions(lesson.value).map(({ at, question }) => ({
    file: lesson,
    at,
    question,
    situation: question.situation ?? "",
  }));
}

/** What is read before and while answering. */
export function questionTexts({ at, question }: Pick<AskedQuestion, "at" | "question">): readonly ShownText[] {
  const stem = (["situation", "news", "question"] as const).flatMap((field): readonly ShownText[] => {
    const text = question[field];
    return text === undefined ? [] : [{ at: [...at, field], text }];
  });
  return [...stem, ...choicesOf(question).map((choice) => ({ at: [...at, ...choice.at], text: choice.text }))];
}

/** What is read after answering: the reason of every choice. */
export function feedbackTexts(question: Question): readonly string[] {
  switch (question.type) {
    case "single":
    case "multiple":
      return Object.values(question.options).map(({ why }) => why);
    case "ordering":
      return Object.values(question.steps).map(({ why }) => why);
    case "matching":
      return Object.values(question.left).map(({ why }) => why);
    case "hotspot":
      return Object.values(question.regions).map(({ why }) => why);
    case "numeric":
      return [question.why];
  }
}

/**
 * The sentences of a block that tells something; empty for prose, whose paragraphs are known, and for questions. Of a situation
 * the variant of each sector.
 */
export function tellingTexts(part: LessonPart, position: number): readonly ShownText[] {
  const at = (...path: ContentPath): ContentPath => ["parts", position, ...path];
  switch (part.kind) {
    case "situation":
      return SECTORS.flatMap((sector): readonly ShownText[] => {
        const text = part.block[sector];
        return text === undefined ? [] : [{ at: at(sector), text }];
      });
    case "worked-example":
    case "faded-example":
      return [
        { at: at("situation"), text: part.block.situation },
        ...part.block.steps.flatMap((step, number) =>
          Object.entries(step).map(([field, text]) => ({ at: at("steps", number, field), text })),
        ),
        { at: at("result"), text: part.block.result },
      ];
    case "failure-story":
      return (["happened", "noticed", "did", "learned"] as const).map((field) => ({
        at: at(field),
        text: part.block[field],
      }));
    case "calculation":
      return part.block.note === undefined ? [] : [{ at: at("note"), text: part.block.note }];
    case "figure":
      return [{ at: at("caption"), text: part.block.caption }];
    case "retrieval":
      return part.block.cards.flatMap(({ front, back }, number) => [
        { at: at("cards", number, "front"), text: front },
        { at: at("cards", number, "back"), text: back },
      ]);
    case "coaching":
      return [
        ...part.block.questions.map((text, number) => ({ at: at("questions", number), text })),
        { at: at("confirm"), text: part.block.confirm },
      ];
    case "prose":
    case "prerequisite-check":
    case "practice":
    case "lesson-check":
      return [];
  }
}
