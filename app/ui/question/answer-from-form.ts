import type { QuestionView } from "#app/catalog/items/question-view.ts";
import type { Answer } from "#app/engine/measurement/answer-key.ts";

/**
 * The answer in the fields that `QuestionInput` named `name`; nothing chosen or typed reads as blank. Steps sent with two of
 * them at one place read as no order at all, which the scoring calls incomplete.
 */
export function answerFromForm(question: QuestionView, form: FormData, name: string): Answer {
  const field = (key: string): string => {
    const value = form.get(key);
    return typeof value === "string" ? value : "";
  };
  switch (question.type) {
    case "single":
      return field(name) === "" ? { type: "blank" } : { type: "single", choice: field(name) };
    case "multiple": {
      const choices = form.getAll(name).filter((value) => typeof value === "string");
      return choices.length === 0 ? { type: "blank" } : { type: "multiple", choices };
    }
    case "ordering":
      return { type: "ordering", order: orderFrom(question.steps.map(({ id }) => [field(`${name}.${id}`), id])) };
    case "matching": {
      const pairs = question.left.flatMap(({ id }): [string, string][] => {
        const right = field(`${name}.${id}`);
        return right === "" ? [] : [[id, right]];
      });
      return pairs.length === 0 ? { type: "blank" } : { type: "matching", pairs: Object.fromEntries(pairs) };
    }
    case "numeric": {
      const text = field(name).trim();
      const unit = field(`${name}.unit`);
      return text === ""
        ? { type: "blank" }
        : { type: "numeric", text, unit: unit === "" ? (question.units[0] ?? "") : unit };
    }
    case "hotspot": {
      const point = pointFrom(field(`${name}.point`)) ?? question.regions.find(({ id }) => id === field(name))?.point;
      return point === undefined ? { type: "blank" } : { type: "hotspot", x: point.x, y: point.y };
    }
  }
}

function orderFrom(places: readonly (readonly [place: string, id: string])[]): readonly string[] {
  const byPlace = new Map(places.map(([place, id]) => [Number(place), id]));
  if (byPlace.size < places.length) return [];
  return [...byPlace].sort(([a], [b]) => a - b).map(([, id]) => id);
}

function pointFrom(text: string): { readonly x: number; readonly y: number } | undefined {
  const found = /^(\S+) (\S+)$/.exec(text);
  return found === null ? undefined : { x: Number(found[1]), y: Number(found[2]) };
}
