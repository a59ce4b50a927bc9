import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import { adoptFramework } from "#app/data/framework.server.ts";
import { orgId, type OrgId } from "#app/engine/kernel/ids.ts";
import { loadRoleProfile, loadRoles } from "#app/services/load-role-profile.server.ts";
import { loadSkillLibrary, type LibraryFilter } from "#app/services/load-skill-library.server.ts";
import { loadSkill } from "#app/services/load-skill.server.ts";
import { publishCatalog } from "#app/services/publish-catalog.server.ts";
import { withDatabase } from "../database.ts";

withDatabase();

const everything: LibraryFilter = { clusterId: null, dimensionId: null, search: "" };
let org: OrgId;

beforeAll(async () => {
  const row = await database().org.create({ data: { slug: "pages", name: "Pages Works" } });
  org = orgId(row.id);
  const published = await publishCatalog(fileURLToPath(new URL("../../../content", import.meta.url)));
  if (!published.ok) throw new Error("the shipped content could not be published");
  await adoptFramework(published.value.versionId);
});

const shownIds = async (filter: Partial<LibraryFilter>) =>
  (await loadSkillLibrary(org, { ...everything, ...filter })).clusters.flatMap(({ skills }) =>
    skills.map(({ id }) => id),
  );

describe("the skill library", () => {
  it("shows all clusters and skills with the graph, as plain JSON", async () => {
    const library = await loadSkillLibrary(org, everything);
    expect([library.total, library.shown, library.clusters.length]).toEqual([70, 70, 13]);
    expect(library.graph.nodes).toHaveLength(70);
    expect(JSON.parse(JSON.stringify(library))).toEqual(library);
  });

  it("finds a skill by another name people use, whatever the case and accents", async () => {
    expect(await shownIds({ search: "  Gauge r&R " })).toEqual(["machine-vision.acceptance"]);
    expect(await shownIds({ search: "PRÍVATE 5g" })).toEqual(["industrial-network.wireless"]);
  });

  it("narrows by cluster and dimension together", async () => {
    const found = await shownIds({ clusterId: "robotics", dimensionId: "security" });
    expect(found).toEqual(["robotics.mobile-safety"]);
  });

  it("finds nothing for a cluster that does not exist", async () => {
    const library = await loadSkillLibrary(org, { ...everything, clusterId: "nowhere" });
    expect([library.shown, library.clusters]).toEqual([0, []]);
  });

  it("counts the roles that require a skill at each level as the role profiles say", async () => {
    const library = await loadSkillLibrary(org, everything);
    const { roles } = await loadRoles(org);
    const profiles = await Promise.all(roles.map(({ id }) => loadRoleProfile(org, id)));
    const counted = new Map<string, number>();
    for (const profile of profiles) {
      for (const { skill, now } of profile?.clusters.flatMap(({ requirements }) => requirements) ?? []) {
        if (now > 0) counted.set(`${skill.id} ${String(now)}`, (counted.get(`${skill.id} ${String(now)}`) ?? 0) + 1);
      }
    }
    const shown = new Map<string, number>();
    for (const skill of library.clusters.flatMap(({ skills }) => skills)) {
      for (const [position, count] of skill.rolesByLevel.now.entries()) {
        if (count > 0) shown.set(`${skill.id} ${String(position + 1)}`, count);
      }
    }
    expect([...shown].sort()).toEqual([...counted].sort());
  });
});

describe("a skill", () => {
  it("says what each level looks like, what shows it and where an automatic score ends", async () => {
    const skill = await loadSkill(org, "reliability.predictive-maintenance");
    expect(skill?.levels.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5]);
    expect(skill?.levels.filter(({ automaticScoreEnough }) => automaticScoreEnough).map(({ level }) => level)).toEqual([
      1, 2, 3,
    ]);
    expect(skill?.levels[2]?.typicalEvidence).toContain("alert threshold");
    expect(skill?.prerequisites.map(({ id, minLevel }) => [id, minLevel])).toEqual([
      ["reliability.condition-monitoring", 2],
      ["ai-literacy.output-judgement", 2],
      ["industrial-data.signals-historians", 2],
    ]);
  });

  it("says that a self-rating alone is not enough where safety depends on it", async () => {
    const [dangerous, harmless] = [
      await loadSkill(org, "robotics.amr-operation"),
      await loadSkill(org, "ai-literacy.concepts"),
    ];
    expect(dangerous?.evidenceRules.join(" ")).toContain("a self-rating alone never makes anyone ready");
    expect(harmless?.evidenceRules.join(" ")).not.toContain("never makes anyone ready");
  });

  it("names the roles that require it and, for implied ones, the skills they come from", async () => {
    const skill = await loadSkill(org, "machine-vision.imaging");
    const operator = skill?.roles.find(({ id }) => id === "operator");
    expect(operator).toMatchObject({ now: 0, future: 1, origin: "implied", criticality: "important" });
    expect(operator?.impliedBy.map(({ id }) => id)).toEqual(["machine-vision.inspection"]);
    expect(skill?.dependants.map(({ id }) => id)).toEqual(["machine-vision.inspection"]);
  });

  it("does not exist under an unknown id", async () => {
    expect(await loadSkill(org, "robotics.dancing")).toBeNull();
  });
});

describe("a role profile", () => {
  it("shows levels now and in two to three years by cluster, critical ones first", async () => {
    const role = await loadRoleProfile(org, "maintenance-technician");
    expect(role?.counts).toEqual({ stated: 17, implied: 1, critical: 4, rising: 16, starting: 2 });
    const operations = role?.clusters.find(({ id }) => id === "operations-ai");
    expect(
      operations?.requirements.map(({ skill, now, future, criticality }) => [skill.id, now, future, criticality]),
    ).toEqual([
      ["reliability.condition-monitoring", 2, 3, "critical"],
      ["reliability.work-execution", 2, 3, "critical"],
      ["reliability.predictive-maintenance", 1, 2, "important"],
    ]);
    expect(operations?.requirements[0]?.nowDescription).toContain("route card");
  });

  it("does not exist under an unknown id", async () => {
    expect(await loadRoleProfile(org, "astronaut")).toBeNull();
  });

  it("belongs to the list of all roles, by name", async () => {
    const { roles } = await loadRoles(org);
    expect(roles).toHaveLength(20);
    expect(roles.map(({ name }) => name)).toEqual(
      [...roles].map(({ name }) => name).sort((a, b) => a.localeCompare(b, "en")),
    );
  });
});
