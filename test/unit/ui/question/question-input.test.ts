import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { reportInto, type ContentProblem } from "#app/catalog/content-problem.ts";
import { answerKeyOf } from "#app/catalog/items/bank-item.ts";
import type { Question } from "#app/catalog/items/item-schemas.ts";
import { parseItems } from "#app/catalog/items/parse-items.ts";
import { questionViewOf, regionAt } from "#app/catalog/items/question-view.ts";
import { readContent } from "#app/catalog/read-content.server.ts";
import { scoreAnswer } from "#app/engine/measurement/scoring.ts";
import { answerFromForm } from "#app/ui/question/answer-from-form.ts";
import { QuestionInput } from "#app/ui/question/question-input.tsx";

const problems: ContentProblem[] = [];
const directory = fileURLToPath(new URL("../../../../content", import.meta.url));
const items = parseItems(await readContent(directory), reportInto(problems)).map(({ value }) => value);
const questions = items.flatMap((item) => (item.type === "scenario" ? [] : [item]));

const draw = (view: ReturnType<typeof questionViewOf>) =>
  renderToStaticMarkup(
    createElement(QuestionInput, {
      question: view,
      value: null,
      onChange: () => undefined,
      name: "q",
      figureUrl: (file: string) => `/pictures/${file}`,
    }),
  );

/** What a person reads only after answering. */
function feedbackOf(question: Question): readonly string[] {
  switch (question.type) {
    case "single":
    case "multiple":
      return Object.values(question.options).flatMap(({ why, belief }) => [why, belief ?? why]);
    case "ordering":
      return Object.values(question.steps).map(({ why }) => why);
    case "matching":
      return Object.values(question.left).map(({ why }) => why);
    case "hotspot":
      return Object.values(question.regions).flatMap(({ why, belief }) => [why, belief ?? why]);
    case "numeric":
      return [question.why, ...question.mistakes.flatMap(({ why, belief }) => [why, belief])];
  }
}

/** The names of the fields that a browser without scripts can send. */
function fieldsOf(markup: string): Set<string> {
  return new Set([...markup.matchAll(/ name="([^"]+)"/g)].map(([, name = ""]) => name));
}

describe("the controls of the shipped questions", () => {
  it("exist for every type", () => {
    expect(new Set(questions.map(({ type }) => type))).toEqual(
      new Set(["single", "multiple", "ordering", "matching", "numeric", "hotspot"]),
    );
  });

  it("show every choice and give nothing away", () => {
    for (const item of questions) {
      const view = questionViewOf(item);
      const sent = JSON.stringify(view);
      const markup = draw(view);
      const secrets = feedbackOf(item);
      for (const secret of secrets) {
        expect(sent.includes(secret), `${item.id} sends feedback`).toBe(false);
        expect(markup.includes(secret), `${item.id} shows feedback`).toBe(false);
      }
      expect(Object.keys(view), item.id).not.toContain("key");
    }
  });

  it("have fields that read back as an answer the scoring accepts", () => {
    for (const item of questions) {
      const view = questionViewOf(item);
      const names = fieldsOf(draw(view));
      const form = new FormData();
      const fill = (name: string, value: string) => {
        expect(names.has(name), `${item.id} has a field ${name}`).toBe(true);
        form.append(name, value);
      };
      if (item.type === "single") fill("q", item.key);
      if (item.type === "multiple") for (const choice of item.key) fill("q", choice);
      if (item.type === "ordering")
        item.key.forEach((id, place) => {
          fill(`q.${id}`, String(place + 1));
        });
      if (item.type === "matching") for (const [id, { matches }] of Object.entries(item.left)) fill(`q.${id}`, matches);
      if (item.type === "numeric") fill("q", String(item.key));
      if (item.type === "hotspot") fill("q", item.key[0] ?? "");
      const key = answerKeyOf(item);
      const score = scoreAnswer(key, answerFromForm(view, form, "q"));
      expect(score, item.id).toEqual({ ok: true, value: "categories" in key ? key.categories : 1 });
    }
  });

  it("find every region of a picture at the point its label stands for", () => {
    for (const item of questions) {
      const view = questionViewOf(item);
      if (view.type !== "hotspot") continue;
      for (const { id, point } of view.regions) expect(regionAt(view.regions, point.x, point.y)?.id, item.id).toBe(id);
    }
  });
});
