import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addDays } from "#app/engine/kernel/calendar.ts";
import { today } from "#app/platform/clock.server.ts";
import { compareScenarios, listScenarios, saveScenario } from "#app/services/workforce/scenarios.server.ts";
import { loadWhatIf, type WhatIfAnswer } from "#app/services/workforce/what-if.server.ts";
import { writeUseCase } from "#app/services/use-cases/write-use-case.server.ts";
import { withDatabase } from "../database.ts";
import { createHeatmapCompany, viewerOf, type HeatmapCompany } from "../pages/heatmap-company.ts";

withDatabase();

let company: HeatmapCompany;
let planner: Viewer;
let useCase: string;

const siteOf = (name: string): string => company.units.get(name)?.id ?? "";

async function addUseCase(code: string, site: string, heads: readonly (readonly [string, number])[]): Promise<string> {
  const texts = {
    name: "Vision inspection",
    problem: "Scratches",
    dataClass: "internal",
    itOwner: null,
    otOwner: null,
  };
  const facts = { kpiName: null, kpiUnit: null, kpiBaseline: null, kpiTarget: null, valuePerYear: null };
  const demands = heads.map(([roleId, count]) => ({ roleId, heads: count }));
  const rest = { goLiveOn: null, probability: 1, stations: [], siteId: siteOf(site), code, demands };
  const written = await writeUseCase(planner, { ...texts, ...facts, ...rest, dataClass: "internal" }, null);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return written.value.id;
}

async function answer(change: Readonly<Record<string, string>>, viewer = planner): Promise<WhatIfAnswer> {
  const { answer: found } = await loadWhatIf(viewer, new URLSearchParams({ useCase, away: "60", ...change }));
  if (found === null) throw new Error("no answer");
  return found;
}

beforeAll(async () => {
  company = await createHeatmapCompany();
  ({ viewer: planner } = await viewerOf(company, "hr-planner", "works"));
  // operators are enough at both sites to be shown; technicians at south are not
  const data = Array.from({ length: 6 }, (_, at) => ({
    ...{ orgId: company.orgId, externalId: `S-${String(at)}`, displayName: `South ${String(at)}`, roleId: "operator" },
    orgUnitId: siteOf("south a"),
  }));
  await database().person.createMany({ data });
  useCase = await addUseCase("UC-1", "north", [["operator", 6]]);
});

describe("what if a use case goes live at its site", () => {
  test("the same seed gives the same numbers, another seed others within the draws", async () => {
    const [first, second, other] = [
      await answer({ seed: "7" }),
      await answer({ seed: "7" }),
      await answer({ seed: "8" }),
    ];
    expect(second).toEqual(first);
    expect(other.outlook?.chanceByWeek).not.toEqual(first.outlook?.chanceByWeek);
  });

  test("the earliest safe go-live is the first week above the threshold, and an earlier go-live is never more likely", async () => {
    const late = await answer({ goLive: addDays(today("UTC"), 365) });
    const early = await answer({ goLive: addDays(today("UTC"), 300) });
    const { outlook, asOf } = late;
    if (outlook === null) throw new Error("withheld");
    const first = outlook.chanceByWeek.findIndex((chance) => chance >= 0.8);
    expect(outlook.earliestSafeOn).toBe(first < 0 ? null : addDays(asOf, 7 * first));
    expect(early.outlook?.chance).toBeLessThanOrEqual(outlook.chance);
    expect(outlook.cost).toBeCloseTo(outlook.trainingHours * 55 + outlook.hires * 18_000, -3);
  });

  test("what cannot be used in the address is named, and what is used instead is said", async () => {
    const { notes, inputs, asOf } = await answer({ goLive: "2020-01-01", hours: "-3", seed: "x" });
    expect([inputs.goLive, inputs.hours, inputs.seed]).toEqual([asOf, 4, 1]);
    expect(notes).toEqual([
      expect.stringContaining("2020-01-01 is over"),
      expect.stringContaining("Hours a week"),
      expect.stringContaining("Seed"),
    ]);
    expect((await loadWhatIf(planner, new URLSearchParams({ useCase: company.orgId }))).answer).toBeNull();
  });

  test("a small group's outlook is withheld from who may not read people, and shown to who may", async () => {
    const small = await addUseCase("UC-2", "south", [["maintenance-technician", 2]]);
    const { viewer: learning } = await viewerOf(company, "ld-manager", "works");
    expect(await answer({ useCase: small })).toMatchObject({ outlook: null, roles: [{ ready: null, needed: 2 }] });
    expect((await answer({ useCase: small }, learning)).outlook).not.toBeNull();
    const { viewer: north } = await viewerOf(company, "hr-planner", "north");
    expect((await loadWhatIf(north, new URLSearchParams({ useCase: small }))).answer).toBeNull();
  });

  test("a saved scenario keeps the answer of its day while the address answers with today's data", async () => {
    const { query, outlook } = await answer({ hours: "2" });
    expect(await saveScenario(planner, { name: "Slow", query })).toMatchObject({ ok: true });
    await database().useCaseDemand.updateMany({
      where: { orgId: company.orgId, useCaseId: useCase },
      data: { heads: 11 },
    });
    const [saved] = await listScenarios(planner);
    expect(saved).toMatchObject({ name: "Slow", query, chance: outlook?.chance });
    const [now, another] = await compareScenarios(planner, [query, `${query}&x=1`, query]);
    expect([now?.roles[0]?.needed, another?.roles[0]?.needed]).toEqual([11, 11]);
    const { viewer: reader } = await viewerOf(company, "auditor", "works");
    expect(await saveScenario(reader, { name: "No", query })).toMatchObject({ ok: false });
  });
});
