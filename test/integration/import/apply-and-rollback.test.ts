import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { database } from "#app/data/db.server.ts";
import { stopJobs } from "#app/data/jobs.server.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { applyImport } from "#app/services/apply-import.server.ts";
import { exportRejectedRows } from "#app/services/export-rejected-rows.server.ts";
import { loadImportReport } from "#app/services/load-import-report.server.ts";
import { mapTitles } from "#app/services/map-titles.server.ts";
import { publishCatalog } from "#app/services/publish-catalog.server.ts";
import { rollbackImport } from "#app/services/rollback-import.server.ts";
import { verifyAudit } from "#app/services/verify-audit.server.ts";
import { withDatabase } from "../database.ts";
import { apply, check, dump, makeOrg, rejections, runCheck } from "./import-run.ts";

withDatabase();
afterAll(() => stopJobs());

const PEOPLE = "id,name,job title,manager\n1,Ann,Fitter,\n2,Bob,Fitter,1\n3,Cee,Planner,1\n";

async function person(org: OrgId, externalId: string) {
  return database().person.findFirstOrThrow({ where: { orgId: org, externalId } });
}

describe("applying", () => {
  it("writes nothing at all when one line no longer fits, and says so", async () => {
    const org = await makeOrg();
    await apply(org, (await check(org, "people", PEOPLE)).importId);
    const { importId } = await check(org, "people", "id,name\n1,Anna\n2,Bobby\n4,Dee\n");
    await database().person.updateMany({ where: { orgId: org, externalId: "2" }, data: { displayName: "Robert" } });
    const before = await dump(org);
    expect(await applyImport(org, importId)).toEqual({ ok: false, error: { kind: "stale", lines: 1 } });
    expect(await dump(org)).toBe(before);
    expect(await runCheck(org, importId)).toMatchObject({ added: 1, changed: 2 });
    await apply(org, importId);
    expect((await person(org, "2")).displayName).toBe("Bobby");
  });

  it("leaves nothing when the database fails in the middle", async () => {
    const org = await makeOrg();
    const { importId } = await check(org, "people", "id,name,dept\n1,Ann,Press shop\n2,Bob,Press shop\n", {
      createUnits: true,
    });
    // A person whose unit does not exist: units are written before, so the failure comes in the middle.
    await database().$executeRaw`
      UPDATE import_change SET after = jsonb_set(after, '{org_unit_id}', to_jsonb(gen_random_uuid()::text))
       WHERE org_id = ${org}::uuid AND import_id = ${importId}::uuid AND subject = 'person' AND row_number = 3`;
    const before = await dump(org);
    await expect(applyImport(org, importId)).rejects.toThrow();
    expect(await dump(org)).toBe(before);
    expect(await database().auditEntry.count({ where: { orgId: org } })).toBe(0);
  });

  it("does it once, however often it is asked, and leaves a chained audit entry", async () => {
    const org = await makeOrg();
    const { importId, counts } = await check(org, "people", PEOPLE);
    await Promise.all([apply(org, importId), apply(org, importId)]);
    await apply(org, importId);
    expect(await database().person.count({ where: { orgId: org } })).toBe(3);
    const entries = await database().auditEntry.findMany({ where: { orgId: org } });
    expect(entries.map((entry) => entry.action)).toEqual(["import:apply"]);
    expect(entries[0]?.body).toContain(counts.digest);
    const { slug } = await database().org.findUniqueOrThrow({ where: { id: org } });
    expect((await verifyAudit(slug)).map((report) => report.findings)).toEqual([[]]);
  });

  it("leaves what an empty cell means to the mapping", async () => {
    const org = await makeOrg();
    await apply(org, (await check(org, "people", PEOPLE)).importId);
    const file = "id,name,job title\n1,Ann,\n";
    expect((await check(org, "people", file)).counts).toMatchObject({ unchanged: 1 });
    await apply(org, (await check(org, "people", file, { emptyCells: "clear" })).importId);
    expect((await person(org, "1")).jobTitle).toBeNull();
  });

  it("moves a unit with everything below it", async () => {
    const org = await makeOrg();
    const tree = "code,name,kind,parent\nS,Site,site,\nD,Dept,department,S\nT,Team,team,D\nN,North,site,\n";
    await apply(org, (await check(org, "org-units", tree)).importId);
    await apply(org, (await check(org, "org-units", "code,name,parent\nD,Dept,N\n")).importId);
    const units = await database().orgUnit.findMany({ where: { orgId: org } });
    const path = new Map(units.map((unit) => [unit.code, unit.path]));
    const number = new Map(units.map((unit) => [unit.code, unit.number]));
    expect(path.get("T")).toBe(`${path.get("N") ?? ""}${String(number.get("D"))}/${String(number.get("T"))}/`);
    const ring = await check(org, "org-units", "code,name,parent\nN,North,T\n");
    expect((await rejections(org, ring.importId)).get(2)).toContain("ring");
  });
});

describe("taking back", () => {
  it("restores what was changed, removes what was made, keeps what somebody touched since", async () => {
    const org = await makeOrg();
    await apply(org, (await check(org, "people", PEOPLE)).importId);
    const before = await dump(org);
    const second = await check(
      org,
      "people",
      "id,name,manager,department\n1,Ann Lee,,Paint shop\n3,Cee,2,Paint shop\n4,Dee,1,Paint shop\n",
      { createUnits: true },
    );
    await apply(org, second.importId);
    expect(await rollbackImport(org, second.importId, null)).toEqual({
      ok: true,
      value: { restored: 2, removed: 2, markedLeft: 0, revoked: 0, conflicts: 0 },
    });
    expect(await dump(org)).toBe(before);

    const third = await check(org, "people", "id,name\n1,Ann Lee\n2,Bobby\n");
    await apply(org, third.importId);
    await database().person.updateMany({ where: { orgId: org, externalId: "2" }, data: { displayName: "Robert" } });
    expect(await rollbackImport(org, third.importId, null)).toMatchObject({ value: { restored: 1, conflicts: 1 } });
    expect((await person(org, "1")).displayName).toBe("Ann");
    expect((await person(org, "2")).displayName).toBe("Robert");
    const kept = await loadImportReport(org, third.importId, { action: "conflict", page: 1 });
    expect(kept.lines.map((line) => line.text)).toEqual(["2 Bobby: Kept as it is: changed since the import"]);
  });

  it("marks people as left when others refer to them, and a new import welcomes them back", async () => {
    const org = await makeOrg();
    const first = await check(org, "people", PEOPLE);
    await apply(org, first.importId);
    await database().account.create({
      data: { orgId: org, displayName: "Bob", personId: (await person(org, "2")).id },
    });
    expect(await rollbackImport(org, first.importId, null)).toMatchObject({ value: { removed: 1, markedLeft: 2 } });
    expect((await person(org, "2")).leftOn).not.toBeNull();
    const again = await check(org, "people", PEOPLE);
    expect(again.counts).toMatchObject({ added: 1, changed: 2 });
    await apply(org, again.importId);
    expect((await person(org, "2")).leftOn).toBeNull();
  });
});

describe("ratings, certificates and titles", () => {
  let skill: { readonly id: string; readonly name: string };
  let role: { readonly id: string; readonly name: string };
  beforeAll(async () => {
    await publishCatalog();
    const version = await database().frameworkVersion.findFirstOrThrow({
      include: { skills: { take: 1 }, roles: { take: 1 } },
    });
    skill = version.skills[0]?.body as typeof skill;
    role = version.roles[0]?.body as typeof role;
  });

  async function staffedOrg(): Promise<OrgId> {
    const org = await makeOrg();
    const version = await database().frameworkVersion.findFirstOrThrow();
    await database().org.update({ where: { id: org }, data: { frameworkVersionId: version.id } });
    await apply(org, (await check(org, "people", PEOPLE)).importId);
    return org;
  }

  async function standing(org: OrgId): Promise<readonly (readonly [number, string])[]> {
    const entries = await database().evidence.findMany({
      where: { orgId: org, sourceKind: "import" },
      include: { marks: { orderBy: [{ recordedAt: "desc" }, { id: "desc" }], take: 1 } },
      orderBy: { recordedAt: "asc" },
    });
    return entries.map((entry) => [entry.values[0] ?? -1, entry.marks[0]?.kind ?? "standing"]);
  }

  it("adds entries once, replaces by a mark, takes back by a mark and lets them count again", async () => {
    const org = await staffedOrg();
    const file = (level: number): string =>
      `employee id;skill;level;date;rater\n2;${skill.name};${String(level)};15.03.2025;1\n`;
    const first = await check(org, "ratings", file(3));
    expect(first.counts).toMatchObject({ added: 1 });
    await apply(org, first.importId);
    expect((await check(org, "ratings", file(3))).counts).toMatchObject({ unchanged: 1 });

    const higher = await check(org, "ratings", file(4));
    expect(higher.counts).toMatchObject({ changed: 1 });
    await apply(org, higher.importId);
    expect(await standing(org)).toEqual([
      [3, "revoked"],
      [4, "standing"],
    ]);

    expect(await rollbackImport(org, higher.importId, null)).toMatchObject({ value: { revoked: 2 } });
    expect(await standing(org)).toEqual([
      [3, "restored"],
      [4, "revoked"],
    ]);

    const again = await check(org, "ratings", file(4));
    await apply(org, again.importId);
    expect(await standing(org)).toEqual([
      [3, "revoked"],
      [4, "restored"],
    ]);
    expect(await database().evidence.count({ where: { orgId: org, sourceKind: "import" } })).toBe(2);
  });

  it("rejects ratings and certificates that cannot be", async () => {
    const org = await staffedOrg();
    const rows = [
      `9,${skill.id},3,2025-01-01`,
      "1,No such skill,3,2025-01-01",
      `1,${skill.id},6,2025-01-01`,
      `1,${skill.id},high,2025-01-01`,
      `1,${skill.id},3,2199-01-01`,
      `1,${skill.id},3,`,
    ];
    const { importId } = await check(org, "ratings", `employee id,skill,level,date\n${rows.join("\n")}\n`);
    const reasons = await rejections(org, importId);
    expect([...reasons.values()]).toEqual([
      "Employee 9 is not known. Import people first.",
      "Skill “No such skill” is not in the framework.",
      "Level “6” is outside 0 to 5.",
      "Level “high” is not a level from 0 to 5.",
      "Rated on “2199-01-01” lies in the future.",
      "Rated on is empty.",
    ]);
    const backwards = await check(
      org,
      "certificates",
      `employee id,certificate,skill,level,issued,expires\n1,Crane,${skill.id},3,2025-01-01,2024-01-01\n`,
    );
    expect((await rejections(org, backwards.importId)).get(2)).toContain("before it was issued");
  });

  it("keeps a certificate's last day", async () => {
    const org = await staffedOrg();
    const { importId } = await check(
      org,
      "certificates",
      `employee id,certificate,skill,level,issued,expires\n1,Crane,${skill.id},3,2025-01-01,2027-12-31\n`,
    );
    await apply(org, importId);
    const entry = await database().evidence.findFirstOrThrow({ where: { orgId: org, kind: "certificate" } });
    expect(entry).toMatchObject({
      label: "Crane",
      skillIds: [skill.id],
      values: [3],
      expiresOn: new Date("2027-12-31"),
    });
  });

  it("gives people the role of their title, by page or by file, unless it was set by hand", async () => {
    const org = await staffedOrg();
    await database().person.updateMany({ where: { orgId: org, externalId: "2" }, data: { roleId: "set-by-hand" } });
    expect(await mapTitles(org, null, [{ title: "fitter", roleId: role.id }])).toEqual({
      ok: true,
      value: { titles: 1, people: 1 },
    });
    expect([(await person(org, "1")).roleId, (await person(org, "2")).roleId]).toEqual([role.id, "set-by-hand"]);
    expect(await mapTitles(org, null, [{ title: "Fitter", roleId: "no-such-role" }])).toMatchObject({ ok: false });
    const file = await check(org, "titles", `title,role\nFitter,none\nPlanner,${role.name}\n`);
    await apply(org, file.importId);
    expect([(await person(org, "1")).roleId, (await person(org, "3")).roleId]).toEqual([null, role.id]);
    expect((await check(org, "titles", `title,role\nFitter,none\nPlanner,${role.name}\n`)).counts).toMatchObject({
      unchanged: 2,
    });
    await rollbackImport(org, file.importId, null);
    expect([(await person(org, "1")).roleId, (await person(org, "3")).roleId]).toEqual([role.id, null]);
  });
});

describe("the file of rejected rows", () => {
  it("never holds a cell that a spreadsheet would run", async () => {
    const org = await makeOrg();
    const { importId } = await check(
      org,
      "people",
      'id,name,hire date\n1,"=HYPERLINK(""http://example.com"")",never\n2,@sum,never\n3,-5,never\n',
    );
    const download = await exportRejectedRows(org, importId);
    let text = "";
    for await (const piece of download?.text ?? []) text += piece;
    const lines = text.split("\r\n");
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://example.com"")"`);
    expect(lines[2]).toContain(",'@sum,");
    expect(lines[3]).toContain(",-5,");
  });
});
