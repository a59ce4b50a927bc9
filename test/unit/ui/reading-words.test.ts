import { expect, test } from "vitest";
import { readingInWords } from "#app/ui/reading-words.ts";
import { chanceStep, scaleStep } from "#app/ui/reading.ts";

test("an unmeasured skill is said to be not measured and carries no level of its own", () => {
  const words = readingInWords("en-GB", "Robot-cell safety", { kind: "not-measured" }, 3, 4);
  expect(words).toBe("Robot-cell safety: not measured; needs 3, later 4");
});

test("an estimate is never said without its interval", () => {
  const words = readingInWords("en-GB", "Labelling", { kind: "measured", level: 2.44, low: 1.8, high: 3.1 }, 3, 3);
  expect(words).toBe("Labelling: level 2.4 of 5, likely between 1.8 and 3.1; needs 3");
});

test("what has expired is said to be expired, also when it was uncertain", () => {
  const reading = { kind: "measured", level: 3, low: 2, high: 4, uncertain: true, expired: true } as const;
  expect(readingInWords("en-GB", "Safety", reading, undefined, undefined)).toContain("expired");
});

test("a level that has just been reached has the colour of that level", () => {
  expect([0, 0.99, 1, 2, 3, 3.99, 4, 5].map(scaleStep)).toEqual([1, 1, 2, 3, 4, 4, 5, 5]);
  expect(chanceStep(0.8)).toBe(5);
});
