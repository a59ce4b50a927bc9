import { answerProblemWords } from "../question/answer-problem.ts";
import type { Refusal } from "./check-types.ts";

/** Why an answer was not taken, and what to do. What was saved before stays saved. */
export function refusalInWords({ kind, problem }: Refusal): string {
  switch (kind) {
    case "answered-differently":
    case "out-of-order":
    case "not-this-question":
      return "This question was answered in another window or on another device. The first answer counts; here is where the check stands now.";
    case "check-over":
      return "This check is over. The answer came after its end and does not count; all earlier ones do.";
    case "check-paused":
      return "The check is paused. Go on with it first, then answer.";
    case "clock-went-back":
      return "The server's clock was set back. Nothing is lost: try again in a minute.";
    case "answer-not-accepted":
      return `Not saved. ${answerProblemWords(problem?.kind ?? "")}`;
    default:
      return "The answer was not saved. Reload the page and try again.";
  }
}
