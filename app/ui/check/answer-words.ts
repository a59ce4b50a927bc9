import type { QuestionView } from "#app/catalog/items/question-view.ts";
import type { Answer } from "#app/engine/measurement/answer-key.ts";

/** One's own answer in the words of the question. */
export function answerInWords(question: QuestionView, answer: Answer): string {
  switch (answer.type) {
    case "blank":
      return "no answer";
    case "single":
      return textOf(choicesOf(question), answer.choice);
    case "multiple":
      return answer.choices.map((id) => textOf(choicesOf(question), id)).join("; ");
    case "ordering":
      return answer.order.map((id) => textOf(choicesOf(question), id)).join(", then ");
    case "matching": {
      if (question.type !== "matching") return "";
      return Object.entries(answer.pairs)
        .map(([left, right]) => `${textOf(question.left, left)}: ${textOf(question.offered, right)}`)
        .join("; ");
    }
    case "numeric":
      return `${answer.text} ${answer.unit}`.trim();
    case "hotspot":
      return "a place on the picture";
    case "scenario":
      return "";
  }
}

type Choices = readonly { readonly id: string; readonly text: string }[];

function choicesOf(question: QuestionView): Choices {
  if (question.type === "single" || question.type === "multiple") return question.options;
  return question.type === "ordering" ? question.steps : [];
}

const textOf = (choices: Choices, id: string): string => choices.find((choice) => choice.id === id)?.text ?? id;
