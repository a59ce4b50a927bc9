import { describe, expect, it } from "vitest";
import { rankTargets } from "#app/engine/workforce/redeployment.ts";
import { selectionFairness, type SelectionGroup } from "#app/engine/workforce/selection-fairness.ts";

describe("targets for people of a shrinking role", () => {
  it("are ranked by the median hours of those within reach, and say nothing about fewer than five", () => {
    const far = Number.POSITIVE_INFINITY;
    // columns: too few within reach, far, near
    const hours = Float64Array.of(1, 90, 10, 2, 80, 20, far, 70, 30, far, 60, 40, far, 100, 50, far, far, 60);
    const ranked = rankTargets({ people: 6, targets: 3, hours, costPerHour: 40, smallest: 5 });
    expect(ranked).toEqual([
      { target: 2, outlook: { people: 6, medianHours: 35, lowHours: 22.5, highHours: 47.5, medianCost: 1_400 } },
      { target: 1, outlook: { people: 5, medianHours: 80, lowHours: 70, highHours: 90, medianCost: 3_200 } },
      { target: 0, outlook: null },
    ]);
  });
});

const group = (name: string, people: number, selected: number): SelectionGroup => ({ name, people, selected });

describe("fairness of a selection", () => {
  it("has the ratio and the interval of the published example of Katz's method", () => {
    // risk ratio of the aspirin group, Physicians' Health Study (NEJM 321, 1989): 104 of 11,037 against 189 of 11,034
    const found = selectionFairness("shift", [group("early", 11_037, 104), group("late", 11_034, 189)], 5);
    const [early, late] = found.kind === "compared" ? found.groups : [];
    expect(late?.standing).toBe("reference");
    expect(1 / (early?.impact?.ratio ?? 0)).toBeCloseTo(1.818, 3);
    expect(1 / (early?.impact?.high ?? 0)).toBeCloseTo(1.433, 3);
    expect(1 / (early?.impact?.low ?? 0)).toBeCloseTo(2.306, 3);
    expect(early?.standing).toBe("lower");
  });

  it("does not call lower what may be chance", () => {
    const found = selectionFairness("site", [group("north", 20, 10), group("south", 20, 7)], 5);
    expect(found).toMatchObject({
      groups: [{ standing: "reference" }, { standing: "unclear", impact: { ratio: 0.7 } }],
    });
  });

  it("counts small groups together so that none can be worked out, and compares nothing when too few are left", () => {
    const groups = [group("a", 30, 10), group("b", 3, 1), group("c", 12, 4), group("d", 40, 20)];
    const found = selectionFairness("contract", groups, 5);
    expect(found).toMatchObject({
      groups: [{ names: ["a"] }, { names: ["d"] }, { names: ["b", "c"], people: 15, selected: 5 }],
    });
    expect(selectionFairness("age-band", [group("a", 4, 2), group("b", 30, 3)], 5)).toEqual({
      ...{ kind: "too-few", attribute: "age-band" },
    });
    expect(selectionFairness("age-band", [group("a", 4, 2)], 5).kind).toBe("too-few");
  });

  it("stands where nobody or everybody of a group was chosen", () => {
    const none = selectionFairness("shift", [group("a", 10, 0), group("b", 10, 0)], 5);
    expect(none).toMatchObject({ groups: [{ standing: "reference" }, { standing: "similar" }] });
    const all = selectionFairness("shift", [group("a", 10, 10), group("b", 10, 0)], 5);
    expect(all).toMatchObject({ groups: [{ standing: "reference" }, { standing: "lower", impact: { ratio: 0 } }] });
  });
});
