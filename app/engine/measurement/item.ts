import type { ItemId, SkillId } from "#app/engine/kernel/ids.ts";
import type { Logit, Probability } from "#app/engine/kernel/units.ts";
import { levelMiddle } from "#app/engine/skills/skill.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";

/** Draft: not shown. Pilot: shown, never scored. Live: shown and scored. Retired: kept for the record, not shown. */
export type ItemStatus = "draft" | "pilot" | "live" | "retired";

export type ItemType = "single" | "multiple" | "ordering" | "matching" | "numeric" | "hotspot" | "scenario";

/**
 * Parameters of the one response curve of an item (response-model.ts), in logits on the proficiency scale.
 * Right-or-wrong items have `steps` = [0]; an item with score categories 0…m has m increasing steps.
 */
export interface ItemParameters {
  /** a: slope of the curve, per logit; above 0. */
  readonly discrimination: number;
  /** b: where the curve is steepest. */
  readonly difficulty: Logit;
  /** c: chance of a right answer far below the difficulty; 0 for items with more than two categories. */
  readonly guessing: Probability;
  /** 1 - d: chance of a wrong answer far above the difficulty; 0 for items with more than two categories. */
  readonly slipping: Probability;
  /** Step k lies at difficulty + steps[k]: the boundary between scores ≤ k and scores > k. Increasing. */
  readonly steps: readonly Logit[];
}

/** An item as the engine needs it; words, pictures and keys stay in the item bank. */
export interface Item {
  readonly id: ItemId;
  readonly skillId: SkillId;
  /** The level the item was written for. */
  readonly level: ProficiencyLevel;
  readonly type: ItemType;
  readonly status: ItemStatus;
  /** Area of the content plan; a check gives each area its share. */
  readonly contentArea: string;
  /** A wrong answer blocks the level whatever the total. */
  readonly safetyCritical: boolean;
  readonly parameters: ItemParameters;
}

/** The step of an item that is right or wrong. */
export const RIGHT_OR_WRONG: readonly Logit[] = [0];

/** Highest score category of an item: 1 for right or wrong. */
export function maximumScore(parameters: ItemParameters): number {
  return parameters.steps.length;
}

/** Spread of what a writer's level says about the difficulty before any answer is seen, in logits: one level. */
export const EXPERT_DIFFICULTY_SD: Logit = 1;

/** Where an item written for `level` starts until it is calibrated: the middle of the band, an average slope, no guessing. */
export function expertParameters(level: ProficiencyLevel, guessing: Probability = 0): ItemParameters {
  return { discrimination: 1, difficulty: levelMiddle(level), guessing, slipping: 0, steps: RIGHT_OR_WRONG };
}
