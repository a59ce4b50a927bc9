import { describe, expect, it } from "vitest";
import type { CatalogRole } from "#app/catalog/catalog.ts";
import { reportInto } from "#app/catalog/content-problem.ts";
import { parseItems } from "#app/catalog/items/parse-items.ts";
import { checkTwins } from "#app/catalog/lessons/check-twins.ts";
import { coverageOf } from "#app/catalog/lessons/coverage.ts";
import { describeCoverage, describeHoles } from "#app/catalog/lessons/describe-library.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import { SINGLE, smallBank } from "../items/small-bank.ts";
import { catalog, libraryDesk } from "./library-desk.ts";
import { CHECKLIST, LESSON } from "./small-library.ts";

const bank = smallBank();
const items = parseItems(
  [...bank].map(([file, text]) => ({ file, text })),
  reportInto([]),
);
const itemFiles = items.map(({ value }) => value);

const decides: CatalogRole["requirements"][number] = {
  skillId: skillId("welding.basics"),
  now: 1,
  future: 3,
  criticality: "important",
  origin: "stated",
  reason: null,
  impliedBy: [],
};
const demanding = {
  ...catalog,
  roles: catalog.roles.map((role): CatalogRole => ({ ...role, requirements: [decides] })),
};

describe("coverage", () => {
  it("counts lessons and items by level and says what is missing", () => {
    const { skills, clustersWithoutBrief } = coverageOf(libraryDesk().build(), itemFiles, demanding);
    expect(clustersWithoutBrief).toEqual([]);
    expect(skills).toEqual([
      {
        skillId: "welding.basics",
        lessons: [1, 0, 0],
        items: [0, 6, 0],
        types: 6,
        scenarios: 1,
        hasChecklist: true,
        holes: [
          "level 1 is taught and not measured",
          "level 2 is measured and not taught",
          "nothing at level 3",
          "6 of 18 items",
          "1 of 2 scenario sets",
        ],
      },
    ]);
  });

  it("wants scenario sets where a role decides, now or later, and a checklist where hands are needed", () => {
    const desk = libraryDesk();
    desk.files.delete(CHECKLIST);
    const holes = coverageOf(desk.build(), itemFiles, catalog).skills[0]?.holes ?? [];
    expect(holes).toContain("no checklist");
    expect(holes).not.toContain("1 of 2 scenario sets");
  });

  it("does not count items that nobody is asked", () => {
    const retired = itemFiles.map((item) => ({ ...item, status: "retired" as const }));
    expect(coverageOf(libraryDesk().build(), retired, catalog).skills[0]?.items).toEqual([0, 0, 0]);
  });

  it("is one sentence, or a table with totals", () => {
    const coverage = coverageOf(libraryDesk().build(), itemFiles, catalog);
    expect(describeHoles(coverage)).toMatch(/^1 of 1 skills and 0 cluster briefs are not covered yet/);
    expect(describeHoles({ skills: [], clustersWithoutBrief: [] })).toBeNull();
    expect(describeCoverage(coverage).at(-2)).toMatch(/^total +1 0 0 +0 6 0 .* 1\/1 +0 of 1 skills are covered$/);
  });
});

describe("twins", () => {
  it("are no problem in a sound library", () => {
    expect(checkTwins(libraryDesk().build().parsed.lessons, items).map(({ file }) => file)).toEqual([]);
  });

  it("are a lesson's question that is also an item", () => {
    const desk = libraryDesk();
    const text = desk.files.get(LESSON) ?? "";
    const item = /situation: .*\ntype|type: single\n([\s\S]*)$/.exec(bank.get(SINGLE) ?? "")?.[1] ?? "";
    desk.files.set(
      LESSON,
      text.replace(/```practice\nid: first\n[\s\S]*?\n```/, `\`\`\`practice\nid: first\ntype: single\n${item}\`\`\``),
    );
    expect(desk.problems()).toEqual([]);
    expect(checkTwins(desk.build().parsed.lessons, items)).toEqual([
      expect.objectContaining({
        file: LESSON,
        severity: "warning",
        message: `shares 100 % of its wording with ${SINGLE}`,
      }),
    ]);
  });
});
