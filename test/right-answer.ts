import type { Answer, AnswerKey } from "#app/engine/measurement/answer-key.ts";

type KeyOf<Type extends AnswerKey["type"]> = Extract<AnswerKey, { readonly type: Type }>;

/** The answer that a key wants. Tests read keys where a browser cannot. */
export function rightAnswer(key: AnswerKey): Answer {
  switch (key.type) {
    case "single":
      return { type: "single", choice: key.correct };
    case "multiple":
      return { type: "multiple", choices: key.correct };
    case "ordering":
      return { type: "ordering", order: key.order };
    case "matching":
      return { type: "matching", pairs: key.pairs };
    case "numeric":
      return { type: "numeric", text: String(key.value), unit: plainUnit(key) };
    case "hotspot":
      return { type: "hotspot", ...middleOf(key) };
    case "scenario":
      return { type: "scenario", answers: key.decisions.map(rightAnswer) };
  }
}

/** The unit that the value is written in: its factor is 1. */
function plainUnit({ units }: KeyOf<"numeric">): string {
  const unit = Object.entries(units).find(([, factor]) => factor === 1)?.[0];
  if (unit === undefined && Object.keys(units).length > 0) throw new Error("no unit is the one of the value");
  return unit ?? "";
}

function middleOf({ regions: [region] }: KeyOf<"hotspot">): { readonly x: number; readonly y: number } {
  if (region?.kind === "circle") return { x: region.x, y: region.y };
  if (region?.kind === "rectangle") return { x: (region.left + region.right) / 2, y: (region.top + region.bottom) / 2 };
  throw new Error("the middle of a polygon is not needed yet");
}
