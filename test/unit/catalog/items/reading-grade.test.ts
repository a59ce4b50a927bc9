import { describe, expect, it } from "vitest";
import { readability } from "#app/catalog/items/reading-grade.ts";

describe("readability", () => {
  it("counts sentences and words, and a dot inside a number ends nothing", () => {
    const { sentences, longest, mean } = readability("The pump runs at 2.5 bar. Is it safe? Stop.");
    expect(sentences).toHaveLength(3);
    expect(longest).toBe(6);
    expect(mean).toBeCloseTo(10 / 3, 12);
  });

  it("follows the formula of Kincaid et al.: one-syllable words alone give a low grade", () => {
    // six words, one sentence, six syllables: 0.39 * 6 + 11.8 * 1 - 15.59
    expect(readability("The cat sat on the mat.").grade).toBeCloseTo(-1.45, 10);
  });

  it("gives long words and long sentences a higher grade", () => {
    const hard = readability("Organisational interoperability considerations necessitate comprehensive documentation.");
    expect(hard.grade).toBeGreaterThan(readability("The team writes down what it does. It is short.").grade + 10);
  });
});
