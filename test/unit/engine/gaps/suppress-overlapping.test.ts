import fc from "fast-check";
import { expect, it } from "vitest";
import { suppressOverlapping } from "#app/engine/gaps/suppress-overlapping.ts";

const people = fc
  .uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"), { maxLength: 9 })
  .map((ids) => new Set(ids));

it("shows no group of fewer people, and what is withheld together holds enough of them or is nothing or is all", () => {
  fc.assert(
    fc.property(fc.array(people, { maxLength: 6 }), fc.integer({ min: 1, max: 6 }), (groups, smallest) => {
      const withheld = suppressOverlapping(groups, smallest);
      const hidden = groups.filter((_, at) => withheld[at]);
      for (const [at, group] of groups.entries())
        if (!withheld[at]) expect(group.size).toBeGreaterThanOrEqual(smallest);
      const together = new Set(hidden.flatMap((group) => [...group])).size;
      expect(together === 0 || together >= smallest || hidden.length === groups.length).toBe(true);
    }),
  );
});

it("withholds nothing where every group is large", () => {
  const large = [new Set(["a", "b", "c"]), new Set(["c", "d", "e"])];
  expect(suppressOverlapping(large, 3)).toEqual([false, false]);
});

it("counts a person who stands in two withheld groups once", () => {
  const groups = [new Set(["a", "b"]), new Set(["a", "b"]), new Set(["c", "d", "e"]), new Set(["f", "g", "h"])];
  expect(suppressOverlapping(groups, 3)).toEqual([true, true, true, false]);
});
