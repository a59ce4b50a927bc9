import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import { adoptFramework, loadCatalog, loadOrgCatalog } from "#app/data/framework.server.ts";
import { orgId, roleId, skillId } from "#app/engine/kernel/ids.ts";
import { publishCatalog } from "#app/services/publish-catalog.server.ts";
import { truncateAll, withDatabase } from "../database.ts";

withDatabase();

const shipped = fileURLToPath(new URL("../../../content", import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pacesetter-content-"));
  await cp(shipped, folder, { recursive: true });
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await truncateAll();
});

async function edit(file: string, from: string, to: string): Promise<void> {
  const place = path.join(folder, file);
  const text = await readFile(place, "utf8");
  expect(text).toContain(from);
  await writeFile(place, text.replace(from, to));
}

async function publish() {
  const result = await publishCatalog(folder);
  if (!result.ok) throw new Error(JSON.stringify(result.error.problems));
  return result.value;
}

const storedBodies = async (versionId: string) =>
  JSON.stringify(
    await database().frameworkVersion.findUnique({
      where: { id: versionId },
      include: { skills: { orderBy: { position: "asc" } }, roles: { orderBy: { position: "asc" } } },
    }),
  );

describe("publishing the content", () => {
  it("writes every skill and role once, and the second time writes nothing", async () => {
    const first = await publish();
    const again = await publish();
    expect(first.isNew).toBe(true);
    expect(again).toEqual({ versionId: first.versionId, isNew: false });
    expect(await database().frameworkVersion.count()).toBe(1);
    expect(await database().frameworkSkill.count()).toBe(70);
    expect(await database().frameworkRole.count()).toBe(20);
  });

  it("makes one version when two processes publish at the same moment", async () => {
    const both = await Promise.all([publish(), publish()]);
    expect(new Set(both.map(({ versionId }) => versionId)).size).toBe(1);
    expect(both.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await database().frameworkSkill.count()).toBe(70);
  });

  it("takes a changed comment for the same content", async () => {
    const first = await publish();
    await edit("levels.yaml", "levels:", "# a remark for the next author\nlevels:");
    expect(await publish()).toEqual({ versionId: first.versionId, isNew: false });
  });

  it("makes changed content a new version and leaves the old one as it was", async () => {
    const first = await publish();
    const before = await storedBodies(first.versionId);
    await edit("roles/operator.yaml", "name: Production operator", "name: Line operator");
    const second = await publish();
    expect(second.isNew).toBe(true);
    expect(second.versionId).not.toBe(first.versionId);
    expect(await storedBodies(first.versionId)).toBe(before);
    const [old, current] = [await loadCatalog(first.versionId), await loadCatalog(second.versionId)];
    expect(old.roleById.get(roleId("operator"))?.name).toBe("Production operator");
    expect(current.roleById.get(roleId("operator"))?.name).toBe("Line operator");
  });

  it("refuses content with an error, says where it is, and writes nothing", async () => {
    await edit("skills/robotics/robotics.amr-operation.yaml", "dimension: workforce", "dimension: robots");
    const result = await publishCatalog(folder);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.error.problems.map(({ file, line }) => [file, line])).toEqual([
      ["content/skills/robotics/robotics.amr-operation.yaml", 3],
    ]);
    expect(await database().frameworkVersion.count()).toBe(0);
  });
});

describe("the published catalog", () => {
  it("gives back what the files say, with its look-ups", async () => {
    const catalog = await loadCatalog((await publish()).versionId);
    expect(catalog.skills.map(({ index }) => index)).toEqual([...catalog.skills.keys()]);
    const skill = catalog.skillById.get(skillId("robotics.mobile-safety"));
    expect(skill?.safetyCritical).toBe(true);
    expect(skill?.prerequisites.map((prerequisite) => prerequisite.skillId)).toEqual([
      "safety.risk-assessment",
      "robotics.amr-operation",
    ]);
    expect(skill?.levels.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5]);
    expect(catalog.skills[catalog.skillIndex.get(skillId("robotics.mobile-safety")) ?? -1]).toBe(skill);
  });

  it("is read from the database once per version", async () => {
    const { versionId } = await publish();
    expect(await loadCatalog(versionId)).toBe(await loadCatalog(versionId));
  });
});

describe("adopting a version", () => {
  it("moves the organisations that are on another one and names them", async () => {
    const org = await database().org.create({ data: { slug: "north", name: "North Works" } });
    const first = await publish();
    expect(await adoptFramework(first.versionId)).toEqual([org.id]);
    expect(await adoptFramework(first.versionId)).toEqual([]);
    expect((await loadOrgCatalog(orgId(org.id))).versionId).toBe(first.versionId);
  });
});
