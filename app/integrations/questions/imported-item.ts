import type { ItemDraft } from "#app/catalog/items/item-draft.ts";

/** What an author says once for all questions of a file that do not say it themselves. */
export interface ImportDefaults {
  readonly skill: string;
  readonly level: 1 | 2 | 3;
  readonly area: string;
}

/** A question of a file as a draft of ours. What a draft has no place for is in `notes`: nothing is dropped unsaid. */
export interface ImportedItem {
  readonly line: number;
  readonly draft: ItemDraft;
  readonly notes: readonly string[];
}

/** A question that did not become a draft, and why. */
export interface RefusedItem {
  readonly line: number;
  /** From 1; null where the whole row is meant. */
  readonly column: number | null;
  readonly title: string;
  readonly reason: string;
}

export interface ImportedFile {
  readonly items: readonly ImportedItem[];
  readonly refused: readonly RefusedItem[];
}
