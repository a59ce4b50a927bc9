import { describe, expect, it } from "vitest";
import type { QuestionOf } from "#app/catalog/items/item-schemas.ts";
import { calculate } from "#app/catalog/lessons/calculate.ts";
import { feedbackOn } from "#app/catalog/lessons/question-feedback.ts";

const ordering: QuestionOf<"ordering"> = {
  type: "ordering",
  question: "Put the steps into order.",
  calculations: [],
  steps: {
    a: { text: "Weld", why: "It comes last." },
    b: { text: "Clamp", why: "The part must not move." },
    c: { text: "Look", why: "Damage is seen first." },
  },
  key: ["c", "b", "a"],
};

const numeric: QuestionOf<"numeric"> = {
  type: "numeric",
  question: "What does the stop cost?",
  calculations: [],
  inputs: { hours: 4, price: 1500 },
  formula: "hours * price",
  key: 6000,
  unit: "euro",
  tolerance: 10,
  rounding: "Whole euro.",
  units: { euro: 1, "thousand euro": 1000 },
  why: "Hours times price.",
  mistakes: [{ formula: "price", equals: 1500, belief: "One hour is the whole stop.", why: "It takes four hours." }],
};

const matching: QuestionOf<"matching"> = {
  type: "matching",
  question: "Match each sign with its cause.",
  calculations: [],
  left: {
    a: { text: "Holes", matches: "p", why: "Gas was trapped." },
    b: { text: "Groove", matches: "q", why: "Too much heat." },
    c: { text: "Line", matches: "r", why: "It cooled too fast." },
  },
  offered: {
    p: { text: "Pores" },
    q: { text: "Undercut" },
    r: { text: "Crack" },
    s: { text: "Rust", belief: "Everything dark is rust." },
  },
};

const read = (result: ReturnType<typeof feedbackOn>) => {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};

describe("feedback", () => {
  it("lists the steps in their right order and marks those that stood there", () => {
    const { verdict, reasons } = read(feedbackOn(ordering, { type: "ordering", order: ["c", "a", "b"] }));
    expect(verdict).toBe("partly");
    expect(reasons.map(({ text, chosen }) => [text, chosen])).toEqual([
      ["1. Look", true],
      ["2. Clamp", false],
      ["3. Weld", false],
    ]);
  });

  it("recognises a foreseen mistake in whatever unit it is written", () => {
    const { verdict, reasons } = read(feedbackOn(numeric, { type: "numeric", text: "1.5", unit: "thousand euro" }));
    expect(verdict).toBe("wrong");
    expect(reasons.filter(({ chosen }) => chosen)).toEqual([
      {
        text: "1500 euro",
        chosen: true,
        right: false,
        why: "It takes four hours.",
        belief: "One hour is the whole stop.",
      },
    ]);
  });

  it("accepts a number within the tolerance", () => {
    expect(read(feedbackOn(numeric, { type: "numeric", text: "6 005", unit: "euro" })).verdict).toBe("right");
  });

  it("names the belief behind a pair that is not one", () => {
    const { verdict, reasons } = read(feedbackOn(matching, { type: "matching", pairs: { a: "s", b: "q", c: "r" } }));
    expect(verdict).toBe("partly");
    expect(reasons.map(({ chosen, belief }) => [chosen, belief])).toEqual([
      [false, "Everything dark is rust."],
      [true, null],
      [true, null],
    ]);
  });

  it("asks again where an answer cannot be scored", () => {
    expect(feedbackOn(numeric, { type: "numeric", text: "much", unit: "euro" })).toEqual({
      ok: false,
      error: { kind: "not-a-number" },
    });
  });
});

describe("a calculation", () => {
  const block = {
    title: "Cost of a stop",
    inputs: [
      { name: "hours", label: "Hours", value: 4, unit: "h", min: 0, max: 24 },
      { name: "parts", label: "Parts", value: 2, unit: "", min: 0, max: 10 },
    ],
    formula: "hours / parts",
    result: { label: "Hours a part", unit: "h", value: 2, decimals: 1 },
  };

  it("starts with the numbers of the lesson and follows what is typed", () => {
    expect(calculate(block, {})).toEqual({ problems: {}, value: 2 });
    expect(calculate(block, { hours: "9,5", parts: "5" }).value).toBeCloseTo(1.9, 12);
  });

  it("has no result while an input is no number or out of its range", () => {
    expect(calculate(block, { hours: "soon", parts: "11" })).toEqual({
      problems: { hours: { kind: "not-a-number" }, parts: { kind: "out-of-range", min: 0, max: 10 } },
      value: null,
    });
  });

  it("has no result where the formula has none", () => {
    expect(calculate(block, { parts: "0" })).toEqual({ problems: {}, value: null });
  });
});
