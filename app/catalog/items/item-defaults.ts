import type { Logit, Probability } from "#app/engine/kernel/units.ts";
import { EXPERT_DIFFICULTY_SD, RIGHT_OR_WRONG } from "#app/engine/measurement/item.ts";
import { levelMiddle } from "#app/engine/skills/skill.ts";
import type { ItemFile } from "./item-schemas.ts";

/** Distance between two neighbouring steps of partial credit before calibration. */
const STEP: Logit = 0.6;

export interface ItemDefaults {
  readonly difficulty: { readonly logit: Logit; readonly sd: Logit };
  readonly discrimination: number;
  readonly guessing: Probability;
  readonly steps: readonly Logit[];
}

/** What the author left out: middle of the level, average slope, blind choice, partial credit in even steps around it. */
export function itemDefaults(file: ItemFile, categories: number): ItemDefaults {
  return {
    difficulty: file.difficulty ?? { logit: levelMiddle(file.level), sd: EXPERT_DIFFICULTY_SD },
    discrimination: file.discrimination ?? 1,
    // the engine's curve knows a chance of guessing only for right-or-wrong items
    guessing: categories > 1 ? 0 : (file.guessing ?? blindChance(file)),
    steps:
      categories === 1
        ? RIGHT_OR_WRONG
        : Array.from({ length: categories }, (_, k) => STEP * (k - (categories - 1) / 2)),
  };
}

/** Chance of a right answer by pointing at anything that is offered. */
function blindChance(file: ItemFile): Probability {
  if (file.type === "single") return 1 / Object.keys(file.options).length;
  if (file.type === "hotspot") return file.key.length / Object.keys(file.regions).length;
  return 0;
}
