import { answerKeyOf } from "#app/catalog/items/bank-item.ts";
import { itemFile, type ItemFile } from "#app/catalog/items/item-schemas.ts";
import { loadItemWords } from "#app/data/item-bank.server.ts";
import type { ItemId, OrgId } from "#app/engine/kernel/ids.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import type { AnswerKey } from "#app/engine/measurement/answer-key.ts";

/** An item with its words and its key. Never leaves the server whole. */
export interface WordedItem {
  readonly file: ItemFile;
  readonly key: AnswerKey;
  /** SVG texts by file name. */
  readonly figures: Readonly<Record<string, string>>;
}

// A version of an item never changes, so what was read once serves the process. About 6 kB each.
const MOST_KEPT = 4_000;
const kept = new Map<string, WordedItem>();

interface ItemVersion {
  readonly id: ItemId;
  readonly version: number;
}

/** The words of these items; at most one query, none when they were read before. */
export async function wordsOf(org: OrgId, items: readonly ItemVersion[]): Promise<ReadonlyMap<ItemId, WordedItem>> {
  const missing = items.filter((item) => !kept.has(nameOf(org, item)));
  for (const { itemId, version, body, figures } of await loadItemWords(org, missing)) {
    const file = itemFile.parse(body);
    keep(nameOf(org, { id: itemId, version }), { file, key: answerKeyOf(file), figures });
  }
  return new Map(
    items.map((item) => {
      const words = kept.get(nameOf(org, item));
      invariant(words !== undefined, `every version of an item keeps its words: ${item.id} ${String(item.version)}`);
      return [item.id, words];
    }),
  );
}

const nameOf = (org: OrgId, { id, version }: ItemVersion): string => `${org} ${id} ${String(version)}`;

/** The oldest gives way: versions go out of use in the order in which they came. */
function keep(name: string, words: WordedItem): void {
  kept.set(name, words);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
}
