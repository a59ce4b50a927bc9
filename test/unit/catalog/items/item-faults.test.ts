import { beforeEach, describe, expect, it } from "vitest";
import { faultDesk, type FaultDesk } from "./fault-desk.ts";
import { MATCHING, NUMERIC, ORDERING, SINGLE } from "./small-bank.ts";

// Each test plants one fault in a small, sound bank and expects its file, its line and what it says.

let desk: FaultDesk;

beforeEach(() => {
  desk = faultDesk();
});

describe("a small bank without faults", () => {
  it("has no problem and gives every item", () => {
    const { problems: found, items } = desk.build();
    expect(found).toEqual([]);
    expect(items).toHaveLength(6);
  });
});

describe("what an item refers to", () => {
  it("is a skill of the framework", () => {
    const file = SINGLE.replaceAll("basics", "magic");
    const text = (desk.files.get(SINGLE) ?? "").replaceAll("welding.basics", "welding.magic");
    desk.files.clear();
    desk.figures.clear();
    desk.files.set(file, text);
    desk.expectOnly(file, 3, "there is no skill welding.magic");
  });

  it("is a role of the framework", () => {
    const line = desk.plant(SINGLE, "seconds: 60", "roles: [smith]\nseconds: 60");
    desk.expectOnly(SINGLE, line, "there is no role smith");
  });

  it("lies in the folder of its skill under its own name", () => {
    desk.files.set("content/items/welding.basics/cold-seam.yaml", desk.files.get(SINGLE) ?? "");
    desk.files.delete(SINGLE);
    desk.expectOnly(
      "content/items/welding.basics/cold-seam.yaml",
      1,
      "the id of this file must be welding.basics.cold-seam",
    );
  });

  it("is named by sources when a wrong answer can hurt somebody", () => {
    desk.plant(SINGLE, "safetyCritical: false", "safetyCritical: true");
    desk.expectOnly(SINGLE, 15, "a safety-critical item names its sources");
  });

  it("stays within the levels an automatic score may give", () => {
    const line = desk.plant(SINGLE, "level: 2", "level: 4");
    desk.expectOnly(SINGLE, line, "level is 4; it must be one of: 1, 2, 3");
  });
});

describe("a key", () => {
  it("may not be missing", () => {
    desk.plant(SINGLE, "key: a\n", "");
    desk.expectOnly(SINGLE, 1, "key is missing");
  });

  it("names an option that exists", () => {
    const line = desk.plant(SINGLE, "key: a", "key: d");
    const found = desk.problems();
    expect(found).toContain(`${SINGLE}:${String(line)} the key d is not one of the options`);
  });

  it("of an ordering names every step once", () => {
    const line = desk.plant(ORDERING, "key: [c, b, a]", "key: [c, b, b]");
    desk.expectOnly(ORDERING, line, "the key does not name every step once");
  });

  it("of an ordering differs from the order shown", () => {
    const line = desk.plant(ORDERING, "key: [c, b, a]", "key: [a, b, c]");
    desk.expectOnly(ORDERING, line, "the steps are shown in the right order");
  });

  it("of a matching points to something that is offered", () => {
    const line = desk.plant(MATCHING, "matches: r", "matches: z");
    expect(desk.problems()).toContain(`${MATCHING}:${String(line)} z is not offered`);
  });
});

describe("the options", () => {
  it("each carry a reason", () => {
    const line = desk.plant(SINGLE, "    why: The visitor may not know.\n", "");
    desk.expectOnly(SINGLE, line - 3, "options.b.why is missing");
  });

  it("that are wrong name the belief that leads to them", () => {
    const line = desk.plant(SINGLE, "    belief: Quick cooling does no harm.\n", "");
    desk.expectOnly(SINGLE, line - 2, "c is wrong and names no belief that leads to it");
  });

  it("that are right have no mistaken belief", () => {
    const line = desk.plant(SINGLE, "    why: A burn is avoided.", "    belief: Hot.\n    why: A burn is avoided.");
    desk.expectOnly(SINGLE, line, "a is right, so no mistaken belief leads to it");
  });

  it("are at least three", () => {
    desk.plant(
      SINGLE,
      "  c:\n    text: Pours water on the seam\n    belief: Quick cooling does no harm.\n    why: The seam may crack.\n",
      "",
    );
    expect(desk.problems()).toEqual([expect.stringContaining("there are 2 options; 3 to 5 are wanted")]);
  });

  it.each([
    ["All of the above", "options.c refers to the other options"],
    ["None of these answers", "options.c refers to the other options"],
    ["Both A and B", "options.c refers to the other options"],
    ["A and B", "options.c refers to the other options"],
    ["Always waits for help", 'options.c says "always" or "never"'],
    ["Warns the visitor", "options.c says the same as options.a"],
  ])("may not read %s", (text, message) => {
    const line = desk.plant(SINGLE, "Pours water on the seam", text);
    // an option's own line is the one of its letter
    desk.expectOnly(SINGLE, line - 1, message);
  });

  it("that are numbers stand in order", () => {
    desk.plant(SINGLE, "Warns the visitor", "20 litres");
    desk.plant(SINGLE, "Finishes the next seam", "5 litres");
    desk.plant(SINGLE, "Pours water on the seam", "40 litres");
    expect(desk.problems()).toEqual([expect.stringContaining("options that are numbers stand in order of size")]);
  });

  it("do not give the right one away by its length", () => {
    desk.plant(
      SINGLE,
      "Warns the visitor",
      "Warns the visitor, explains the danger, and shows the marked way around the table",
    );
    expect(desk.problems()).toEqual([expect.stringContaining("warning: the right option is by far the longest")]);
  });
});

describe("the question", () => {
  it("does not ask which statement is true", () => {
    const line = desk.plant(SINGLE, "What does the welder do first?", "Which of the following is true?");
    desk.expectOnly(SINGLE, line, "asks which statement is true; ask one specific question");
  });

  it("asks for an exception in capitals only", () => {
    const line = desk.plant(SINGLE, "What does the welder do first?", "What should the welder not do first?");
    desk.expectOnly(SINGLE, line, "asks for an exception; write NOT in capitals or ask for the right thing");
    desk.plant(SINGLE, "not do first", "NOT do first");
    expect(desk.problems()).toEqual([]);
  });

  it("is read without a sentence that never ends", () => {
    const line = desk.plant(SINGLE, "The seam glows red.", `The seam glows red ${"and the gas is on ".repeat(6)}here.`);
    expect(desk.problems()).toContain(`${SINGLE}:${String(line)} warning: has a sentence of 35 words; 30 are enough`);
  });
});

describe("a numeric key", () => {
  it("is what the formula gives", () => {
    const line = desk.plant(NUMERIC, "formula: flow * minutes", "formula: flow * minutes * 2");
    desk.expectOnly(NUMERIC, line, "the formula gives 720, not 360");
  });

  it("rests on numbers that the situation gives", () => {
    const line = desk.plant(NUMERIC, "minutes: 30 }", "minutes: 30, spare: 7 }");
    expect(desk.problems()).toEqual([
      `${NUMERIC}:${String(line)} no formula uses spare`,
      `${NUMERIC}:${String(line)} spare is 7, which the situation does not give`,
    ]);
  });

  it("is computed by arithmetic alone", () => {
    const line = desk.plant(NUMERIC, "formula: flow * minutes", "formula: process.exit(1)");
    expect(desk.problems()[0]).toContain(`${NUMERIC}:${String(line)} the formula cannot be computed: `);
  });

  it("accepts its own unit", () => {
    const line = desk.plant(NUMERIC, "units: { l: 1, m3: 1000 }", "units: { m3: 1000 }");
    desk.expectOnly(NUMERIC, line, "the key's own unit l must be accepted as 1");
  });

  it("lies apart from the mistakes that are foreseen", () => {
    const line = desk.plant(
      NUMERIC,
      "formula: flow / minutes\n    equals: 0.4",
      "formula: flow * minutes + 1\n    equals: 361",
    );
    desk.expectOnly(NUMERIC, line, "the mistake 361 would count as right");
  });
});
