import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { buildCatalog } from "#app/catalog/build-catalog.ts";
import { answerKeyOf, uncalibratedItem } from "#app/catalog/items/bank-item.ts";
import { buildItemBank } from "#app/catalog/items/item-bank.ts";
import { readFigures } from "#app/catalog/items/read-figures.server.ts";
import { readContent } from "#app/catalog/read-content.server.ts";
import { highestCategory } from "#app/engine/measurement/answer-key.ts";
import { maximumScore } from "#app/engine/measurement/item.ts";
import { scoreAnswer } from "#app/engine/measurement/scoring.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { rightAnswer } from "../../../right-answer.ts";

const directory = fileURLToPath(new URL("../../../../content", import.meta.url));
const texts = await readContent(directory);
const { content } = buildCatalog(texts, plainDate("2026-12-01"));
if (content === null) throw new Error("the shipped framework has errors");
const bank = buildItemBank(texts, await readFigures(directory), content);

describe("the shipped items", () => {
  it("have no error and no warning", () => {
    expect(bank.problems).toEqual([]);
  });

  it("give the full score for the right answer and less for a blank one", () => {
    for (const item of bank.items) {
      const key = answerKeyOf(item);
      expect(scoreAnswer(key, rightAnswer(key)), item.id).toEqual({ ok: true, value: highestCategory(key) });
      expect(scoreAnswer(key, { type: "blank" }), item.id).toEqual({ ok: true, value: 0 });
    }
  });

  it("have a curve with as many steps as the key has scores, in rising order, and no guessing with partial credit", () => {
    for (const file of bank.items) {
      const { item, difficultySd } = uncalibratedItem(file);
      const { steps, guessing } = item.parameters;
      expect(maximumScore(item.parameters), item.id).toBe(highestCategory(answerKeyOf(file)));
      expect(
        [...steps].sort((a, b) => a - b),
        item.id,
      ).toEqual(steps);
      if (steps.length > 1) expect(guessing, item.id).toBe(0);
      expect(difficultySd, item.id).toBeGreaterThan(0.5);
    }
  });

  it("give each skill of the bank three levels and at least two scenario sets", () => {
    for (const skill of new Set(bank.items.map((item) => item.skill))) {
      const own = bank.items.filter((item) => item.skill === skill);
      expect(new Set(own.map(({ level }) => level)), skill).toEqual(new Set([1, 2, 3]));
      expect(own.filter(({ type }) => type === "scenario").length, skill).toBeGreaterThanOrEqual(2);
    }
  });

  it("refer to areas with at least two items each, so that a check can balance them", () => {
    const counts = new Map<string, number>();
    for (const { skill, area } of bank.items) counts.set(`${skill}/${area}`, (counts.get(`${skill}/${area}`) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count < 2)).toEqual([]);
  });
});
