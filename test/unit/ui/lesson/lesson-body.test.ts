import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { reportInto } from "#app/catalog/content-problem.ts";
import type { Sector } from "#app/catalog/catalog.ts";
import { lessonViewOf } from "#app/catalog/lessons/lesson-view.ts";
import { parseLesson } from "#app/catalog/lessons/parse-lesson.ts";
import { LessonBody } from "#app/ui/lesson/lesson-body.tsx";
import { checkAnswersFromForm } from "#app/ui/lesson/lesson-check-form.tsx";
import { LESSON, smallLibrary } from "../../catalog/lessons/small-library.ts";

const parsed = parseLesson(LESSON, smallLibrary().get(LESSON) ?? "", reportInto([]));
if (parsed === undefined) throw new Error("the small lesson has errors");
const lesson = lessonViewOf(parsed.value);

/** What the server sends, before any script runs. */
const draw = (sector: Sector, answered = {}) =>
  renderToStaticMarkup(
    createElement(LessonBody, {
      lesson,
      sector,
      locale: "en-GB",
      figureUrl: (file: string) => `/figures/cool/${file}`,
      answered,
      check: { results: null },
    }),
  );

const textOf = (markup: string) => markup.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("a lesson without scripts", () => {
  it("opens with the case of the reader's sector and keeps the others at hand", () => {
    const text = textOf(draw("port"));
    const [own, other] = [text.indexOf("a driver comes near"), text.indexOf("a visitor comes near")];
    expect(own).toBeGreaterThan(-1);
    expect(other).toBeGreaterThan(own);
  });

  it("shows gaps and the reasons of practice in disclosures, so that nothing needs a script", () => {
    const markup = draw("manufacturing");
    expect(markup.match(/<details/g)?.length).toBe(2 + 2 + 3 + 2);
    expect(textOf(markup)).toContain("The time has passed already.");
    expect(markup).not.toContain("Check my answer");
  });

  it("posts the questions that count and gives away nothing about them", () => {
    const markup = draw("manufacturing");
    expect(markup).toContain('name="check.check-one"');
    const form = new FormData();
    form.append("check.check-one", "c");
    const questions = lesson.parts.flatMap((part) => (part.kind === "lesson-check" ? part.questions : []));
    expect(checkAnswersFromForm(questions, form)).toEqual({
      "check-one": { type: "single", choice: "c" },
      "check-two": { type: "blank" },
    });
    const check = textOf(markup.slice(markup.indexOf("<form")));
    expect(check).not.toContain("A burn is avoided.");
  });

  it("shows a figure with its words, and the result of a calculation in the reader's notation", () => {
    const markup = draw("manufacturing");
    expect(markup).toContain('src="/figures/cool/figures/seam.svg"');
    expect(markup).toContain('alt="Drawing of a seam with a sign in front of it and a clock above it."');
    expect(textOf(markup)).toContain("Still to wait: 6 min");
  });

  it("starts its headings below the title of the page", () => {
    expect(draw("manufacturing")).not.toContain("<h1");
  });

  it("shows no markup of an author as markup", () => {
    const text = (smallLibrary().get(LESSON) ?? "").replace("A seam looks grey", "A <b>seam</b> looks grey");
    const bold = parseLesson(LESSON, text, () => undefined);
    if (bold === undefined) throw new Error("the lesson cannot be read");
    const markup = renderToStaticMarkup(
      createElement(LessonBody, {
        lesson: lessonViewOf(bold.value),
        sector: "port",
        locale: "en-GB",
        figureUrl: (file: string) => file,
        check: { results: null },
      }),
    );
    expect(markup).not.toContain("<b>");
  });
});
