import { beforeEach, describe, expect, it } from "vitest";
import { libraryDesk, type LibraryDesk } from "./library-desk.ts";
import { BRIEF, CHECKLIST, FIGURE, LESSON } from "./small-library.ts";

// Each test plants one fault in a small, sound library and expects its file, its line and what it says.

let desk: LibraryDesk;

beforeEach(() => {
  desk = libraryDesk();
});

/** Takes the first block of this kind out of the lesson. */
function remove(kind: string): void {
  const text = desk.files.get(LESSON) ?? "";
  desk.files.set(LESSON, text.replace(new RegExp(`\`\`\`${kind}\n[\\s\\S]*?\n\`\`\`\n\n`), ""));
}

it("is sound before anything is damaged", () => {
  expect(desk.problems()).toEqual([]);
  const { lessons, checklists, briefs } = desk.build();
  expect([lessons.length, checklists.length, briefs.length]).toEqual([1, 1, 1]);
});

describe("the parts of a lesson", () => {
  it("stand in reading order, with the prose between the blocks", () => {
    expect(desk.build().lessons[0]?.parts.map(({ kind }) => kind)).toEqual([
      "situation",
      "prose",
      "worked-example",
      "faded-example",
      "calculation",
      "figure",
      "practice",
      "practice",
      "practice",
      "failure-story",
      "lesson-check",
      "retrieval",
      "coaching",
      "prose",
    ]);
  });

  it.each(["situation", "worked-example", "failure-story", "lesson-check", "retrieval", "coaching"])(
    "include a %s block",
    (kind) => {
      remove(kind);
      expect(desk.problems()).toContain(`${LESSON}:1 has 0 ${kind} blocks; 1 are the least`);
    },
  );

  it("include practice three times", () => {
    remove("practice");
    expect(desk.problems()).toContain(`${LESSON}:1 has 2 practice blocks; 3 are the least`);
  });

  it("have known names", () => {
    const line = desk.plant(LESSON, "```failure-story", "```story");
    expect(desk.problems()).toContainEqual(expect.stringContaining(`${LESSON}:${line} there is no block story`));
  });

  it("report a field that is missing with its line in the file", () => {
    const line = desk.plant(LESSON, "noticed: He cried out.\n", "");
    desk.expectOnly(LESSON, line - 2, "noticed is missing");
  });

  it("report broken YAML with its line in the file", () => {
    const line = desk.plant(LESSON, "learned: Grey", 'learned: "Grey');
    expect(desk.problems()).toEqual([expect.stringMatching(new RegExp(`:(${line}|${line + 1}) is not valid YAML`))]);
  });

  it("leave what is not covered to the end", () => {
    const line = desk.plant(LESSON, "## Not covered here", "## Further reading");
    desk.expectOnly(LESSON, line, 'the last heading says what is left out: "Not covered here"');
  });

  it("have gaps where an example fades", () => {
    desk.plant(LESSON, '{ ask: Is it hot?, answer: "Yes, by the card."', '{ do: "Yes, by the card."');
    expect(desk.problems()).toEqual([expect.stringContaining("has 1 gaps; two are the least")]);
  });

  it("keep answers under different names", () => {
    const line = desk.plant(LESSON, "id: second", "id: first");
    desk.expectOnly(LESSON, line, "the id first is already taken in this lesson");
  });
});

describe("the front matter", () => {
  it("is there", () => {
    desk.plant(LESSON, "---\nid", "id");
    desk.expectOnly(LESSON, 1, "a lesson starts with front matter between two lines ---");
  });

  it.each([
    ["skill: welding.basics", "skill: welding.robots", "there is no skill welding.robots"],
    ["roles: [welder]", "roles: [pilot]", "there is no role pilot"],
    ["to: 1", "to: 3", "leads from 0 to 3; a lesson takes one step"],
    [
      "id: welding.basics.cool",
      "id: welding.basics.warm",
      "the id of this file must be welding.basics.cool-before-touch",
    ],
    ["prerequisites: []", "prerequisites: [{ skill: a.b, level: 1 }]", "there is no skill a.b"],
  ])("%s cannot be %s", (from, to, message) => {
    const line = desk.plant(LESSON, from, to);
    expect(desk.problems()).toContain(`${LESSON}:${line} ${message}`);
  });

  it("names a source", () => {
    const line = desk.plant(LESSON, "sources:\n  - {", "sources: []\nother:\n  - {");
    expect(desk.problems()).toContain(`${LESSON}:${line} sources needs at least one source`);
  });

  it("gives minutes that fit words and tasks", () => {
    const line = desk.plant(LESSON, "minutes: 6", "minutes: 19");
    expect(desk.problems()).toEqual([
      expect.stringMatching(new RegExp(`^${LESSON}:${line} warning: says 19 minutes; words and tasks take about \\d$`)),
    ]);
  });

  it("knows the situation of its own sector", () => {
    desk.plant(LESSON, "sector: manufacturing", "sector: port");
    desk.plant(LESSON, "port: A rail of the crane is welded and a driver comes near.\n", "");
    expect(desk.problems()).toEqual([expect.stringContaining("the lesson plays in port; that situation is missing")]);
  });
});

describe("blocks", () => {
  it("start with three backticks at the margin, and any other fence with a name is a mistake", () => {
    for (const fence of ["~~~retrieval", "  ```retrieval", "````retrieval"]) {
      desk = libraryDesk();
      const line = desk.plant(LESSON, "A seam looks grey", `- Look:\n\n${fence}\nA\n~~~\n\nA seam looks grey`);
      expect(desk.problems()[0]).toMatch(new RegExp(`:${String(line + 2)} (there is no|the) block \\W*retrieval`));
    }
  });

  it("are words when they stand in a fence without a name", () => {
    const before = desk.build().lessons[0]?.parts.length;
    desk.plant(LESSON, "A seam looks grey", "```\n```retrieval\ncards: []\n```\n\nA seam looks grey");
    expect(desk.problems()).toEqual([]);
    expect(desk.build().lessons[0]?.parts).toHaveLength(before ?? 0);
  });
});

describe("what a lesson tells", () => {
  it("is outweighed by practice", () => {
    desk.plant(LESSON, "A seam looks grey", `${"It is hot. ".repeat(450)}A seam looks grey`);
    expect(desk.problems()).toContainEqual(expect.stringContaining("% of the time; half is the least"));
  });

  it.each([
    ["<b>hot</b>", "HTML is not shown in a lesson"],
    ["![a](a.svg)", "a picture belongs in a figure block, with its text alternative"],
    ["[card](../card)", "the link ../card leads nowhere; a link starts with https://"],
  ])("contains no %s", (part, message) => {
    const line = desk.plant(LESSON, "Ask for the time", `${part} Ask for the time`);
    expect(desk.problems()).toContain(`${LESSON}:${line} ${message}`);
  });

  it("reads easily", () => {
    const line = desk.plant(LESSON, "He cried out.", `He cried ${"and cried ".repeat(20)}out.`);
    expect(desk.problems()).toContainEqual(`${LESSON}:${line} warning: has a sentence of 43 words; 30 are enough`);
  });
});

describe("numbers and questions", () => {
  it("recompute the result of a calculation", () => {
    const line = desk.plant(LESSON, "formula: card - passed\nresult", "formula: card + passed\nresult");
    desk.expectOnly(LESSON, line, "the formula gives 24, not 6");
  });

  it("keep the inputs of a calculation inside their limits", () => {
    const line = desk.plant(LESSON, "value: 15, unit: min, min: 1, max: 60", "value: 15, unit: min, min: 1, max: 10");
    desk.expectOnly(LESSON, line, "card is 15, outside 1 to 10");
  });

  it("recompute the key of a numeric question", () => {
    desk.plant(LESSON, "key: 10", "key: 11");
    expect(desk.problems()).toEqual([expect.stringContaining("the formula gives 10, not 11")]);
  });

  it("are given in the situation", () => {
    desk.plant(LESSON, "The arc ended 5 minutes ago", "The arc ended a while ago");
    expect(desk.problems()).toEqual([expect.stringContaining("passed is 5, which the situation does not give")]);
  });

  it("have a belief behind every wrong option", () => {
    desk.plant(LESSON, "\n    belief: Everybody knows.", "");
    expect(desk.problems()).toEqual([expect.stringContaining("b is wrong and names no belief that leads to it")]);
  });

  it("never offer all of the above", () => {
    const line = desk.plant(LESSON, "Pours water on the visitor mark", "All of the above");
    expect(desk.problems()).toContain(`${LESSON}:${line - 1} options.c refers to the other options`);
  });
});

describe("a figure", () => {
  it("exists", () => {
    desk.figures.delete(FIGURE);
    expect(desk.problems()).toEqual([expect.stringContaining(`there is no file ${FIGURE}`)]);
  });

  it("runs nothing", () => {
    desk.figures.set(FIGURE, '<svg viewBox="0 0 1 1"><title>Seam</title><script>1</script></svg>');
    expect(desk.problems()).toEqual([expect.stringContaining("contains a script")]);
  });

  it("is shown", () => {
    desk.figures.set(FIGURE.replace("seam", "table"), desk.figures.get(FIGURE) ?? "");
    expect(desk.problems()).toEqual([`${FIGURE.replace("seam", "table")}:1 warning: no lesson shows this figure`]);
  });
});

describe("checklists and briefs", () => {
  it("have anchors that differ", () => {
    const line = desk.plant(CHECKLIST, "level2: With help", "level2: Late");
    desk.expectOnly(CHECKLIST, line, "two levels say the same, so nobody can tell them apart");
  });

  it("have at least six points and five criteria, each with a name of its own", () => {
    desk.plant(CHECKLIST, "id: clamp", "id: look");
    desk.plant(BRIEF, "  - { id: risk, criterion: Sees risk, meets: Named, exceeds: Weighed }\n", "");
    expect(desk.problems()).toEqual([
      expect.stringContaining("criteria needs 5 to 8 criteria"),
      expect.stringContaining("the id look appears twice"),
    ]);
  });

  it("lie where their skill or cluster says", () => {
    desk.plant(BRIEF, "cluster: shop", "cluster: yard");
    expect(desk.problems()).toEqual([
      `${BRIEF}:1 this file belongs at content/briefs/yard.yaml`,
      `${BRIEF}:1 there is no cluster yard`,
    ]);
  });
});

it("publishes what is sound beside what is broken", () => {
  desk.plant(CHECKLIST, "level: 3", "level: 5");
  const { lessons, checklists, briefs } = desk.build();
  expect([lessons.length, checklists.length, briefs.length]).toEqual([1, 0, 1]);
});
