import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readGiftItems } from "#app/integrations/questions/gift-items.ts";
import { readGift } from "#app/integrations/questions/read-gift.ts";
import { readQuestionCsv } from "#app/integrations/questions/read-question-csv.ts";

const DEFAULTS = { skill: "pumps.care", level: 2, area: "seals" } as const;
const REFERENCE = fileURLToPath(new URL("../../../../shared/data/standards/gift-questions", import.meta.url));
const csv = (text: string) => readQuestionCsv(new TextEncoder().encode(text), DEFAULTS);

const only = (text: string) => {
  const { items, refused } = readGiftItems(text, DEFAULTS);
  expect(refused).toEqual([]);
  expect(items).toHaveLength(1);
  const [item] = items;
  if (item === undefined) throw new Error("there is one");
  return item;
};

describe("GIFT questions as drafts", () => {
  it("keeps title, situation, question, options, key and feedback of a choice", () => {
    const { draft } = only(
      "::Seal leak::The seal drips. The pump runs hot. What comes first? {\n=Stop the pump#It is safe then.\n~Tighten the seal#Under way this injures.\n~Wait\n}",
    );
    expect(draft).toMatchObject({
      type: "single",
      title: "Seal leak",
      situation: "The seal drips. The pump runs hot.",
      question: "What comes first?",
      options: {
        a: { text: "Stop the pump", why: "It is safe then." },
        b: { text: "Tighten the seal", why: "Under way this injures." },
        c: { text: "Wait", why: "" },
      },
      key: "a",
      skill: "pumps.care",
      level: 2,
      area: "seals",
    });
  });

  it("reads weights above zero as the right options of several", () => {
    const { draft, notes } = only("::Two::Which two? {~%75%Oil~%25%Filter~%-100%Paint}");
    expect(draft).toMatchObject({ type: "multiple", key: ["a", "b"] });
    expect(notes.join()).toContain("different weights");
  });

  it.each([
    ["{#3:2}", 3, 2],
    ["{#2..4}", 3, 1],
    ["{#=7~5}", 7, 0],
  ])("reads the number and the tolerance of %s", (answers, key, tolerance) => {
    const { draft } = only(`::N::How many litres? ${answers}`);
    expect(draft).toMatchObject({ type: "numeric", key, tolerance });
  });

  it("offers a right side without a left one as something that matches nothing", () => {
    const { draft } = only("::M::Match. {=Seal -> Drip =Bearing -> Noise = -> Smell}");
    expect(draft).toMatchObject({
      type: "matching",
      left: { a: { text: "Seal", matches: "a" }, b: { text: "Bearing", matches: "b" } },
      offered: { a: { text: "Drip" }, b: { text: "Noise" }, c: { text: "Smell" } },
    });
  });

  it.each([
    ["::T::Pumps pump. {T}", "recall"],
    ["::S::Who? {=me}", "Free text"],
    ["::E::Write. {}", "essay"],
    ["Only text", "without a question"],
    ["The pump {=runs ~stops} at night.", "gap inside a sentence"],
    ["::Two keys::Which? {=a =b ~c}", "one best answer"],
  ])("says why %s is no item", (text, reason) => {
    const { items, refused } = readGiftItems(text, DEFAULTS);
    expect(items).toEqual([]);
    expect(refused.map((one) => one.reason).join()).toContain(reason);
  });

  it("names line and column of what is written wrongly and keeps the questions around it", () => {
    const { items, refused } = readGiftItems(
      "::A::One? {=a ~b}\n\n// note\n::B::Two? {\n=a\n~b\n\n::C::Three? {=a ~b}\n\n::D::At 10:30? {=a ~b}",
      DEFAULTS,
    );
    expect(items.map(({ draft }) => draft.title)).toEqual(["A", "C"]);
    expect(refused.map(({ line, column }) => [line, column])).toEqual([
      [6, 3],
      [10, 11],
    ]);
    expect(refused[0]?.reason).toContain("not closed");
    expect(refused[1]?.reason).toContain('"\\:"');
  });

  it("puts the category, tags and general feedback where the author reads them", () => {
    const { notes } = only("$CATEGORY: Pumps/Seals\n\n// [id:q7] [tag:leak]\n::A::One? {=a ~b ####Read the card}");
    expect(notes).toEqual([
      "Category in the file: Pumps/Seals.",
      "Tags in the file: leak.",
      "Id in the file: q7.",
      "General feedback in the file: Read the card",
    ]);
  });

  it("gives the same question the same id, and another one another", () => {
    const id = (text: string) => only(text).draft.id;
    expect(id("::A::One? {=a ~b}")).toBe(id("\n\n::A::One? {=a ~b}\n"));
    expect(id("::A::One? {=a ~b}")).not.toBe(id("::A::One? {=a ~c}"));
    expect(id("::Seal leak::One? {=a ~b}")).toMatch(/^pumps\.care\.seal-leak-[a-z0-9]{6}$/);
  });

  it("answers hostile text quickly", () => {
    const hostile = [
      "[id:".repeat(900),
      "a{".repeat(30_000),
      `a{${"=x->".repeat(15_000)}`,
      `a${"\n ".repeat(20_000)}{`,
      `a{#${"=1#".repeat(20_000)}`,
      ":".repeat(60_000),
    ].map((text) => `//${"[id:".repeat(900)}\n${text}`);
    const started = performance.now();
    for (const text of hostile) expect(readGift(text).questions.length).toBeLessThanOrEqual(1);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(readGift(`//${"[id:".repeat(16_000)}\na{}`).unreadable[0]?.message).toContain("comment line");
  });

  it.skipIf(!existsSync(REFERENCE))(
    "lists every question of the reference files as a draft or with a reason (skipped: the files are not on this machine)",
    () => {
      const files = readdirSync(REFERENCE).filter((name) => name.endsWith(".gift"));
      for (const name of files) {
        const text = readFileSync(join(REFERENCE, name), "utf8");
        const { items, refused } = readGiftItems(text, DEFAULTS);
        const questions = readGift(text).questions.filter(({ question }) => question.type !== "Category");
        expect(items.length + refused.length, name).toBe(questions.length);
        expect(refused.every(({ reason }) => reason.length > 20)).toBe(true);
      }
    },
  );
});

describe("CSV rows as drafts", () => {
  const HEAD = "id,type,title,level,question,option_a,option_b,option_c,key,why_a\n";

  it("keeps good rows and names the row and the reason of bad ones", async () => {
    const read = await csv(
      `${HEAD},single,Seal,2,What first?,Stop,Wait,Paint,a,Safe\n,riddle,Odd,2,What?,,,,,\n,single,Level,nine,What?,,,,,\n,scenario,Case,2,,,,,,\n,single,,2,What?,,,,,\n`,
    );
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.items.map(({ line, draft }) => [line, draft.title])).toEqual([[2, "Seal"]]);
    expect(read.value.refused.map(({ line, reason }) => [line, reason.split(";")[0]])).toEqual([
      [3, "“type” is “riddle”"],
      [4, "“level” is “nine”"],
      [5, "A scenario needs its decisions in the rows below, with “part” 1, 2, 3."],
      [6, "“title” is empty."],
    ]);
  });

  it("takes an apostrophe that guards a formula off again", async () => {
    const read = await csv(`${HEAD},single,Seal,2,What first?,'=A1+B1,Wait,'quoted,a,'+1\n`);
    expect(read).toMatchObject({
      ok: true,
      value: { items: [{ draft: { options: { a: { text: "=A1+B1", why: "+1" }, c: { text: "'quoted" } } } }] },
    });
  });

  it.each([
    ["", "empty"],
    ["name,answer\nx,y\n", "“type”, “title”, “question” are missing"],
    ['type,title,question\nsingle,"open', "never closed"],
  ])("says what is wrong with %j as a whole", async (text, message) => {
    const read = await csv(text);
    expect(read.ok ? "" : read.error.message).toContain(message);
  });

  it("says which columns it did not read", async () => {
    const read = await csv("type,title,question,colour\nsingle,Seal,What?,red\n");
    expect(read).toMatchObject({ ok: true, value: { refused: [{ line: 1, title: "colour" }] } });
  });
});
