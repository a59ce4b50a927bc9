/** What a person reads when an answer could not be scored (`AnswerProblem`, by its kind): what is wrong, and what to do next. */
export function answerProblemWords(kind: string): string {
  switch (kind) {
    case "not-a-number":
      return "This is not a number. Write digits, for example 12.5 or 1200.";
    case "ambiguous-number":
      return "This number can be read in two ways. Write it without a thousands sign, for example 1200 or 12.5.";
    case "unknown-unit":
      return "Choose one of the units in the list.";
    case "incomplete":
    case "repeated-option":
      return "Give every step a place of its own.";
    case "outside-picture":
      return "Point at a place on the picture, or choose from the list.";
    case "too-long":
      return "The answer is too long. Write the number alone.";
    default:
      return "The answer does not fit the question. Reload the page and try again.";
  }
}
