import type { AnswerProblem } from "#app/engine/measurement/answer-key.ts";

/** What a person reads when an answer could not be scored: nothing was counted, and what to do next. */
export function answerProblemWords(problem: AnswerProblem): string {
  switch (problem.kind) {
    case "not-a-number":
      return "This is not a number. Write digits, for example 12.5.";
    case "ambiguous-number":
      return "This could be read in two ways. Write 1234 for the large number or 1.23 for the small one.";
    case "incomplete":
      return "Give every step a place of its own.";
    case "unknown-unit":
      return "Choose one of the units.";
    case "outside-picture":
      return "Point inside the picture, or choose from the list.";
    case "too-long":
      return "The answer is too long. Write the number alone.";
    case "unknown-option":
    case "repeated-option":
    case "wrong-answer-type":
      return "This answer does not fit the question. Choose again.";
  }
}
