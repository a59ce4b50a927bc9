import { beforeEach, describe, expect, it } from "vitest";
import { faultDesk, type FaultDesk } from "./fault-desk.ts";
import { FIGURE, HOTSPOT, SCENARIO, SINGLE } from "./small-bank.ts";

// Each test plants one fault in a small, sound bank and expects its file, its line and what it says.

let desk: FaultDesk;

beforeEach(() => {
  desk = faultDesk();
});

describe("a figure", () => {
  it("exists", () => {
    desk.figures.delete(FIGURE);
    expect(desk.problems()).toEqual([expect.stringContaining(`there is no file ${FIGURE}`)]);
  });

  it("has a text alternative that one can answer from", () => {
    const line = desk.plant(
      HOTSPOT,
      "Drawing of a torch with nozzle on the left, handle in the middle, hose on the right.",
      "A torch.",
    );
    desk.expectOnly(HOTSPOT, line, "the text alternative is too short to answer from");
  });

  it("must have a text alternative", () => {
    desk.plant(
      HOTSPOT,
      "  alt: Drawing of a torch with nozzle on the left, handle in the middle, hose on the right.\n",
      "",
    );
    expect(desk.problems()).toContain(`${HOTSPOT}:19 figure.alt is missing`);
  });

  it.each([
    "<script>1</script>",
    '<rect onload="x()"/>',
    '<use href="https://example.org/a.svg"/>',
    "<style>@import 'x'</style>",
  ])("contains nothing active such as %s", (part) => {
    desk.figures.set(FIGURE, `<svg viewBox="0 0 10 5"><title>Torch</title>${part}</svg>`);
    expect(desk.problems()).toEqual([
      expect.stringContaining("contains a script, a link or something loaded from elsewhere"),
    ]);
  });

  it("is shown by some item", () => {
    desk.figures.set(FIGURE.replace("torch", "table"), desk.figures.get(FIGURE) ?? "");
    expect(desk.problems()).toEqual([`${FIGURE.replace("torch", "table")}:1 warning: no item shows this figure`]);
  });
});

describe("a scenario set", () => {
  it("has 3 to 5 decisions", () => {
    const text = desk.files.get(SCENARIO) ?? "";
    desk.files.set(SCENARIO, text.slice(0, text.lastIndexOf("  - question")));
    expect(desk.problems()).toEqual([expect.stringContaining("decisions needs 3 to 5 decisions")]);
  });

  it("has its decisions checked like items of their own, with their place", () => {
    const line = desk.plant(SCENARIO, "    key: b", "    key: d");
    expect(desk.problems()).toContain(`${SCENARIO}:${String(line)} the key d is not one of the options`);
  });
});

describe("the bank as a whole", () => {
  it("does not ask the same thing twice in nearly the same words", () => {
    const copy = (desk.files.get(SINGLE) ?? "")
      .replace("welding.basics.hot-seam", "welding.basics.warm-seam")
      .replace("glows red", "glows bright red");
    desk.files.set("content/items/welding.basics/warm-seam.yaml", copy);
    const found = desk.problems();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      /^content\/items\/welding\.basics\/warm-seam\.yaml:\d+ warning: shares \d+ % of its wording with .*hot-seam\.yaml$/,
    );
  });

  it("reports keys that mostly stand at one place or are mostly the longest", () => {
    const words = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grain", "heron"];
    for (const word of words) {
      const text = (desk.files.get(SINGLE) ?? "")
        .replace("hot-seam", word)
        .replace(
          "The seam glows red. A visitor comes near the table.",
          `Crew ${word} waits for ${word} stock with ${word} paper.`,
        )
        .replace("Warns the visitor", `Calls the ${word} master by radio`)
        .replace("Finishes the next seam", `Takes the ${word} lift`)
        .replace("Pours water on the seam", `Locks the ${word} gate`);
      desk.files.set(`content/items/welding.basics/${word}.yaml`, text);
    }
    const whole = desk.problems().filter((problem) => problem.startsWith("content/items:1"));
    expect(whole).toContainEqual(
      expect.stringMatching(/the right option is the longest in \d+ questions; 4\.0 would be chance/),
    );
    expect(whole).toContainEqual(
      expect.stringMatching(/the right option stands at place 1 in 9 questions; 4\.0 would be chance/),
    );
  });
});
