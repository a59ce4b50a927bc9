import { describe, expect, it } from "vitest";
import type { QuestionView } from "#app/catalog/items/question-view.ts";
import { answerFromForm } from "#app/ui/question/answer-from-form.ts";

const asked = { situation: null, news: null, question: "What now?", figure: null };
const parts = (...ids: readonly string[]) => ids.map((id) => ({ id, text: `Part ${id}` }));

const single: QuestionView = { ...asked, type: "single", options: parts("a", "b", "c") };
const multiple: QuestionView = { ...asked, type: "multiple", options: parts("a", "b", "c") };
const ordering: QuestionView = { ...asked, type: "ordering", steps: parts("a", "b", "c") };
const matching: QuestionView = { ...asked, type: "matching", left: parts("a", "b"), offered: parts("p", "q") };
const numeric: QuestionView = { ...asked, type: "numeric", units: ["kW", "W"], rounding: "Whole kW." };
const hotspot: QuestionView = {
  ...asked,
  type: "hotspot",
  figure: { file: "figures/a.svg", alt: "A panel" },
  regions: [
    { id: "a", label: "Lamp", shape: { kind: "circle", x: 0.2, y: 0.2, radius: 0.1 }, point: { x: 0.2, y: 0.2 } },
    { id: "b", label: "Key", shape: { kind: "circle", x: 0.8, y: 0.2, radius: 0.1 }, point: { x: 0.8, y: 0.2 } },
  ],
};

const read = (question: QuestionView, ...fields: readonly (readonly [string, string])[]) => {
  const form = new FormData();
  for (const [key, value] of fields) form.append(key, value);
  return answerFromForm(question, form, "q");
};

describe("an answer sent as a form", () => {
  it("is the chosen option, or all of them", () => {
    expect(read(single, ["q", "b"])).toEqual({ type: "single", choice: "b" });
    expect(read(multiple, ["q", "a"], ["q", "c"])).toEqual({ type: "multiple", choices: ["a", "c"] });
  });

  it("is the order of the chosen places", () => {
    expect(read(ordering, ["q.a", "3"], ["q.b", "1"], ["q.c", "2"])).toEqual({
      type: "ordering",
      order: ["b", "c", "a"],
    });
  });

  it("is no order when two steps share a place", () => {
    expect(read(ordering, ["q.a", "1"], ["q.b", "1"], ["q.c", "2"])).toEqual({ type: "ordering", order: [] });
  });

  it("leaves out what was not matched", () => {
    expect(read(matching, ["q.a", "q"], ["q.b", ""])).toEqual({ type: "matching", pairs: { a: "q" } });
  });

  it("is a number in the chosen unit, or in the key's own where there is no choice", () => {
    expect(read(numeric, ["q", " 1200 "], ["q.unit", "W"])).toEqual({ type: "numeric", text: "1200", unit: "W" });
    expect(read(numeric, ["q", "1,2"])).toEqual({ type: "numeric", text: "1,2", unit: "kW" });
  });

  it("is the point in the picture, or a point of the region picked from the list", () => {
    expect(read(hotspot, ["q", "a"], ["q.point", "0.81 0.19"])).toEqual({ type: "hotspot", x: 0.81, y: 0.19 });
    expect(read(hotspot, ["q", "b"])).toEqual({ type: "hotspot", x: 0.8, y: 0.2 });
  });

  it.each([single, multiple, matching, numeric, hotspot])("is blank when nothing was answered ($type)", (question) => {
    expect(read(question)).toEqual({ type: "blank" });
  });
});
