import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

import { database } from "#app/data/db.server.ts";
import { stopJobs } from "#app/data/jobs.server.ts";
import { rollbackImport } from "#app/services/rollback-import.server.ts";
import { withDatabase } from "../database.ts";
import { apply, checkByPreset, dump, makeOrg, rejections } from "./import-run.ts";

const FOLDER = fileURLToPath(new URL("../../../../shared/data/workforce/", import.meta.url));
const AW = `${FOLDER}adventure-works-hr/`;
const isThere = existsSync(AW);

withDatabase();
afterAll(() => stopJobs());

describe.runIf(!isThere)("the public workforce data", () => {
  it("is not beside this repository, so its import is not tested here", () => {
    expect(isThere).toBe(false);
  });
});

describe.runIf(isThere)("AdventureWorks as published", () => {
  it("brings 290 people, 16 departments in their groups and 3 shifts, and each person's present place", async () => {
    const org = await makeOrg();
    for (const [preset, file] of [
      ["adventure-works-departments", "Department.csv"],
      ["adventure-works-shifts", "Shift.csv"],
      ["adventure-works-employees", "Employee.csv"],
    ] as const) {
      const { importId, counts } = await checkByPreset(org, preset, AW + file);
      expect(counts.rejected, [...(await rejections(org, importId)).values()].join("\n")).toBe(0);
      await apply(org, importId);
    }
    const history = await checkByPreset(
      org,
      "adventure-works-department-history",
      `${AW}EmployeeDepartmentHistory.csv`,
    );
    expect(history.counts).toMatchObject({ rows: 296, rejected: 0, superseded: 6, changed: 290 });
    await apply(org, history.importId);

    expect(await database().person.count({ where: { orgId: org } })).toBe(290);
    expect(await database().shift.count({ where: { orgId: org } })).toBe(3);
    const tree = await database().orgUnit.groupBy({ by: ["kind"], where: { orgId: org }, _count: true });
    expect(Object.fromEntries(tree.map(({ kind, _count }) => [kind, _count]))).toEqual({
      organisation: 1,
      site: 1,
      department: 6,
      team: 16,
    });

    const rob = await database().person.findFirstOrThrow({
      where: { orgId: org, externalId: "AW-4" },
      include: { orgUnit: true, shift: true, manager: true },
    });
    // Rob left Engineering for Tool Design on 2010-05-31; the first row of his history ended the day before.
    expect(rob).toMatchObject({
      displayName: "Rob 0",
      jobTitle: "Senior Tool Designer",
      orgUnit: { name: "Tool Design" },
      shift: { name: "Day" },
      manager: { externalId: "AW-3" },
    });
    const top = await database().person.findMany({
      where: { orgId: org, managerId: null },
      select: { externalId: true },
    });
    expect(top).toEqual([{ externalId: "AW-1" }]);
  });

  it("changes nothing when the same files come again, and keeps nothing that must not be known", async () => {
    const org = await makeOrg();
    const files = [
      ["adventure-works-departments", "Department.csv"],
      ["adventure-works-shifts", "Shift.csv"],
      ["adventure-works-employees", "Employee.csv"],
      ["adventure-works-department-history", "EmployeeDepartmentHistory.csv"],
    ] as const;
    for (const [preset, file] of files) await apply(org, (await checkByPreset(org, preset, AW + file)).importId);
    const before = await dump(org);
    for (const [preset, file] of files) {
      const { counts } = await checkByPreset(org, preset, AW + file);
      expect(counts).toMatchObject({ added: 0, changed: 0, rejected: 0 });
    }
    expect(await dump(org)).toBe(before);
    const kept = await database().$queryRaw<{ text: string }[]>`
      SELECT coalesce(c.before::text, '') || coalesce(c.after::text, '') AS text FROM import_change c WHERE c.org_id = ${org}::uuid`;
    const everything = before + kept.map((row) => row.text).join();
    // The first employee's national id number, birth date and row id in the published file.
    for (const secret of ["295847284", "1969-01-29", "F01251E5"]) expect(everything).not.toContain(secret);
    const appliedFiles = await database().importChunk.count({ where: { orgId: org, run: { status: "applied" } } });
    expect(appliedFiles).toBe(0);
  });

  it("is as it was after the imports are rolled back in turn", async () => {
    const org = await makeOrg();
    const empty = await dump(org);
    const units = await checkByPreset(org, "adventure-works-departments", `${AW}Department.csv`);
    await apply(org, units.importId);
    const withUnits = await dump(org);
    const people = await checkByPreset(org, "adventure-works-employees", `${AW}Employee.csv`);
    await apply(org, people.importId);
    const back = await rollbackImport(org, people.importId, null);
    expect(back).toEqual({ ok: true, value: { restored: 0, removed: 290, markedLeft: 0, revoked: 0, conflicts: 0 } });
    expect(await dump(org)).toBe(withUnits);
    await rollbackImport(org, units.importId, null);
    expect(await dump(org)).toBe(empty);
  });
});

describe.runIf(isThere)("the IBM attrition set as published", () => {
  it("brings 1,470 people in three departments with approximate first days", async () => {
    const org = await makeOrg();
    const { importId, counts } = await checkByPreset(org, "ibm-attrition", `${FOLDER}ibm-attrition/emp_attrition.csv`);
    expect(counts).toMatchObject({ rows: 1470, added: 1470, rejected: 0 });
    await apply(org, importId);
    const departments = await database().orgUnit.findMany({
      where: { orgId: org, kind: "department" },
      select: { name: true, _count: { select: { members: true } } },
    });
    const heads = Object.fromEntries(departments.map((unit) => [unit.name, unit._count.members]));
    expect(heads).toEqual({ "Human Resources": 63, "Research & Development": 961, Sales: 446 });
    const first = await database().person.findFirstOrThrow({ where: { orgId: org, externalId: "IBM-1" } });
    expect(first).toMatchObject({
      displayName: "Employee 1",
      jobTitle: "Sales Executive",
      startedOn: new Date("2009-12-31"),
    });
  });
});
