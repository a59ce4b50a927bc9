import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemDraft } from "#app/catalog/items/item-draft.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import { differences } from "#app/services/item-differences.ts";
import { fieldsOf } from "#app/services/item-fields.ts";
import { fieldForProblem, readItemFields } from "#app/services/read-item-fields.ts";
import { anyDraft } from "./some-items.ts";

describe("the form of an item", () => {
  it("gives back every draft that it shows, order of choices included", () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const { id, skill, type } = draft;
        const read = readItemFields(fieldsOf(draft), { id, skill, type });
        expect(read.problems).toEqual({});
        expect(differences(draft, read.draft)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("says which field is no number, and keeps the rest", () => {
    const kept = { id: "pumps.care.x", skill: skillId("pumps.care"), type: "numeric" } as const;
    const fields = { title: "Rate", level: "2", key: "a lot", inputs: "stopCost 6000", tolerance: "0.5" };
    const { draft, problems } = readItemFields(fields, kept);
    expect(Object.keys(problems).sort()).toEqual(["inputs", "key"]);
    expect(draft).toMatchObject({ title: "Rate", key: null, tolerance: 0.5 });
  });

  it("says that two steps claim one place", () => {
    const kept = { id: "pumps.care.x", skill: skillId("pumps.care"), type: "ordering" } as const;
    const fields = {
      level: "1",
      "steps.a.text": "One",
      "steps.a.place": "1",
      "steps.b.text": "Two",
      "steps.b.place": "1",
    };
    expect(readItemFields(fields, kept).problems).toEqual({ "steps.b.place": "is the place of another step too" });
  });

  it("answers a forged form with problems, not with an exception", () => {
    const kept = { id: "pumps.care.x", skill: skillId("pumps.care"), type: "single" } as const;
    const { draft, problems } = readItemFields({ title: "T", level: "9", "options.zz.text": "x" }, kept);
    expect(Object.keys(problems).length).toBeGreaterThan(0);
    expect(draft).toEqual(itemDraft.parse({ ...kept, title: "T", level: 1 }));
  });

  it.each([
    ["options.b", "options.b.belief"],
    ["decisions.1.options.b", "decisions.1.options.b.belief"],
    ["inputs.rate", "inputs"],
    ["regions.a.shape.x", "regions.a.shape"],
    ["options.a.why", "options.a.why"],
  ])("shows a problem at %s beside the field %s", (path, field) => {
    expect(fieldForProblem(path)).toBe(field);
  });
});
