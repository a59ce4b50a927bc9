import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import { installLibrary } from "#app/services/install-library.server.ts";
import { withDatabase } from "../database.ts";
import { createCompany, type Company } from "../evidence/company.ts";

withDatabase();

const SHIPPED = fileURLToPath(new URL("../../../content", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "library-"));
const LESSON = "robotics.amr-operation.who-may-release";
const ITEM = "robotics.amr-operation.first-words";
const lessonFile = path.join(folder, "lessons/robotics.amr-operation/who-may-release/index.md");
const itemFile = path.join(folder, "items/robotics.amr-operation/first-words.yaml");
const checklistFile = path.join(folder, "checklists/robotics.amr-operation.yaml");

let company: Company;
const lesson = () => database().lesson.findUniqueOrThrow({ where: { orgId_id: { orgId: company.orgId, id: LESSON } } });
const versionsOf = (lessonId: string) =>
  database().lessonVersion.findMany({ where: { orgId: company.orgId, lessonId }, orderBy: { version: "asc" } });
const change = (file: string, from: string | RegExp, to: string) => {
  const before = readFileSync(file, "utf8");
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
};

const foldersIn = (at: string): readonly string[] => readdirSync(at).sort();
const yamlIn = (at: string): readonly string[] => foldersIn(at).filter((name) => name.endsWith(".yaml"));

/** Two real lessons and two real items under names of their own, a checklist and a brief. */
function fillFolder(): void {
  const lessons = path.join(SHIPPED, "lessons/robotics.amr-operation");
  const items = path.join(SHIPPED, "items/robotics.amr-operation");
  for (const part of ["lessons/robotics.amr-operation", "items/robotics.amr-operation", "checklists", "briefs"])
    mkdirSync(path.join(folder, part), { recursive: true });
  const [first = "", second = ""] = foldersIn(lessons);
  cpSync(path.join(lessons, first), path.dirname(lessonFile), { recursive: true });
  change(lessonFile, /^id: .*$/m, `id: ${LESSON}`);
  cpSync(path.join(lessons, second), path.join(folder, "lessons/robotics.amr-operation", second), { recursive: true });
  const [one = "", two = ""] = yamlIn(items);
  cpSync(path.join(items, one), itemFile);
  change(itemFile, /^id: .*$/m, `id: ${ITEM}`);
  cpSync(path.join(items, two), path.join(folder, "items/robotics.amr-operation", two));
  cpSync(path.join(SHIPPED, "checklists/robotics.amr-operation.yaml"), checklistFile);
  cpSync(path.join(SHIPPED, "briefs/ai-literacy.yaml"), path.join(folder, "briefs/ai-literacy.yaml"));
}

beforeAll(async () => {
  company = await createCompany();
  fillFolder();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("filling the library", () => {
  it("writes lessons, items, checklists and briefs with the words of their files", async () => {
    const filled = await installLibrary(folder);
    expect(filled.problems).toEqual([]);
    expect(filled).toMatchObject({ items: 2, lessons: 2, read: 6 });
    const { orgId } = company;
    expect(await database().item.count({ where: { orgId } })).toBe(2);
    expect(await database().checklist.count({ where: { orgId, skillId: "robotics.amr-operation" } })).toBe(1);
    expect(await database().levelBrief.count({ where: { orgId, clusterId: "ai-literacy" } })).toBe(1);
    const [words] = await versionsOf(LESSON);
    expect(words?.body).toMatchObject({ front: { id: LESSON, skill: "robotics.amr-operation" } });
  });

  it("reads no file a second time when nothing was touched", async () => {
    expect(await installLibrary(folder)).toMatchObject({ organisations: 0, read: 0 });
  });

  it("gives changed words a further version and keeps the earlier one", async () => {
    const before = await lesson();
    change(lessonFile, /^title: .*$/m, "title: Who may release a stopped vehicle, told anew");
    expect(await installLibrary(folder)).toMatchObject({ organisations: 1, read: 1 });
    const after = await lesson();
    expect([after.version, after.title]).toEqual([before.version + 1, "Who may release a stopped vehicle, told anew"]);
    expect((await versionsOf(LESSON)).map(({ version }) => version)).toEqual([before.version, after.version]);
  });

  it("makes no version of a file that only looks different", async () => {
    const before = await lesson();
    change(lessonFile, /\r?\n?$/, "\n\n");
    expect(await installLibrary(folder)).toMatchObject({ organisations: 1, read: 1 });
    expect((await lesson()).version).toBe(before.version);
    expect((await lesson()).libraryHash).not.toBe(before.libraryHash);
    expect(await installLibrary(folder)).toMatchObject({ organisations: 0, read: 0 });
  });

  it("leaves a lesson alone that is the organisation's own", async () => {
    const { orgId } = company;
    const own = { title: "Our own words", libraryHash: null };
    await database().lesson.update({ where: { orgId_id: { orgId, id: LESSON } }, data: own });
    change(lessonFile, /^title: .*$/m, "title: Something else again");
    expect(await installLibrary(folder)).toMatchObject({ organisations: 1, read: 0 });
    expect((await lesson()).title).toBe("Our own words");
  });

  it("keeps the last good words of an item whose file cannot be read, and says which file that is", async () => {
    change(itemFile, /^level: \d$/m, "level: nine");
    const filled = await installLibrary(folder);
    expect(filled.problems.map(({ file }) => file)).toEqual(["content/items/robotics.amr-operation/first-words.yaml"]);
    const item = await database().item.findUniqueOrThrow({
      where: { orgId_id: { orgId: company.orgId, id: ITEM } },
    });
    expect([item.version > 0, item.status === "retired"]).toEqual([true, false]);
  });

  it("retires what the folder no longer has", async () => {
    rmSync(itemFile);
    rmSync(checklistFile);
    await installLibrary(folder);
    const { orgId } = company;
    const item = await database().item.findUniqueOrThrow({ where: { orgId_id: { orgId, id: ITEM } } });
    expect(item.status).toBe("retired");
    expect(await database().checklist.count({ where: { orgId } })).toBe(0);
  });
});
