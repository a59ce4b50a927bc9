import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { buildCatalog } from "#app/catalog/build-catalog.ts";
import { formatProblem } from "#app/catalog/content-problem.ts";
import { questionKeyOf } from "#app/catalog/items/bank-item.ts";
import { readFigures } from "#app/catalog/items/read-figures.server.ts";
import { calculate } from "#app/catalog/lessons/calculate.ts";
import { askedQuestions } from "#app/catalog/lessons/lesson-texts.ts";
import { lessonTime } from "#app/catalog/lessons/lesson-time.ts";
import { lessonViewOf } from "#app/catalog/lessons/lesson-view.ts";
import { blocksOf } from "#app/catalog/lessons/lesson.ts";
import { buildLibrary } from "#app/catalog/lessons/library.ts";
import { allReasons } from "#app/catalog/lessons/question-feedback.ts";
import { readLessons } from "#app/catalog/lessons/read-library.server.ts";
import { readContent } from "#app/catalog/read-content.server.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { scoreAnswer } from "#app/engine/measurement/scoring.ts";

const directory = fileURLToPath(new URL("../../../../content", import.meta.url));
const texts = [...(await readContent(directory)), ...(await readLessons(directory))];
const { content } = buildCatalog(texts, plainDate("2026-12-01"));
if (content === null) throw new Error("the shipped framework has errors");
const library = buildLibrary(texts, await readFigures(directory, "lessons"), content);

describe("the shipped lessons", () => {
  it("have no error", () => {
    expect(library.problems.filter(({ severity }) => severity === "error").map(formatProblem)).toEqual([]);
  });

  it("are practice for at least half of their time", () => {
    for (const lesson of library.lessons) {
      const { reading, practice } = lessonTime(lesson);
      expect(practice / (reading + practice), lesson.front.id).toBeGreaterThanOrEqual(0.5);
    }
  });

  it("can score a blank answer to every question, and give a reason for everything that can be answered", () => {
    for (const lesson of library.lessons) {
      for (const { question } of askedQuestions(lesson)) {
        const name = `${lesson.front.id} ${question.question}`;
        expect(scoreAnswer(questionKeyOf(question), { type: "blank" }), name).toEqual({ ok: true, value: 0 });
        expect(allReasons(question).filter(({ right }) => right).length, name).toBeGreaterThan(0);
      }
    }
  });

  it("calculate what they print", () => {
    for (const lesson of library.lessons) {
      for (const { block } of blocksOf(lesson, "calculation")) {
        const { problems, value } = calculate(block, {});
        expect(problems, block.title).toEqual({});
        expect(Number(value?.toFixed(block.result.decimals)), `${lesson.front.id} ${block.title}`).toBeCloseTo(
          block.result.value,
          block.result.decimals,
        );
      }
    }
  });

  it("send the questions that count without a key, a reason or a belief", () => {
    for (const lesson of library.lessons) {
      const sent = JSON.stringify(lessonViewOf(lesson).parts.filter(({ kind }) => kind === "lesson-check"));
      for (const word of ['"key"', '"why"', '"belief"', '"matches"', '"formula"']) {
        expect(sent.includes(word), `${lesson.front.id} sends ${word}`).toBe(false);
      }
    }
  });
});
