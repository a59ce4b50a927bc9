import type { Item } from "#app/engine/measurement/item.ts";
import { uncalibratedItem } from "./bank-item.ts";
import type { ItemFile } from "./item-schemas.ts";

/** An item as it is installed: its columns before any answer is seen, and its words. */
export interface ItemRow {
  readonly id: string;
  readonly skillId: string;
  readonly level: number;
  readonly type: string;
  readonly area: string;
  readonly title: string;
  readonly status: Item["status"];
  readonly review: string;
  readonly safetyCritical: boolean;
  readonly seconds: number;
  readonly discrimination: number;
  readonly difficulty: number;
  readonly difficultySd: number;
  readonly guessing: number;
  readonly steps: readonly number[];
  readonly body: ItemFile;
}

export function itemRow(file: ItemFile): ItemRow {
  const { item, difficultySd } = uncalibratedItem(file);
  const { discrimination, difficulty, guessing, steps } = item.parameters;
  return {
    id: file.id,
    skillId: file.skill,
    level: file.level,
    type: file.type,
    area: file.area,
    title: file.title,
    status: file.status,
    review: file.review,
    safetyCritical: file.safetyCritical,
    seconds: file.seconds,
    discrimination,
    difficulty,
    difficultySd,
    guessing,
    steps,
    body: file,
  };
}
