import { describe, expect, it } from "vitest";
import { evaluateExpression } from "#app/catalog/items/expression.ts";

function valueOf(formula: string, inputs: Readonly<Record<string, number>> = {}): number | string {
  const result = evaluateExpression(formula, inputs);
  return result.ok ? result.value : result.error;
}

describe("a formula", () => {
  it.each([
    ["1 + 2 * 3", 7],
    ["(1 + 2) * 3", 9],
    ["10 - 4 - 3", 3],
    ["48 / 4 / 3", 4],
    ["-(2 - 5) * 2", 6],
    ["2448 * 2048 * 8 * 35 / 1e9", 1.40378112],
    ["((((4))))", 4],
  ])("%s is %d", (formula, value) => {
    expect(valueOf(formula)).toBeCloseTo(value, 12);
  });

  it("uses its named inputs", () => {
    expect(valueOf("stop / failure * 100", { stop: 8000, failure: 64000 })).toBe(12.5);
  });

  it.each([
    "",
    "1 +",
    "(1",
    "1)",
    "1 2",
    "2 ** 3",
    "a",
    "constructor",
    "a.b",
    "f(1)",
    "1; 2",
    "`x`",
    "1 / 0",
    "1_000",
    "0x10",
  ])("refuses %s with a sentence", (formula) => {
    expect(typeof valueOf(formula)).toBe("string");
  });
});
