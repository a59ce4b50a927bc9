import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildCatalog } from "#app/catalog/build-catalog.ts";
import { formatProblem } from "#app/catalog/content-problem.ts";
import { readContent } from "#app/catalog/read-content.server.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { smallContent, type SmallContent } from "./small-content.ts";

// Each test plants one fault in a small, sound framework on disk and expects its file and line.

const TODAY = plainDate("2026-03-01");
const WELDING = "skills/shop/welding.basics.yaml";
const ROBOTS = "skills/shop/welding.robots.yaml";
const ROLE = "roles/welder.yaml";
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pacesetter-faults-"));
  await save(smallContent());
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function save(files: SmallContent): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    const place = path.join(folder, file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, text);
  }
}

/** Replaces one line and returns its number. */
async function plant(file: string, from: string, to: string): Promise<number> {
  const place = path.join(folder, file);
  const lines = (await readFile(place, "utf8")).split("\n");
  const index = lines.findIndex((line) => line.includes(from));
  expect(index, `${file} contains ${from}`).toBeGreaterThanOrEqual(0);
  lines[index] = (lines[index] ?? "").replace(from, to);
  await writeFile(place, lines.join("\n"));
  return index + 1;
}

async function problems(): Promise<readonly string[]> {
  return buildCatalog(await readContent(folder), TODAY).problems.map(formatProblem);
}

async function expectProblem(file: string, line: number, message: string): Promise<void> {
  expect(await problems()).toEqual([`content/${file}:${String(line)} ${message}`]);
}

describe("a small framework without faults", () => {
  it("has no problem and gives a catalog", async () => {
    const { content, problems: found } = buildCatalog(await readContent(folder), TODAY);
    expect(found).toEqual([]);
    expect(content?.skills.map(({ id }) => id)).toEqual(["welding.basics", "welding.robots", "welding.cells"]);
  });

  it("ignores comments, blank lines and folders of other content", async () => {
    await plant(WELDING, "id: welding.basics", "# who edits this?\n\nid: welding.basics");
    await save({ "lessons/first.yaml": "anything: at all" });
    expect(await problems()).toEqual([]);
  });
});

describe("a skill file", () => {
  it("may not leave a level without text", async () => {
    await plant(WELDING, "  4: Judges the seams of others.", "");
    const line = 1 + (await readFile(path.join(folder, WELDING), "utf8")).split("\n").indexOf("levels:");
    await expectProblem(WELDING, line, "level 4 has no text");
  });

  it("may not give a level an empty text", async () => {
    const line = await plant(WELDING, "  4: Judges the seams of others.", "  4:");
    await expectProblem(WELDING, line, "level 4 has no text");
  });

  it("may not name a prerequisite that does not exist", async () => {
    const line = await plant(ROBOTS, "skill: welding.basics", "skill: welding.basic");
    expect(await problems()).toContain(`content/${ROBOTS}:${String(line)} there is no skill welding.basic`);
  });

  it("may not close a cycle, and the cycle is named", async () => {
    const line = await plant(WELDING, "prerequisites: []", "prerequisites: [{ skill: welding.cells, minLevel: 1 }]");
    const [first, ...rest] = await problems();
    expect(rest).toEqual([]);
    expect(first).toMatch(/the prerequisites form a cycle: /);
    const cycle = "welding.basics → welding.cells → welding.robots → welding.basics".split(" → ");
    for (const id of cycle) expect(first).toContain(id);
    const robotsLine =
      1 +
      (await readFile(path.join(folder, ROBOTS), "utf8"))
        .split("\n")
        .findIndex((text) => text.includes("skill: welding.basics"));
    expect([`content/${WELDING}:${String(line)}`, `content/${ROBOTS}:${String(robotsLine)}`]).toContain(
      first?.split(" ")[0],
    );
  });

  it("may not be its own prerequisite", async () => {
    const line = await plant(WELDING, "prerequisites: []", "prerequisites: [{ skill: welding.basics, minLevel: 1 }]");
    await expectProblem(WELDING, line, "the prerequisites form a cycle: welding.basics → welding.basics");
  });

  it("may not ask for a level that does not exist", async () => {
    const line = await plant(ROBOTS, "minLevel: 2", "minLevel: 7");
    await expectProblem(ROBOTS, line, "prerequisites.0.minLevel is 7; it must be one of: 1, 2, 3, 4, 5");
  });

  it("may not take an id that is taken", async () => {
    await cp(path.join(folder, WELDING), path.join(folder, "skills/yard/welding.basics.yaml"));
    await expectProblem(
      "skills/yard/welding.basics.yaml",
      1,
      "the id welding.basics is already taken by content/skills/shop/welding.basics.yaml",
    );
  });

  it("must be called after its id", async () => {
    await cp(path.join(folder, WELDING), path.join(folder, "skills/shop/joining.yaml"));
    await rm(path.join(folder, WELDING));
    await expectProblem(
      "skills/shop/joining.yaml",
      1,
      "the file of the skill welding.basics must be called welding.basics.yaml",
    );
  });

  it("must be listed in the table of contents", async () => {
    await plant("clusters.yaml", "      - welding.cells", "");
    await expectProblem(
      "skills/shop/welding.cells.yaml",
      1,
      "the skill welding.cells is not listed in content/clusters.yaml",
    );
  });

  it("must have an owner and a review date that is a day", async () => {
    await plant(WELDING, "owner: Welding school", "");
    const line = await plant(WELDING, "reviewedOn: 2026-01-15", "reviewedOn: 2026-02-30");
    expect([...(await problems())].sort()).toEqual(
      [
        `content/${WELDING}:1 owner is missing`,
        `content/${WELDING}:${String(line)} reviewedOn is not a day of the calendar (YYYY-MM-DD)`,
      ].sort(),
    );
  });

  it("may not name a dimension that does not exist", async () => {
    const line = await plant(WELDING, "dimension: craft", "dimension: crafts");
    await expectProblem(WELDING, line, "there is no dimension crafts; there are craft");
  });

  it("may not have a field nobody knows", async () => {
    const line = await plant(WELDING, "practical: true", "practical: true\ndifficulty: hard");
    await expectProblem(WELDING, line + 1, "difficulty is not a field of this file");
  });

  it("must be YAML", async () => {
    const line = await plant(WELDING, "name: Welding", 'name: "Welding');
    const found = await problems();
    expect(found.length).toBeGreaterThan(0);
    for (const problem of found) expect(problem).toContain(`content/${WELDING}:`);
    expect(found.join("\n")).toContain("is not valid YAML");
    expect(line).toBe(2);
  });

  it("is overdue for review as a warning that stops nothing", async () => {
    const line = await plant(WELDING, "reviewedOn: 2026-01-15", "reviewedOn: 2023-02-28");
    const { content, problems: found } = buildCatalog(await readContent(folder), TODAY);
    expect(found.map(formatProblem)).toEqual([
      `content/${WELDING}:${String(line)} warning: the review was due on 2026-02-28 (Welding school)`,
    ]);
    expect(content).not.toBeNull();
  });
});

describe("the table of contents", () => {
  it("may not list a skill that has no file", async () => {
    const line = await plant("clusters.yaml", "      - welding.cells", "      - welding.cell");
    expect(await problems()).toContain(
      `content/clusters.yaml:${String(line)} there is no skill welding.cell: content/skills/shop/welding.cell.yaml does not exist`,
    );
  });

  it("may not be missing", async () => {
    await rm(path.join(folder, "clusters.yaml"));
    await expectProblem("clusters.yaml", 1, "the file does not exist");
  });
});

describe("the scale", () => {
  it("has each level once and in order", async () => {
    const line = await plant("levels.yaml", "level: 3", "level: 4");
    await expectProblem("levels.yaml", line, "level 3 is expected here: 0 to 5, each once and in order");
  });
});

describe("a role file", () => {
  it("may not require a skill that does not exist", async () => {
    const line = await plant(ROLE, "skill: welding.cells", "skill: welding.cel");
    await expectProblem(ROLE, line, "there is no skill welding.cel");
  });

  it("may not state a level below what its own requirements build on", async () => {
    const line = await plant(ROLE, "skill: welding.basics, now: 2", "skill: welding.basics, now: 1");
    const found = await problems();
    expect(found).toEqual([
      `content/${ROLE}:${String(line)} welding.basics is required at 1 now, below what the role builds on it: welding.robots needs 2`,
    ]);
  });

  it("may not require the same skill twice", async () => {
    const line = await plant(ROLE, "skill: welding.cells", "skill: welding.basics");
    expect(await problems()).toContain(`content/${ROLE}:${String(line)} the skill welding.basics is required twice`);
  });

  it("may not require a level that does not exist", async () => {
    const line = await plant(ROLE, "now: 3, future: 4", "now: 3.5, future: 4");
    await expectProblem(ROLE, line, "requirements.1.now is 3.5; it must be one of: 0, 1, 2, 3, 4, 5");
  });

  it("may not leave everything uncritical", async () => {
    await plant(ROLE, "criticality: critical", "criticality: important");
    const line = 1 + (await readFile(path.join(folder, ROLE), "utf8")).split("\n").indexOf("requirements:");
    await expectProblem(ROLE, line, "no requirement is critical, so nobody could ever be found not ready");
  });
});

it("reports all faults of all files at once, by file and line", async () => {
  await plant(WELDING, "volatility: low", "volatility: never");
  await plant(ROLE, "sectors: [manufacturing]", "sectors: []");
  await plant("framework.yaml", "version: 1.0.0", "version: one");
  expect((await problems()).map((problem) => problem.split(":")[0])).toEqual([
    "content/framework.yaml",
    `content/${ROLE}`,
    `content/${WELDING}`,
  ]);
});
