import type { Answer } from "./answer-key.ts";

/** Text that two answers share exactly when they say the same: keys in order, order of unordered choices ignored. */
function canonicalText(answer: Answer): string {
  switch (answer.type) {
    case "multiple":
      return JSON.stringify([answer.type, [...answer.choices].sort()]);
    case "matching":
      return JSON.stringify([answer.type, Object.entries(answer.pairs).sort(([a], [b]) => (a < b ? -1 : 1))]);
    case "scenario":
      return JSON.stringify([answer.type, answer.answers.map(canonicalText)]);
    case "blank":
      return JSON.stringify([answer.type]);
    case "single":
      return JSON.stringify([answer.type, answer.choice]);
    case "ordering":
      return JSON.stringify([answer.type, answer.order]);
    case "numeric":
      return JSON.stringify([answer.type, answer.text, answer.unit]);
    case "hotspot":
      return JSON.stringify([answer.type, answer.x, answer.y]);
  }
}

/** Whether two answers have the same content. */
export function sameAnswer(left: Answer, right: Answer): boolean {
  return canonicalText(left) === canonicalText(right);
}
