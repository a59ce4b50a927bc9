import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { INDICATORS } from "#app/engine/scaling/indicators.ts";
import { today } from "#app/platform/clock.server.ts";
import { refreshBeliefs } from "#app/services/refresh-beliefs.server.ts";
import { importReadings } from "#app/services/scaling/import-readings.server.ts";
import { loadScorecards } from "#app/services/scaling/load-scorecards.server.ts";
import { acceptSiteAction, closeSiteAction } from "#app/services/scaling/site-actions.server.ts";
import { withDatabase } from "../database.ts";
import { createHeatmapCompany, viewerOf, type HeatmapCompany } from "../pages/heatmap-company.ts";

withDatabase();

let company: HeatmapCompany;
let planner: Viewer;

beforeAll(async () => {
  company = await createHeatmapCompany();
  ({ viewer: planner } = await viewerOf(company, "hr-planner", "works"));
});

const entered = INDICATORS.filter(({ kind }) => kind === "entered");
const fileOf = (lines: readonly string[]): string => ["site;indicator;value;observed_on", ...lines].join("\n");
const goodLines = (site: string): readonly string[] =>
  entered.map(({ id, good }) => `${site};${id};${good};2026-01-05`);

async function cardOf(site: string) {
  const { cards } = await loadScorecards(planner);
  const card = cards.find((entry) => entry.site.name === site);
  if (card === undefined) throw new Error(`no card of ${site}`);
  return card;
}

describe("the scaling-readiness scorecard", () => {
  test("a file of readings is added whole or not at all, and each bad line is named by its number", async () => {
    const bad = fileOf([...goodLines("north"), "nowhere;wireless;90;2026-01-05", "north;wireless;140;2026-01-05"]);
    const refused = await importReadings(planner, bad);
    expect(refused.ok ? [] : refused.error.map(({ row }) => row)).toEqual([entered.length + 2, entered.length + 3]);
    expect(await database().siteIndicator.count({ where: { orgId: company.orgId } })).toBe(0);
    for (const nonsense of ["", "a,b\n1,2", "site,indicator,value,observed_on\nnorth,wireless,much,soon"])
      expect((await importReadings(planner, nonsense)).ok).toBe(false);
    expect(await importReadings(planner, fileOf(goodLines("north")))).toEqual({
      ok: true,
      value: { added: entered.length },
    });
  });

  test("one dimension made low makes the site low; the earlier readings stay in the trend", async () => {
    const security = ({ dimensions }: Awaited<ReturnType<typeof cardOf>>) =>
      dimensions.find(({ dimension }) => dimension === "security");
    expect(security(await cardOf("north"))).toMatchObject({ mark: "good", score: 100 });
    await importReadings(planner, fileOf(["north;segmentation;40;2026-01-06"]));
    const card = await cardOf("north");
    expect(security(card)?.mark).toBe("low");
    expect(card).toMatchObject({ mark: "low", score: Math.min(...card.dimensions.map(({ score }) => score ?? 100)) });
    expect(card.dimensions.find(({ dimension }) => dimension === "infrastructure")?.mark).toBe("good");
    expect(await database().siteIndicator.count({ where: { orgId: company.orgId, indicatorId: "segmentation" } })).toBe(
      2,
    );
    expect(card.trend.at(-1)?.asOn).toBe(today("UTC"));
  });

  test("the workforce score follows what people show: an assessment changes it", async () => {
    const known = async () => {
      const workforce = (await cardOf("north")).dimensions.find(({ dimension }) => dimension === "workforce");
      return workforce?.indicators.find(({ spec }) => spec.id === "skills-known")?.reading?.value ?? 0;
    };
    const before = await known();
    const skills = company.catalog.skills.map(({ id }) => id);
    const people = company.people.filter(({ team }) => team === "north c");
    await database().evidence.createMany({
      data: people.map(({ id }) => ({
        orgId: company.orgId,
        personId: id,
        kind: "certificate",
        skillIds: skills,
        values: skills.map(() => 3),
        effectiveOn: new Date(`${today("UTC")}T00:00:00Z`),
        sourceKind: "test",
        sourceKey: `all-${id}`,
      })),
    });
    await refreshBeliefs(company.orgId, null, today("UTC"));
    expect(await known()).toBeGreaterThan(before);
  });

  test("an action is taken on once its owner is known, is done once, and only by somebody who plans for the site", async () => {
    const siteId = company.units.get("north")?.id ?? "";
    const wish = { siteId, indicatorId: "segmentation", dueOn: null };
    expect(await acceptSiteAction(planner, { ...wish, owner: "Nobody" })).toMatchObject({ error: { kind: "owner" } });
    const { viewer: south } = await viewerOf(company, "hr-planner", "south");
    expect(await acceptSiteAction(south, { ...wish, owner: null })).toMatchObject({ error: { kind: "not-found" } });
    const accepted = await acceptSiteAction(planner, { ...wish, owner: null });
    if (!accepted.ok) throw new Error("it is accepted");
    const { id } = accepted.value;
    expect(await closeSiteAction(south, { siteId, id })).toMatchObject({ ok: false });
    expect((await closeSiteAction(planner, { siteId, id })).ok).toBe(true);
    expect((await closeSiteAction(planner, { siteId, id })).ok).toBe(false);
  });
});
