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
      return problemInWords(problem?.kind ?? "");
    default:
      return "The answer was not saved. Reload the page and try again.";
  }
}

function problemInWords(kind: string): string {
  switch (kind) {
    case "not-a-number":
      return "Not saved: this is not a number. Write digits, such as 12.5 or 1200.";
    case "ambiguous-number":
      return "Not saved: this number can be read in two ways. Write it without a thousands sign, such as 1200 or 12.5.";
    case "unknown-unit":
      return "Not saved: choose one of the units in the list.";
    case "incomplete":
    case "repeated-option":
      return "Not saved: give every step a place of its own.";
    case "outside-picture":
      return "Not saved: point at a place on the picture.";
    case "too-long":
      return "Not saved: the answer is too long.";
    default:
      return "Not saved: the answer does not fit the question. Reload the page and try again.";
  }
}
