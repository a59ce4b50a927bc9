import { itemDefaults } from "./item-defaults.ts";
import type { ItemFile, Question } from "./item-schemas.ts";
import type { AnswerKey, HotspotRegion } from "#app/engine/measurement/answer-key.ts";
import { highestCategory } from "#app/engine/measurement/answer-key.ts";
import type { Item } from "#app/engine/measurement/item.ts";
import type { Logit } from "#app/engine/kernel/units.ts";

/** How the engine scores an item. */
export function answerKeyOf(item: ItemFile): AnswerKey {
  if (item.type !== "scenario") return questionKeyOf(item);
  const decisions = item.decisions.map(questionKeyOf);
  return { type: "scenario", decisions, categories: item.categories ?? decisions.length };
}

/** How one question is scored: an item that is no scenario, a decision, a question of a lesson. */
export function questionKeyOf(question: Question): AnswerKey {
  switch (question.type) {
    case "single":
      return { type: "single", options: Object.keys(question.options), correct: question.key };
    case "multiple":
      return {
        type: "multiple",
        options: Object.keys(question.options),
        correct: question.key,
        categories: question.categories ?? question.key.length,
      };
    case "ordering":
      return { type: "ordering", order: question.key, categories: question.categories ?? 2 };
    case "matching": {
      const pairs = Object.fromEntries(Object.entries(question.left).map(([id, { matches }]) => [id, matches]));
      return { type: "matching", pairs, offered: Object.keys(question.offered), categories: question.categories ?? 2 };
    }
    case "numeric":
      return { type: "numeric", value: question.key, tolerance: question.tolerance, units: question.units };
    case "hotspot":
      return {
        type: "hotspot",
        regions: question.key.flatMap((id) => question.regions[id]?.shape ?? []) satisfies HotspotRegion[],
      };
  }
}

/** The item as the engine needs it before it is calibrated, and how far the writer's difficulty may be off. */
export function uncalibratedItem(file: ItemFile): { readonly item: Item; readonly difficultySd: Logit } {
  const { difficulty, discrimination, guessing, steps } = itemDefaults(file, highestCategory(answerKeyOf(file)));
  const { id, skill, level, type, status, area, safetyCritical } = file;
  return {
    difficultySd: difficulty.sd,
    item: {
      id,
      skillId: skill,
      level,
      type,
      status,
      contentArea: `${skill}/${area}`,
      safetyCritical,
      parameters: { discrimination, difficulty: difficulty.logit, guessing, slipping: 0, steps },
    },
  };
}
