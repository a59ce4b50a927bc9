import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer, AnswerKey } from "#app/engine/measurement/answer-key.ts";
import { highestCategory } from "#app/engine/measurement/answer-key.ts";
import { readNumber } from "#app/engine/measurement/read-number.ts";
import { sameAnswer } from "#app/engine/measurement/same-answer.ts";
import { scoreAnswer } from "#app/engine/measurement/scoring.ts";

const SINGLE: AnswerKey = { type: "single", options: ["a", "b", "c"], correct: "b" };
const MULTIPLE: AnswerKey = { type: "multiple", options: ["a", "b", "c", "d"], correct: ["a", "c"], categories: 2 };
const ORDERING: AnswerKey = { type: "ordering", order: ["isolate", "lock", "tag", "prove"], categories: 2 };
const MATCHING: AnswerKey = {
  type: "matching",
  pairs: { drift: "retrain", blur: "clean lens" },
  offered: ["retrain", "clean lens", "reboot"],
  categories: 2,
};
const NUMERIC: AnswerKey = { type: "numeric", value: 1.4, tolerance: 0.01, units: { "Gbit/s": 1, "Mbit/s": 0.001 } };
const HOTSPOT: AnswerKey = {
  type: "hotspot",
  regions: [
    { kind: "rectangle", left: 0.1, top: 0.1, right: 0.3, bottom: 0.2 },
    { kind: "circle", x: 0.7, y: 0.7, radius: 0.1 },
    {
      kind: "polygon",
      points: [
        { x: 0.4, y: 0.4 },
        { x: 0.6, y: 0.4 },
        { x: 0.5, y: 0.6 },
      ],
    },
  ],
};
const SCENARIO: AnswerKey = { type: "scenario", decisions: [SINGLE, SINGLE, NUMERIC], categories: 3 };

const score = (key: AnswerKey, answer: Answer) => {
  const result = scoreAnswer(key, answer);
  return result.ok ? result.value : result.error.kind;
};
const text = (value: string, unit = "Gbit/s"): Answer => ({ type: "numeric", text: value, unit });
const point = (x: number, y: number): Answer => ({ type: "hotspot", x, y });

describe("scoring", () => {
  it("takes the one right choice", () => {
    expect(score(SINGLE, { type: "single", choice: "b" })).toBe(1);
    expect(score(SINGLE, { type: "single", choice: "a" })).toBe(0);
    expect(score(SINGLE, { type: "single", choice: "z" })).toBe("unknown-option");
  });

  it("gives partial credit for several choices, and none for choosing everything", () => {
    const choose = (...choices: string[]) => score(MULTIPLE, { type: "multiple", choices });
    expect([choose("a", "c"), choose("c"), choose(), choose("a", "b", "c", "d")]).toEqual([2, 1, 0, 0]);
    expect([choose("a", "b"), choose("a", "b", "c")]).toEqual([0, 1]);
    expect(choose("a", "a")).toBe("repeated-option");
  });

  it("orders by pairs kept, and wants every step", () => {
    const order = (...ids: string[]) => score(ORDERING, { type: "ordering", order: ids });
    expect(order("isolate", "lock", "tag", "prove")).toBe(2);
    expect(order("isolate", "tag", "lock", "prove")).toBe(1);
    expect(order("prove", "tag", "lock", "isolate")).toBe(0);
    expect(order("isolate", "lock")).toBe("incomplete");
  });

  it("matches pair by pair", () => {
    const match = (pairs: Record<string, string>) => score(MATCHING, { type: "matching", pairs });
    expect(match({ drift: "retrain", blur: "clean lens" })).toBe(2);
    expect(match({ drift: "retrain", blur: "reboot" })).toBe(1);
    expect(match({ drift: "retrain" })).toBe(1);
    expect(match({ drift: "pray" })).toBe("unknown-option");
  });

  it("reads numbers with their units and tolerance", () => {
    expect(["1.4", "1,40", "1.41", "1.39"].map((value) => score(NUMERIC, text(value)))).toEqual([1, 1, 1, 1]);
    expect(score(NUMERIC, text("1.42"))).toBe(0);
    expect(score(NUMERIC, text("1 400", "Mbit/s"))).toBe(1);
    expect(score(NUMERIC, text("1400"))).toBe(0);
    expect(score(NUMERIC, text("1.4", "furlong"))).toBe("unknown-unit");
    expect(score(NUMERIC, text("1.4", "toString"))).toBe("unknown-unit");
    expect(score(NUMERIC, text("1,400", "Mbit/s"))).toBe("ambiguous-number");
  });

  it("finds the point inside rectangle, circle and polygon", () => {
    expect([point(0.2, 0.15), point(0.75, 0.7), point(0.5, 0.45)].map((answer) => score(HOTSPOT, answer))).toEqual([
      1, 1, 1,
    ]);
    expect([point(0.2, 0.25), point(0.85, 0.7), point(0.42, 0.55)].map((answer) => score(HOTSPOT, answer))).toEqual([
      0, 0, 0,
    ]);
    expect(score(HOTSPOT, point(1.2, 0.5))).toBe("outside-picture");
    expect(score(HOTSPOT, point(Number.NaN, 0.5))).toBe("outside-picture");
  });

  it("scores each decision of a scenario by itself", () => {
    const right: Answer = { type: "single", choice: "b" };
    const wrong: Answer = { type: "single", choice: "c" };
    const scenario = (...answers: Answer[]) => score(SCENARIO, { type: "scenario", answers });
    expect(scenario(right, right, text("1.4"))).toBe(3);
    expect(scenario(wrong, right, text("1.4"))).toBe(2);
    expect(scenario(wrong, { type: "blank" }, text("7"))).toBe(0);
    expect(scenario(right)).toBe("incomplete");
  });

  it("counts a blank as nothing known and refuses the answer of another type", () => {
    expect(score(SINGLE, { type: "blank" })).toBe(0);
    expect(score(SINGLE, text("1.4"))).toBe("wrong-answer-type");
  });

  it("refuses a megabyte without reading it", () => {
    const long = "9".repeat(1_000_000);
    expect(score(NUMERIC, text(long))).toBe("too-long");
    expect(score(SINGLE, { type: "single", choice: long })).toBe("too-long");
    expect(score(MULTIPLE, { type: "multiple", choices: Array.from({ length: 100_000 }, String) })).toBe("too-long");
  });

  it("is total: whatever comes in, a category in range or a named problem comes out", () => {
    const id = fc.oneof(fc.constantFrom("a", "b", "c", "d", "isolate", "drift", "retrain", "__proto__"), fc.string());
    const simple: fc.Arbitrary<Answer> = fc.oneof(
      fc.record({ type: fc.constant("single" as const), choice: id }),
      fc.record({ type: fc.constant("multiple" as const), choices: fc.array(id) }),
      fc.record({ type: fc.constant("ordering" as const), order: fc.array(id) }),
      fc.record({ type: fc.constant("matching" as const), pairs: fc.dictionary(id, id) }),
      fc.record({ type: fc.constant("numeric" as const), text: fc.string(), unit: fc.string() }),
      fc.record({ type: fc.constant("hotspot" as const), x: fc.double(), y: fc.double() }),
      fc.record({ type: fc.constant("blank" as const) }),
    );
    const any = fc.oneof(simple, fc.record({ type: fc.constant("scenario" as const), answers: fc.array(simple) }));
    const keys = [SINGLE, MULTIPLE, ORDERING, MATCHING, NUMERIC, HOTSPOT, SCENARIO];
    fc.assert(
      fc.property(fc.constantFrom(...keys), any, (key, answer) => {
        const result = scoreAnswer(key, answer);
        if (!result.ok) return;
        expect(Number.isInteger(result.value)).toBe(true);
        expect(result.value).toBeGreaterThanOrEqual(0);
        expect(result.value).toBeLessThanOrEqual(highestCategory(key));
      }),
    );
  });
});

describe("numbers as people write them", () => {
  it.each([
    ["12.5", 12.5],
    ["12,5", 12.5],
    ["1 234,5", 1234.5],
    ["1\u202f234,5", 1234.5],
    ["1.234,5", 1234.5],
    ["1,234.5", 1234.5],
    ["1,234,567", 1234567],
    ["0,125", 0.125],
    ["1.4e9", 1.4e9],
    ["−3", -3],
    [".5", 0.5],
  ])("reads %s as %d", (written, value) => {
    expect(readNumber(written)).toEqual({ ok: true, value });
  });

  it.each(["", "abc", "1,2,3", "1.2.3", "12,34.5", "0x10", "1e999", "Infinity", "--1"])(
    "does not read %s",
    (written) => {
      expect(readNumber(written)).toMatchObject({ ok: false, error: { kind: "not-a-number" } });
    },
  );
});

describe("the same answer again", () => {
  it("is recognised whatever the order of choices or pairs", () => {
    expect(sameAnswer({ type: "multiple", choices: ["a", "b"] }, { type: "multiple", choices: ["b", "a"] })).toBe(true);
    expect(
      sameAnswer({ type: "matching", pairs: { a: "1", b: "2" } }, { type: "matching", pairs: { b: "2", a: "1" } }),
    ).toBe(true);
  });

  it("is not one with another order, number or type", () => {
    expect(sameAnswer({ type: "ordering", order: ["a", "b"] }, { type: "ordering", order: ["b", "a"] })).toBe(false);
    expect(sameAnswer(text("1"), text("1", "m"))).toBe(false);
    expect(sameAnswer({ type: "blank" }, { type: "single", choice: "" })).toBe(false);
  });
});
