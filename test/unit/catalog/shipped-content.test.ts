import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { buildCatalog } from "#app/catalog/build-catalog.ts";
import type { CatalogContent, CatalogRole } from "#app/catalog/catalog.ts";
import { hashContent } from "#app/catalog/content-hash.server.ts";
import { formatProblem } from "#app/catalog/content-problem.ts";
import { readContent } from "#app/catalog/read-content.server.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";

const folder = fileURLToPath(new URL("../../../content", import.meta.url));
const AS_OF = plainDate("2026-12-01");
let content: CatalogContent;

beforeAll(async () => {
  const built = buildCatalog(await readContent(folder), AS_OF);
  expect(built.problems.filter(({ severity }) => severity === "error").map(formatProblem)).toEqual([]);
  if (built.content === null) throw new Error("the shipped content could not be built");
  content = built.content;
});

describe("the shipped content", () => {
  it("stays a small library whose every skill has five texts of its own", () => {
    expect(content.skills.length).toBeLessThanOrEqual(150);
    const texts = content.skills.flatMap((skill) => skill.levels.map(({ description }) => description));
    expect(texts).toHaveLength(content.skills.length * 5);
    expect(new Set(texts).size).toBe(texts.length);
    const short = texts.filter((text) => text.split(" ").length < 10);
    expect(short).toEqual([]);
  });

  it("does not fill level texts by pasting the skill's name into a sentence", () => {
    const pasted = content.skills.filter(({ name, levels }) => {
      const naming = levels.filter(({ description }) => description.toLowerCase().includes(name.toLowerCase()));
      return naming.length > 1;
    });
    expect(pasted).toEqual([]);
  });

  it("says for each critical requirement why it is critical, in no more than half of a role's requirements", () => {
    for (const role of content.roles) {
      const critical = role.requirements.filter(({ criticality }) => criticality === "critical");
      expect(critical.filter(({ reason }) => reason === null).map(({ skillId }) => `${role.id} ${skillId}`)).toEqual(
        [],
      );
      expect(critical.length, role.id).toBeLessThanOrEqual(role.requirements.length / 2);
    }
  });

  it("never lets a role ask for less in the future", () => {
    const falling = content.roles.flatMap((role) => role.requirements.filter(({ now, future }) => future < now));
    expect(falling).toEqual([]);
  });

  it("has the same hash however often it is read", async () => {
    const again = buildCatalog(await readContent(folder), AS_OF).content;
    expect(again).not.toBeNull();
    if (again !== null) expect(hashContent(again)).toBe(hashContent(content));
  });
});

/**
 * The prerequisite rule once more, as a plain fixed point over the whole graph: repeat for every skill until nothing
 * rises. Slower than the catalog's own walk and written without it.
 */
function requiredByRule(role: CatalogRole, horizon: "now" | "future"): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const requirement of role.requirements) {
    if (requirement.origin === "stated") levels.set(requirement.skillId, requirement[horizon]);
  }
  for (let round = 0; round < content.skills.length; round += 1) {
    for (const skill of content.skills) {
      const target = levels.get(skill.id) ?? 0;
      for (const { skillId, minLevel } of skill.prerequisites) {
        let needed = 0;
        if (target === 2) needed = minLevel > 1 ? minLevel - 1 : 1;
        if (target >= 3) needed = minLevel;
        if (needed > (levels.get(skillId) ?? 0)) levels.set(skillId, needed);
      }
    }
  }
  return new Map([...levels].filter(([, level]) => level > 0));
}

describe("implied requirements", () => {
  it.each(["now", "future"] as const)("are what the prerequisite rule gives for every role, %s", (horizon) => {
    for (const role of content.roles) {
      const derived = new Map(
        role.requirements
          .filter((requirement) => requirement[horizon] > 0)
          .map((requirement) => [String(requirement.skillId), requirement[horizon]] as const),
      );
      expect([...derived].sort(), role.id).toEqual([...requiredByRule(role, horizon)].sort());
    }
  });

  it("name the skills they come from, and those have them as a prerequisite", () => {
    for (const role of content.roles) {
      const required = new Set(role.requirements.map(({ skillId }) => skillId));
      for (const { skillId, origin, impliedBy } of role.requirements) {
        expect(impliedBy.length > 0, `${role.id} ${skillId}`).toBe(origin === "implied");
        for (const dependant of impliedBy) {
          expect(required.has(dependant)).toBe(true);
          const skill = content.skills.find(({ id }) => id === dependant);
          expect(skill?.prerequisites.map((prerequisite) => prerequisite.skillId)).toContain(skillId);
        }
      }
    }
  });

  it("are there at all", () => {
    const implied = content.roles.flatMap(({ requirements }) =>
      requirements.filter(({ origin }) => origin === "implied"),
    );
    expect(implied.length).toBeGreaterThan(50);
  });
});
