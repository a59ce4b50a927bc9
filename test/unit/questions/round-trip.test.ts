import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ItemDraft } from "#app/catalog/items/item-draft.ts";
import { readGiftItems } from "#app/integrations/questions/gift-items.ts";
import { readQuestionCsv } from "#app/integrations/questions/read-question-csv.ts";
import { writeGift } from "#app/integrations/questions/write-gift.ts";
import { writeQuestionCsv } from "#app/integrations/questions/write-question-csv.ts";
import { anyDraft, giftDraft } from "./some-items.ts";

const DEFAULTS = { skill: "other.skill", level: 1, area: "other" } as const;
/** As it is stored: what is left out is not there, and the order of choices counts. */
const stored = (drafts: readonly ItemDraft[]): string[] => drafts.map((draft) => JSON.stringify(sorted(draft)));

/** Keys in order, except of choices, which are shown in theirs. */
function sorted(value: unknown, ordered = false): unknown {
  if (Array.isArray(value)) return value.map((part) => sorted(part));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, part]): [string, unknown] => [
    key,
    sorted(part, ["options", "steps", "left", "offered", "regions"].includes(key)),
  ]);
  return ordered ? entries : Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe("items written to a file and read back", () => {
  it("are the same through GIFT, whatever signs their texts hold", () => {
    fc.assert(
      fc.property(fc.array(giftDraft, { minLength: 1, maxLength: 3 }), (drafts) => {
        const { text, leftOut } = writeGift(drafts);
        const { items, refused } = readGiftItems(text, DEFAULTS);
        expect(refused).toEqual([]);
        const kept = drafts.filter((draft) => !leftOut.some(({ id }) => id === draft.id));
        expect(leftOut.every(({ reason }) => reason.startsWith("A text of it holds signs"))).toBe(true);
        if (leftOut.length === 0) expect(stored(items.map(({ draft }) => draft))).toEqual(stored(kept));
      }),
      { numRuns: 300 },
    );
  });

  it("are the same through CSV, of every type", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDraft, { minLength: 1, maxLength: 3 }), async (drafts) => {
        const text = writeQuestionCsv(drafts.map((draft) => ({ draft, status: "draft" })));
        const read = await readQuestionCsv(new TextEncoder().encode(text), DEFAULTS);
        if (!read.ok) throw new Error(read.error.message);
        expect(read.value.refused).toEqual([]);
        expect(stored(read.value.items.map(({ draft }) => draft))).toEqual(stored(drafts));
      }),
      { numRuns: 200 },
    );
  });
});
