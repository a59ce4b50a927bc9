import { expect, test } from "vitest";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { formatChance, formatChange, formatDate, formatLevel, formatQuantity, formatShare } from "#app/ui/format.ts";
import { preferredLocale } from "#app/ui/locale.ts";

const plain = (text: string): string => text.replaceAll(/\s/g, " ");

test("a day is the same day in every zone the server may run in", () => {
  const before = process.env["TZ"];
  process.env["TZ"] = "America/Los_Angeles";
  expect(formatDate("en-GB", plainDate("2026-01-01"))).toBe("1 Jan 2026");
  process.env["TZ"] = before;
});

test("a chance is never written as certain", () => {
  expect(plain(formatChance("en-GB", 0.998))).toBe(">99%");
  expect(plain(formatChance("en-GB", 0.0004))).toBe("<1%");
  expect(plain(formatChance("en-GB", 0))).toBe("<1%");
  expect(plain(formatChance("en-GB", 1))).toBe(">99%");
  expect(plain(formatChance("de-DE", 0.784))).toBe("78 %");
});

test("a share of counted things may be all or none", () => {
  expect(plain(formatShare("en-GB", 0.998))).toBe("100%");
  expect(plain(formatShare("en-GB", 0))).toBe("0%");
});

test("levels keep one decimal so that 3 and 3.4 are told apart", () => {
  expect(formatLevel("en-GB", 3)).toBe("3.0");
  expect(formatLevel("de-DE", 2.44)).toBe("2,4");
});

test("no change carries no sign", () => {
  expect(formatChange("en-GB", 0)).toBe("0.0");
  expect(formatChange("en-GB", 0.6)).toBe("+0.6");
});

test("the noun follows the count", () => {
  expect(formatQuantity("en-GB", 1, "person", "people")).toBe("1 person");
  expect(formatQuantity("en-GB", 1204, "person", "people")).toBe("1,204 people");
});

test("a reader's English region decides how dates are written; other languages get the default", () => {
  expect(preferredLocale("de-DE,de;q=0.9,en-US;q=0.8")).toBe("en-US");
  expect(preferredLocale("fr-FR")).toBe("en-GB");
  expect(preferredLocale(null)).toBe("en-GB");
  expect(preferredLocale("en-<script>")).toBe("en-GB");
});
