import { beforeAll, describe, expect, it } from "vitest";
import type { CatalogContent } from "#app/catalog/catalog.ts";
import type { DemoCompany } from "#app/demo/demo-rows.ts";
import { generateDemoCompany } from "#app/demo/generate-demo-company.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { groupBy, makeCompany, readCatalog, siteOf, TODAY } from "./demo-fixture.ts";

let company: DemoCompany;
let catalog: CatalogContent;

beforeAll(async () => {
  company = await makeCompany();
  catalog = await readCatalog();
});

const rowsOf = (c: DemoCompany): object => ({ ...c, truth: [...c.truth].map(([id, levels]) => [id, [...levels]]) });

describe("the demo company is made from its seed", () => {
  it("gives the same rows, ids included, for the same seed and day", async () => {
    expect(rowsOf(await makeCompany())).toEqual(rowsOf(company));
  });

  it("gives other people and other ids for another seed", async () => {
    const other = await makeCompany("another seed");
    const ids = new Set(company.people.map((person) => person.id));
    expect(other.people.some((person) => ids.has(person.id))).toBe(false);
    expect(other.people.map((p) => p.displayName)).not.toEqual(company.people.map((p) => p.displayName));
  });

  it("keeps people and their ids when only the day is another one", async () => {
    const later = await makeCompany(undefined, plainDate("2027-08-15"));
    expect(later.people.map((p) => [p.id, p.displayName])).toEqual(company.people.map((p) => [p.id, p.displayName]));
  });

  it("refuses a framework that lacks a skill its texts name", () => {
    const skills = catalog.skills.filter((skill) => skill.id !== "robotics.amr-operation");
    expect(() => generateDemoCompany({ seed: "x", today: TODAY, catalog: { skills, roles: catalog.roles } })).toThrow(
      "robotics.amr-operation",
    );
  });
});

describe("the demo company holds together", () => {
  it("has about 400 people in three sites of three sectors", () => {
    expect(company.people.length).toBeGreaterThan(380);
    expect(company.people.length).toBeLessThan(430);
    const sites = company.units.filter((unit) => unit.kind === "site");
    expect(new Set(sites.map((site) => site.sector))).toEqual(new Set(["manufacturing", "port", "utility"]));
    const sizes = groupBy(company.people, siteOf);
    for (const site of sites) expect(sizes.get(site.code)?.length).toBeGreaterThan(60);
  });

  it("gives every row its own id", () => {
    const ids = [
      company.orgId,
      ...company.units.map((u) => u.id),
      ...company.shifts.map((s) => s.id),
      ...company.people.map((p) => p.id),
      ...company.accounts.flatMap((a) => [a.id, ...a.grants.map((g) => g.id)]),
      ...company.evidence.map((e) => e.id),
      ...company.marks.map((m) => m.id),
      ...company.useCases.map((u) => u.id),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("places every unit under its parent and every path under the parent's path", () => {
    const byId = new Map(company.units.map((unit) => [unit.id, unit]));
    const roots = company.units.filter((unit) => unit.parentId === null);
    expect(roots.map((unit) => unit.kind)).toEqual(["organisation"]);
    for (const unit of company.units) {
      const parentPath = unit.parentId === null ? "/" : byId.get(unit.parentId)?.path;
      expect(unit.path).toBe(`${String(parentPath)}${String(unit.number)}/`);
    }
    expect(new Set(company.units.map((unit) => unit.code)).size).toBe(company.units.length);
  });

  it("points only to units, shifts, people and accounts that exist", () => {
    const units = new Map(company.units.map((unit) => [unit.id, unit]));
    const shifts = new Set(company.shifts.map((shift) => shift.id));
    const people = new Set(company.people.map((person) => person.id));
    const accounts = new Set(company.accounts.map((account) => account.id));
    const evidence = new Map(company.evidence.map((entry) => [entry.id, entry]));
    for (const person of company.people) {
      expect(units.has(person.orgUnitId)).toBe(true);
      expect(person.shiftId === null || shifts.has(person.shiftId)).toBe(true);
      if (person.stationId !== null) expect(units.get(person.stationId)?.parentId).toBe(person.orgUnitId);
    }
    for (const entry of company.evidence) {
      expect(people.has(entry.personId)).toBe(true);
      expect(entry.raterId === null || people.has(entry.raterId)).toBe(true);
      expect(entry.values.length).toBe(entry.skillIds.length);
    }
    for (const mark of company.marks) {
      expect(evidence.get(mark.evidenceId)?.personId).toBe(mark.personId);
      expect(mark.markedById === null || accounts.has(mark.markedById)).toBe(true);
    }
    for (const useCase of company.useCases) {
      expect(units.get(useCase.siteId)?.kind).toBe("site");
      for (const owner of [useCase.itOwnerId, useCase.otOwnerId])
        expect(owner === null || people.has(owner)).toBe(true);
    }
  });

  it("has managers who lead to the top without a cycle, and none who has left", () => {
    const byId = new Map(company.people.map((person) => [person.id, person]));
    for (const person of company.people) {
      const seen = new Set<string>();
      for (let at = person.managerId; at !== null; at = byId.get(at)?.managerId ?? null) {
        expect(seen.has(at)).toBe(false);
        seen.add(at);
        expect(byId.get(at)?.leftOn).toBeNull();
      }
    }
    expect(company.people.filter((person) => person.managerId === null)).toHaveLength(1);
  });

  it("names only skills and roles of the framework", () => {
    const skills = new Set(catalog.skills.map((skill) => skill.id));
    const roles = new Set(catalog.roles.map((role) => role.id));
    for (const entry of company.evidence) for (const skill of entry.skillIds) expect(skills.has(skill)).toBe(true);
    const named = [
      ...company.people.flatMap((p) => [p.roleId, p.targetRoleId]),
      ...company.titleRoles.map((t) => t.roleId),
      ...company.useCases.flatMap((u) => u.demands.map((d) => d.roleId)),
    ];
    for (const role of named) expect(role === null || roles.has(role)).toBe(true);
  });

  it("gives a person only roles that fit the sector of the site", () => {
    const sectorOf = new Map<string, string | null>(
      company.units.filter((u) => u.kind === "site").map((u) => [u.code, u.sector]),
    );
    const sectorsOf = new Map(catalog.roles.map((role) => [role.id, role.sectors as readonly string[]]));
    for (const person of company.people) {
      const sector = sectorOf.get(siteOf(person)) ?? null;
      for (const role of [person.roleId, person.targetRoleId]) {
        if (role !== null && sector !== null)
          expect(sectorsOf.get(role), `${person.jobTitle} as ${role}`).toContain(sector);
      }
    }
  });
});

describe("people and accounts", () => {
  it("leaves most of the shop floor without e-mail, everybody with a badge number", () => {
    const staff = company.accounts.filter((account) => account.personId !== null);
    const withoutMail = staff.filter((account) => account.email === null);
    expect(withoutMail.length / staff.length).toBeGreaterThan(0.6);
    const badges = staff.map((account) => account.badgeNumber);
    expect(badges.every((badge) => badge !== null && /^\d{6}$/.test(badge))).toBe(true);
    expect(new Set(badges).size).toBe(badges.length);
    const mails = company.accounts.flatMap((account) => (account.email === null ? [] : [account.email]));
    expect(new Set(mails).size).toBe(mails.length);
    for (const mail of mails) expect(mail).toMatch(/^[a-z0-9.-]+@arvenhall\.example$/);
  });

  it("has names beyond ASCII and no two alike", () => {
    const names = company.people.map((person) => person.displayName);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => /[^\u0020-\u007e]/.test(name)).length).toBeGreaterThan(60);
    expect(names.some((name) => /\p{Script=Cyrillic}/u.test(name))).toBe(true);
  });

  it("has leavers whose record ends before they left, and no account for them", () => {
    const leavers = company.people.filter((person) => person.leftOn !== null);
    expect(leavers.length).toBeGreaterThan(8);
    const accounts = new Set(company.accounts.map((account) => account.personId));
    const evidence = groupBy(company.evidence, (entry) => entry.personId);
    for (const leaver of leavers) {
      expect(accounts.has(leaver.id)).toBe(false);
      for (const entry of evidence.get(leaver.id) ?? []) expect(entry.effectiveOn <= (leaver.leftOn ?? "")).toBe(true);
    }
  });

  it("offers a sign-in for each kind of user, two authors so that one can sign what the other wrote, and the auditor's ends", () => {
    const open = company.accounts.filter((account) => account.secret !== null);
    const roles = new Set(open.flatMap((account) => account.grants.map((grant) => grant.role)));
    expect(roles).toEqual(new Set(["employee", "team-lead", "ld-manager", "hr-planner", "author", "admin", "auditor"]));
    const authors = open.filter((account) => account.grants.some((grant) => grant.role === "author"));
    expect(new Set(authors.map(({ personId }) => personId)).size).toBe(2);
    expect(open.some((a) => a.secret?.kind === "pin" && a.email === null && a.badgeNumber !== null)).toBe(true);
    const auditor = open.find((account) => account.grants.some((grant) => grant.role === "auditor"));
    expect(auditor?.grants[0]?.validUntil?.slice(0, 10) ?? "").toSatisfy((day: string) => day > TODAY);
  });
});
