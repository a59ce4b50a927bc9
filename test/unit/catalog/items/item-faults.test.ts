import { beforeEach, describe, expect, it } from "vitest";
import type { CatalogRole, CatalogSkill } from "#app/catalog/catalog.ts";
import { formatProblem } from "#app/catalog/content-problem.ts";
import { buildItemBank, type ItemCatalog } from "#app/catalog/items/item-bank.ts";
import { FIGURE, HOTSPOT, MATCHING, NUMERIC, ORDERING, SCENARIO, SINGLE, smallBank, smallFigures } from "./small-bank.ts";

// Each test plants one fault in a small, sound bank and expects its file, its line and what it says.

const catalog: ItemCatalog = {
  skills: [{ id: "welding.basics" } as CatalogSkill],
  roles: [{ id: "welder" } as CatalogRole],
};
let files: Map<string, string>;
let figures: Map<string, string>;

beforeEach(() => {
  files = smallBank();
  figures = smallFigures();
});

function build() {
  return buildItemBank([...files].map(([file, text]) => ({ file, text })), figures, catalog);
}

const problems = (): readonly string[] => build().problems.map(formatProblem);

/** Replaces the first occurrence and returns the number of its line. */
function plant(file: string, from: string, to: string): number {
  const text = files.get(file) ?? "";
  const place = text.indexOf(from);
  expect(place, `${file} contains ${from}`).toBeGreaterThanOrEqual(0);
  files.set(file, text.replace(from, to));
  return text.slice(0, place).split("\n").length;
}

function expectOnly(file: string, line: number, message: string): void {
  expect(problems()).toEqual([`${file}:${String(line)} ${message}`]);
}

describe("a small bank without faults", () => {
  it("has no problem and gives every item", () => {
    const { problems: found, items } = build();
    expect(found).toEqual([]);
    expect(items).toHaveLength(6);
  });
});

describe("what an item refers to", () => {
  it("is a skill of the framework", () => {
    files = new Map([[SINGLE.replaceAll("basics", "magic"), (files.get(SINGLE) ?? "").replaceAll("welding.basics", "welding.magic")]]);
    figures = new Map();
    expectOnly(SINGLE.replaceAll("basics", "magic"), 3, "there is no skill welding.magic");
  });

  it("is a role of the framework", () => {
    const line = plant(SINGLE, "seconds: 60", "roles: [smith]\nseconds: 60");
    expectOnly(SINGLE, line, "there is no role smith");
  });

  it("lies in the folder of its skill under its own name", () => {
    files.set("content/items/welding.basics/cold-seam.yaml", files.get(SINGLE) ?? "");
    files.delete(SINGLE);
    expectOnly("content/items/welding.basics/cold-seam.yaml", 1, "the id of this file must be welding.basics.cold-seam");
  });

  it("is named by sources when a wrong answer can hurt somebody", () => {
    plant(SINGLE, "safetyCritical: false", "safetyCritical: true");
    expectOnly(SINGLE, 15, "a safety-critical item names its sources");
  });

  it("stays within the levels an automatic score may give", () => {
    const line = plant(SINGLE, "level: 2", "level: 4");
    expectOnly(SINGLE, line, "level is 4; it must be one of: 1, 2, 3");
  });
});

describe("a key", () => {
  it("may not be missing", () => {
    plant(SINGLE, "key: a\n", "");
    expectOnly(SINGLE, 1, "key is missing");
  });

  it("names an option that exists", () => {
    const line = plant(SINGLE, "key: a", "key: d");
    const found = problems();
    expect(found).toContain(`${SINGLE}:${String(line)} the key d is not one of the options`);
  });

  it("of an ordering names every step once", () => {
    const line = plant(ORDERING, "key: [c, b, a]", "key: [c, b, b]");
    expectOnly(ORDERING, line, "the key does not name every step once");
  });

  it("of an ordering differs from the order shown", () => {
    const line = plant(ORDERING, "key: [c, b, a]", "key: [a, b, c]");
    expectOnly(ORDERING, line, "the steps are shown in the right order");
  });

  it("of a matching points to something that is offered", () => {
    const line = plant(MATCHING, "matches: r", "matches: z");
    expect(problems()).toContain(`${MATCHING}:${String(line)} z is not offered`);
  });
});

describe("the options", () => {
  it("each carry a reason", () => {
    const line = plant(SINGLE, "    why: The visitor may not know.\n", "");
    expectOnly(SINGLE, line - 3, "options.b.why is missing");
  });

  it("that are wrong name the belief that leads to them", () => {
    const line = plant(SINGLE, "    belief: Quick cooling does no harm.\n", "");
    expectOnly(SINGLE, line - 2, "c is wrong and names no belief that leads to it");
  });

  it("that are right have no mistaken belief", () => {
    const line = plant(SINGLE, "    why: A burn is avoided.", "    belief: Hot.\n    why: A burn is avoided.");
    expectOnly(SINGLE, line, "a is right, so no mistaken belief leads to it");
  });

  it("are at least three", () => {
    plant(SINGLE, "  c:\n    text: Pours water on the seam\n    belief: Quick cooling does no harm.\n    why: The seam may crack.\n", "");
    expect(problems()).toEqual([expect.stringContaining("there are 2 options; 3 to 5 are wanted")]);
  });

  it.each([
    ["All of the above", "options.c refers to the other options"],
    ["None of these answers", "options.c refers to the other options"],
    ["Both A and B", "options.c refers to the other options"],
    ["A and B", "options.c refers to the other options"],
    ["Always waits for help", 'options.c says "always" or "never"'],
    ["Warns the visitor", "options.c says the same as options.a"],
  ])("may not read %s", (text, message) => {
    const line = plant(SINGLE, "Pours water on the seam", text);
    // an option's own line is the one of its letter
    expectOnly(SINGLE, line - 1, message);
  });

  it("that are numbers stand in order", () => {
    plant(SINGLE, "Warns the visitor", "20 litres");
    plant(SINGLE, "Finishes the next seam", "5 litres");
    plant(SINGLE, "Pours water on the seam", "40 litres");
    expect(problems()).toEqual([expect.stringContaining("options that are numbers stand in order of size")]);
  });

  it("do not give the right one away by its length", () => {
    plant(SINGLE, "Warns the visitor", "Warns the visitor, explains the danger, and shows the marked way around the table");
    expect(problems()).toEqual([expect.stringContaining("warning: the right option is by far the longest")]);
  });
});

describe("the question", () => {
  it("does not ask which statement is true", () => {
    const line = plant(SINGLE, "What does the welder do first?", "Which of the following is true?");
    expectOnly(SINGLE, line, "asks which statement is true; ask one specific question");
  });

  it("asks for an exception in capitals only", () => {
    const line = plant(SINGLE, "What does the welder do first?", "What should the welder not do first?");
    expectOnly(SINGLE, line, "asks for an exception; write NOT in capitals or ask for the right thing");
    plant(SINGLE, "not do first", "NOT do first");
    expect(problems()).toEqual([]);
  });

  it("is read without a sentence that never ends", () => {
    const line = plant(SINGLE, "The seam glows red.", `The seam glows red ${"and the gas is on ".repeat(6)}here.`);
    expect(problems()).toContain(`${SINGLE}:${String(line)} warning: has a sentence of 35 words; 30 are enough`);
  });
});

describe("a numeric key", () => {
  it("is what the formula gives", () => {
    const line = plant(NUMERIC, "formula: flow * minutes", "formula: flow * minutes * 2");
    expectOnly(NUMERIC, line, "the formula gives 720, not 360");
  });

  it("rests on numbers that the situation gives", () => {
    const line = plant(NUMERIC, "minutes: 30 }", "minutes: 30, spare: 7 }");
    expect(problems()).toEqual([
      `${NUMERIC}:${String(line)} no formula uses spare`,
      `${NUMERIC}:${String(line)} spare is 7, which the situation does not give`,
    ]);
  });

  it("is computed by arithmetic alone", () => {
    const line = plant(NUMERIC, "formula: flow * minutes", "formula: process.exit(1)");
    expect(problems()[0]).toContain(`${NUMERIC}:${String(line)} the formula cannot be computed: `);
  });

  it("accepts its own unit", () => {
    const line = plant(NUMERIC, "units: { l: 1, m3: 1000 }", "units: { m3: 1000 }");
    expectOnly(NUMERIC, line, "the key's own unit l must be accepted as 1");
  });

  it("lies apart from the mistakes that are foreseen", () => {
    const line = plant(NUMERIC, "formula: flow / minutes\n    equals: 0.4", "formula: flow * minutes + 1\n    equals: 361");
    expectOnly(NUMERIC, line, "the mistake 361 would count as right");
  });
});

describe("a figure", () => {
  it("exists", () => {
    figures.delete(FIGURE);
    expect(problems()).toEqual([expect.stringContaining(`there is no file ${FIGURE}`)]);
  });

  it("has a text alternative that one can answer from", () => {
    const line = plant(HOTSPOT, "Drawing of a torch with nozzle on the left, handle in the middle, hose on the right.", "A torch.");
    expectOnly(HOTSPOT, line, "the text alternative is too short to answer from");
  });

  it("must have a text alternative", () => {
    plant(HOTSPOT, "  alt: Drawing of a torch with nozzle on the left, handle in the middle, hose on the right.\n", "");
    expect(problems()).toContain(`${HOTSPOT}:19 figure.alt is missing`);
  });

  it.each(["<script>1</script>", '<rect onload="x()"/>', '<use href="https://example.org/a.svg"/>', "<style>@import 'x'</style>"])(
    "contains nothing active such as %s",
    (part) => {
      figures.set(FIGURE, `<svg viewBox="0 0 10 5"><title>Torch</title>${part}</svg>`);
      expect(problems()).toEqual([expect.stringContaining("contains a script, a link or something loaded from elsewhere")]);
    },
  );

  it("is shown by some item", () => {
    figures.set(FIGURE.replace("torch", "table"), figures.get(FIGURE) ?? "");
    expect(problems()).toEqual([`${FIGURE.replace("torch", "table")}:1 warning: no item shows this figure`]);
  });
});

describe("a scenario set", () => {
  it("has 3 to 5 decisions", () => {
    const text = files.get(SCENARIO) ?? "";
    files.set(SCENARIO, text.slice(0, text.lastIndexOf("  - question")));
    expect(problems()).toEqual([expect.stringContaining("decisions needs 3 to 5 decisions")]);
  });

  it("has its decisions checked like items of their own, with their place", () => {
    const line = plant(SCENARIO, "    key: b", "    key: d");
    expect(problems()).toContain(`${SCENARIO}:${String(line)} the key d is not one of the options`);
  });
});

describe("the bank as a whole", () => {
  it("does not ask the same thing twice in nearly the same words", () => {
    const copy = (files.get(SINGLE) ?? "").replace("welding.basics.hot-seam", "welding.basics.warm-seam").replace("glows red", "glows bright red");
    files.set("content/items/welding.basics/warm-seam.yaml", copy);
    const found = problems();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^content\/items\/welding\.basics\/warm-seam\.yaml:\d+ warning: shares \d+ % of its wording with .*hot-seam\.yaml$/);
  });

  it("reports keys that mostly stand at one place or are mostly the longest", () => {
    const words = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grain", "heron"];
    for (const word of words) {
      const text = (files.get(SINGLE) ?? "")
        .replace("hot-seam", word)
        .replace("The seam glows red. A visitor comes near the table.", `Crew ${word} waits for ${word} stock with ${word} paper.`)
        .replace("Warns the visitor", `Calls the ${word} master by radio`)
        .replace("Finishes the next seam", `Takes the ${word} lift`)
        .replace("Pours water on the seam", `Locks the ${word} gate`);
      files.set(`content/items/welding.basics/${word}.yaml`, text);
    }
    const whole = problems().filter((problem) => problem.startsWith("content/items:1"));
    expect(whole).toContainEqual(expect.stringMatching(/the right option is the longest in \d+ questions; 4\.0 would be chance/));
    expect(whole).toContainEqual(expect.stringMatching(/the right option stands at place 1 in 9 questions; 4\.0 would be chance/));
  });
});
