import type { QuestionFeedback } from "#app/catalog/lessons/question-feedback.ts";
import { postJson, type Posted } from "../offline/post-json.ts";
import type { Completion, DeviceProgress } from "./lesson-store.ts";

/** What the server says about a lesson-check. */
export interface LessonOutcome {
  readonly results: Readonly<Record<string, QuestionFeedback>>;
  readonly points: number;
  readonly possible: number;
  readonly counted: boolean;
}

const addressOf = (lesson: string, what: string): string => `/library/lessons/${lesson}/${what}`;

export function sendProgress(lesson: string, body: DeviceProgress, csrf: string): Promise<Posted<unknown>> {
  const unsaid = "This could not be saved. Reload the page and try again.";
  return postJson(addressOf(lesson, "progress"), { body, csrf, isReceipt: isAnything, unsaid });
}

/** Sending the same again does no harm: the server knows it by its key. */
export function sendCompletion({ lesson, ...body }: Completion, csrf: string): Promise<Posted<LessonOutcome>> {
  const unsaid = "The answers could not be saved. Reload the page and try again.";
  return postJson(addressOf(lesson, "complete"), { body, csrf, isReceipt: isOutcome, unsaid });
}

const isAnything = (answer: unknown): answer is unknown => answer !== undefined;

function isOutcome(answer: unknown): answer is LessonOutcome {
  return typeof answer === "object" && answer !== null && "results" in answer && "counted" in answer;
}
