import { beforeAll, describe, expect, it } from "vitest";
import { loadCalibrationReports, organisationsWithoutReport } from "#app/data/calibration-reports.server.ts";
import { database, inTransaction } from "#app/data/db.server.ts";
import { appendEvidence, type NewEvidence } from "#app/data/evidence.server.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import { MODEL_VERSION } from "#app/engine/proficiency/belief-parameters.ts";
import { computeCalibration } from "#app/services/compute-calibration.server.ts";
import { refreshBeliefs } from "#app/services/refresh-beliefs.server.ts";
import { simulateCalibration } from "#app/services/simulate-calibration.server.ts";
import { withDatabase } from "../database.ts";
import { createCompany, personOf, type Company } from "./company.ts";

withDatabase();

const role = "operator";
let company: Company;

/** The first skills the role asks for, with the level it asks. */
const asked = () =>
  (company.catalog.roles.find(({ id }) => id === role)?.requirements ?? [])
    .filter(({ now }) => now > 0)
    .slice(0, 2)
    .map(({ skillId: id, now }) => ({ id: skillId(id), level: now }));

/** A rating first, and months later a sign-off at, above or below what is required. */
function history(at: number, skill: { id: ReturnType<typeof skillId>; level: number }, passes: boolean): NewEvidence[] {
  const head = { personId: personOf(company, at), skillIds: [skill.id], sourceKind: "test" };
  const [rated, seen] = [plainDate("2026-01-10"), plainDate("2026-04-20")];
  return [
    {
      ...head,
      kind: "manager-rating",
      values: [skill.level],
      effectiveOn: rated,
      recordedAt: `${rated}T08:00:00.000Z`,
    },
    {
      ...head,
      kind: "practical-signoff",
      values: [skill.level + (passes ? 0 : -1)],
      effectiveOn: seen,
      recordedAt: `${seen}T08:00:00.000Z`,
    },
  ];
}

beforeAll(async () => {
  company = await createCompany({ people: 12, roleId: role, startedOn: "2025-06-01" });
  const [first, second] = asked();
  if (first === undefined || second === undefined) throw new Error("the role asks for too little");
  const entries = [
    ...Array.from({ length: 12 }, (_, at) => history(at, first, at % 3 > 0)).flat(),
    // only four people have this one
    ...Array.from({ length: 4 }, (_, at) => history(at, second, true)).flat(),
  ];
  await inTransaction((tx) => appendEvidence(tx, company.orgId, entries, new Date()));
  await refreshBeliefs(company.orgId, null, plainDate("2026-06-01"));
});

describe("the report on an installation's own later evidence", () => {
  it("counts every later statement once, and says what it left out", async () => {
    const report = await computeCalibration(company.orgId);
    expect(report).toMatchObject({ people: 12, read: 12, notRequired: 0 });
    // the ratings came before anything was shown; twelve and four sign-offs came after
    expect(report?.noChanceBefore).toBe(16);
    expect(report?.summary).toMatchObject({ pairs: 16, people: 12, confirmed: 0.75 });
    const stored = await loadCalibrationReports(database(), company.orgId);
    expect(stored.installation?.body).toEqual(report);
  });

  it("shows no figure of fewer than five people, and none from which one follows by subtraction", async () => {
    const report = await computeCalibration(company.orgId);
    const [first, second] = asked();
    const row = (id: string | undefined) => report?.skills.find((skill) => skill.id === id);
    expect(row(second?.id)?.figures).toBeNull();
    // shown alone it would give the other one away: total minus shown
    expect(row(first?.id)?.figures).toBeNull();
    expect(report?.summary?.bins.every(({ people }) => people >= 5)).toBe(true);
    expect(JSON.stringify(report)).not.toContain(`"people":4`);
  });

  it("is not given at all for fewer than five people", async () => {
    const small = await createCompany({ people: 4, roleId: role });
    const report = await computeCalibration(small.orgId);
    expect(report).toMatchObject({ summary: null, skills: [] });
  });
});

describe("the simulation", () => {
  it("holds what it promises as modelled, and shows what a harsher truth does", async () => {
    const started = process.cpuUsage();
    const report = await simulateCalibration(company.orgId);
    const { user, system } = process.cpuUsage(started);
    const [modelled, harsher] = report?.scenarios ?? [];
    expect(modelled?.summary?.error).toBeLessThan(0.025);
    expect(modelled?.summary?.interval.low).toBeLessThan(0);
    expect(modelled?.summary?.interval.high).toBeGreaterThan(0);
    expect(harsher?.summary?.error).toBeGreaterThan(0.04);
    expect((user + system) / 1e6).toBeLessThan(10);
  });

  it("leaves nobody's record changed, and the organisation no longer lacks it", async () => {
    const count = () => database().evidence.count({ where: { orgId: company.orgId } });
    const before = await count();
    await simulateCalibration(company.orgId);
    expect(await count()).toBe(before);
    expect(await organisationsWithoutReport(database(), "simulation", MODEL_VERSION)).not.toContain(company.orgId);
    expect(await organisationsWithoutReport(database(), "simulation", "another")).toContain(company.orgId);
  });
});
