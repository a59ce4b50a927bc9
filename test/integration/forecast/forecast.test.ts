import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { adoptPlanningBase } from "#app/services/forecast/adopt-base.server.ts";
import { forecastGap } from "#app/services/forecast/forecast-gap.server.ts";
import { importDemandSeries } from "#app/services/forecast/import-series.server.ts";
import { loadBase } from "#app/services/forecast/load-bases.server.ts";
import { loadForecastList } from "#app/services/forecast/load-forecast-list.server.ts";
import { loadRoleForecast } from "#app/services/forecast/load-role-forecast.server.ts";
import { loadSkillForecast } from "#app/services/forecast/load-skill-forecast.server.ts";
import { loadTrackRecord } from "#app/services/forecast/load-track-record.server.ts";
import { importOccupationExposure, switchExposure } from "#app/services/forecast/occupation-exposure.server.ts";
import {
  assumptionFields,
  loadAssumptionHistory,
  setPlanningAssumptions,
} from "#app/services/forecast/planning-assumptions.server.ts";
import { withDatabase } from "../database.ts";
import { createHeatmapCompany, dayFromNow, viewerOf, type HeatmapCompany } from "../pages/heatmap-company.ts";
import { containing, course, upload } from "./series-text.ts";

withDatabase();

let company: HeatmapCompany;
let planner: Viewer;
let auditor: Viewer;

const OPERATOR = "operator";
const TECHNICIAN = "maintenance-technician";

beforeAll(async () => {
  company = await createHeatmapCompany();
  ({ viewer: planner } = await viewerOf(company, "hr-planner"));
  ({ viewer: auditor } = await viewerOf(company, "auditor"));
  const useCase = { orgId: company.orgId, problem: "slow", status: "planned", dataClass: "internal" };
  for (const [code, site, days, probability] of [
    ["UC-1", "north", 200, 0.6],
    ["UC-2", "south", 400, 0.3],
  ] as const)
    await database().useCase.create({
      data: {
        ...{ ...useCase, code, name: code, probability, siteId: company.units.get(site)?.id ?? "" },
        goLiveOn: new Date(dayFromNow(days)),
        demands: { create: [{ roleId: OPERATOR, heads: 4 }] },
      },
    });
});

const role = (viewer: Viewer, roleId: string, change: { siteId?: string | null; off?: ReadonlySet<string> } = {}) =>
  loadRoleForecast(viewer, { roleId, siteId: null, quarters: 8, off: new Set<string>(), ...change });

async function shown(viewer: Viewer, roleId: string, change: Parameters<typeof role>[2] = {}) {
  const page = await role(viewer, roleId, change);
  if (!page.ok) throw new Error(page.error.kind);
  return page.value;
}

describe("the forecast of a role", () => {
  test("has bands that nest at every quarter for demand, supply and gap, and a gap that is their difference", async () => {
    await importDemandSeries(
      planner,
      upload(
        course("ops", (at) => 20 + at + (at % 3)),
        { subject: `role:${OPERATOR}` },
      ),
    );
    const forecast = await forecastGap(company.orgId, { roleId: OPERATOR, siteId: null, quarters: 12 });
    if (!forecast.ok) throw new Error(forecast.error.kind);
    const { demand, supply, gap, quarters } = forecast.value;
    expect(quarters).toHaveLength(13);
    for (const fan of [demand, supply, gap])
      for (const at of quarters.keys()) {
        const edges = [fan.low95, fan.low80, fan.low50, fan.median, fan.high50, fan.high80, fan.high95].map(
          (edge) => edge[at] ?? 0,
        );
        expect(edges).toEqual([...edges].sort((a, b) => a - b));
      }
    for (const at of quarters.keys())
      expect(Math.abs((demand.expected[at] ?? 0) - (supply.expected[at] ?? 0) - (gap.expected[at] ?? 0))).toBeLessThan(
        0.011,
      );
    expect(demand.high95[12]).toBeGreaterThan((demand.low95[12] ?? 0) + 1);
  });

  test("adds up over sites, also when one site has a series of its own", async () => {
    const site = company.units.get("south")?.id ?? "";
    const falling = course("south", (at) => 60 - at, 36);
    await importDemandSeries(planner, upload(falling, { subject: `role:${OPERATOR}`, siteId: site }));
    const { figures, bySite } = await shown(auditor, OPERATOR);
    const sum = bySite.reduce((total, { last }) => total + (last?.demand ?? Number.NaN), 0);
    expect(Math.abs(sum - (figures?.demand.expected[8] ?? 0))).toBeLessThan(0.02);
    const without = await shown(auditor, OPERATOR, { off: new Set([await seriesKey("south")]) });
    expect(without.bySite[1]?.last?.demand).toBeGreaterThan(bySite[1]?.last?.demand ?? 0);
  });

  const seriesKey = async (key: string): Promise<string> => {
    const row = await database().demandSeries.findFirstOrThrow({ where: { orgId: company.orgId, key } });
    return `series:${row.id}`;
  };

  test("moves by what a driver says it adds when the driver is left out, and the same question has the same answer", async () => {
    const all = await shown(auditor, OPERATOR);
    expect(all.drivers.map(({ kind, state }) => [kind, state])).toEqual([
      ["use-case", "on"],
      ["use-case", "on"],
      ["series", "on"],
      ["series", "on"],
    ]);
    for (const { key, heads } of all.drivers) {
      const without = await shown(auditor, OPERATOR, { off: new Set([key]) });
      const moved = (all.figures?.demand.expected[8] ?? 0) - (without.figures?.demand.expected[8] ?? 0);
      expect(Math.abs(moved - (heads ?? Number.NaN))).toBeLessThan(0.021);
    }
    const [first] = all.drivers;
    // 4 heads with a chance of 60 %
    expect(Math.abs((first?.heads ?? 0) - 2.4)).toBeLessThan(0.25);
    expect((await shown(auditor, OPERATOR)).figures).toEqual(all.figures);
  });

  test("withholds small groups from whoever may not read people, in every page, and shows them to whoever may", async () => {
    const south = company.units.get("south")?.id ?? "";
    const hidden = await shown(planner, TECHNICIAN, { siteId: south });
    const seen = await shown(auditor, TECHNICIAN, { siteId: south });
    expect([hidden.figures, hidden.people]).toEqual([null, null]);
    expect(hidden.drivers.every(({ heads }) => heads === null)).toBe(true);
    expect(seen.people).toBe(4);
    expect((await shown(planner, TECHNICIAN)).bySite.some(({ last }) => last === null)).toBe(true);
    const list = await loadForecastList(planner, { of: "roles", siteId: south, quarters: 8 });
    expect(list.ok && list.value.rows.find(({ id }) => id === TECHNICIAN)?.gap).toBeNull();
    const skillId = company.catalog.roles.find(({ id }) => id === TECHNICIAN)?.requirements[0]?.skillId ?? "";
    const skill = await loadSkillForecast(planner, { skillId, level: null, siteId: south, quarters: 8 });
    expect(skill.ok && skill.value.leftOut).toContain("Maintenance technician");
    expect(await forecastGap(company.orgId, { roleId: TECHNICIAN, siteId: south, quarters: 8 })).toMatchObject({
      value: { isSmallGroup: true },
    });
  });

  test("exposure is context until it is switched on, and then lowers demand by a share that grows", async () => {
    const code = company.catalog.roles.find(({ id }) => id === OPERATOR)?.anchors[0]?.code ?? "";
    const head = "onet_soc,title,gpt4_beta,human_beta";
    const bad = await importOccupationExposure(planner, {
      text: `${head}\n51,Nobody,2,x`,
      source: "Study",
      sourceOn: null,
    });
    expect(bad).toMatchObject({ error: [{ line: 2 }, { line: 2 }, { line: 2 }] });
    await importOccupationExposure(planner, {
      text: `${head}\n${code},Workers,0.4,0.5`,
      source: "Study",
      sourceOn: null,
    });
    const before = await shown(auditor, OPERATOR);
    expect(before.drivers.at(-1)).toMatchObject({ kind: "exposure", state: "unused", heads: null });
    await switchExposure(planner, true);
    const after = await shown(auditor, OPERATOR);
    expect(after.drivers.at(-1)?.heads).toBeLessThan(0);
    expect(after.figures?.demand.expected[0]).toBe(before.figures?.demand.expected[0]);
    await switchExposure(planner, false);
  });

  test("a skill's demand comes from its roles; its list and page say the same", async () => {
    const list = await loadForecastList(auditor, { of: "skills", siteId: null, quarters: 8 });
    const [row] = list.ok ? list.value.rows : [];
    const page = await loadSkillForecast(auditor, { skillId: row?.id ?? "", level: null, siteId: null, quarters: 8 });
    expect(page.ok && page.value.figures?.gap).toEqual(row?.gap);
    expect(page.ok && page.value.roles.length).toBeGreaterThan(0);
  });
});

describe("assumptions", () => {
  const fields = (change: Readonly<Record<string, string | null>>) =>
    loadAssumptionHistory(company.orgId).then(({ assumptions }) =>
      assumptionFields((name) => {
        if (name in change) return change[name] ?? null;
        const [key = "", part] = name.split(".");
        const own = assumptions[key as keyof typeof assumptions];
        const isShare = !["retirement", "forgetting", "expiry"].includes(key) && own.value <= 1;
        if (part === "on") return own.isOn ? "on" : null;
        return part === "source" ? own.source : String(isShare ? own.value * 100 : own.value);
      }),
    );

  test("a new value needs a source, becomes a version with a reason, and moves the supply; the slower of two is told", async () => {
    const before = await shown(auditor, TECHNICIAN);
    const unsourced = await setPlanningAssumptions(planner, await fields({ "absence.value": "50" }), {
      follows: 0,
      reason: "try",
    });
    expect(unsourced).toMatchObject({
      error: { kind: "fields", errors: { absence: containing("from") } },
    });
    const given = await fields({ "absence.value": "50", "absence.source": "Time sheets" });
    expect(await setPlanningAssumptions(planner, given, { follows: 0, reason: "measured" })).toMatchObject({
      value: { version: 1 },
    });
    expect(await setPlanningAssumptions(planner, given, { follows: 0, reason: "late" })).toMatchObject({
      error: { kind: "changed-meanwhile" },
    });
    const after = await shown(auditor, TECHNICIAN);
    expect(after.assumptions.find(({ key }) => key === "absence")).toMatchObject({ value: 0.5, source: "Time sheets" });
    expect(after.figures?.supply.expected[4]).toBeLessThanOrEqual(before.figures?.supply.expected[4] ?? 0);
    const { versions } = await loadAssumptionHistory(company.orgId);
    expect(versions).toMatchObject([{ version: 1, reason: "measured", changed: ["absence"] }]);
  });
});

describe("a planning base", () => {
  test("stays as it was adopted when the data change, and says how far today's forecast has moved", async () => {
    const { id } = await adoptPlanningBase(planner, { name: "Plan", reason: "budget round", off: new Set() });
    const before = await loadBase(auditor, id, null);
    const stored = await database().planningBase.findFirstOrThrow({ where: { id } });
    await database().useCase.updateMany({ where: { orgId: company.orgId }, data: { probability: 1 } });
    const after = await loadBase(auditor, id, null);
    const total = (page: typeof before) =>
      page?.cells.find(({ roleId, siteName }) => roleId === OPERATOR && siteName === null);
    expect(before?.isCurrent).toBe(true);
    expect(after?.isCurrent).toBe(false);
    expect(after?.cells.map(({ frozen }) => frozen)).toEqual(before?.cells.map(({ frozen }) => frozen));
    expect((total(after)?.today ?? 0) - (total(after)?.frozen?.gap ?? 0)).toBeGreaterThan(2);
    expect(Math.abs((total(before)?.today ?? 0) - (total(before)?.frozen?.gap ?? 0))).toBeLessThan(0.011);
    expect(await database().planningBase.findFirstOrThrow({ where: { id } })).toEqual(stored);
    expect(
      (await loadBase(planner, id, null))?.cells.some(({ frozen, today }) => frozen === null && today === null),
    ).toBe(true);
    const entry = await database().auditEntry.findFirstOrThrow({
      where: { orgId: company.orgId, action: "planning-base:adopt" },
    });
    expect(entry.subjectId).toBe(id);
  });
});

describe("the track record", () => {
  test("holds past forecasts of the series in use alone, and its pooled shares are those of its parts", async () => {
    const { pooled, series, course: open } = await loadTrackRecord(planner, null);
    expect(series.map(({ label }) => label).sort()).toEqual(["ops", "south"]);
    const [three] = pooled;
    const parts = series.flatMap(({ horizons }) => horizons.filter(({ months }) => months === 3));
    const cases = parts.reduce((sum, own) => sum + own.cases, 0);
    const inside = parts.reduce((sum, own) => sum + own.cases * own.inside80, 0) / cases;
    expect([three?.cases, three?.inside80]).toEqual([cases, expect.closeTo(inside, 9)]);
    expect(open?.points.length).toBeGreaterThan(5);
  });
});
