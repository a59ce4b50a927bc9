import { postJson, type Posted } from "../offline/post-json.ts";
import type { DeliveryReceipt, QueuedAnswer } from "./check-types.ts";

/** Sends answers in one delivery. Sending the same again does no harm: the server knows what it has. */
export function sendAnswers(
  check: string,
  answers: readonly QueuedAnswer[],
  csrf: string,
): Promise<Posted<DeliveryReceipt>> {
  const unsaid = "The answer could not be saved. Reload the page and try again.";
  return postJson(`/checks/${check}/answers`, { body: { answers }, csrf, isReceipt, unsaid });
}

function isReceipt(answer: unknown): answer is DeliveryReceipt {
  return typeof answer === "object" && answer !== null && "refused" in answer && Array.isArray(answer.refused);
}
