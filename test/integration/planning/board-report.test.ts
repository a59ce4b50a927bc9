import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { INDICATORS } from "#app/engine/scaling/indicators.ts";
import { loader as pdfLoader } from "#app/routes/_app.board-report[.]pdf.ts";
import { boardReport } from "#app/services/board-report/load-board-report.server.ts";
import type { BoardReport } from "#app/services/board-report/board-report.ts";
import { adoptPlanningBase } from "#app/services/forecast/adopt-base.server.ts";
import { loadForecastList } from "#app/services/forecast/load-forecast-list.server.ts";
import { importReadings } from "#app/services/scaling/import-readings.server.ts";
import { decideMix } from "#app/services/workforce/decide-mix.server.ts";
import { loadPlanDraft } from "#app/services/workforce/plan-draft.server.ts";
import { loadPlan } from "#app/services/workforce/plans.server.ts";
import { loadScorecards } from "#app/services/scaling/load-scorecards.server.ts";
import { heads } from "#app/ui/forecast/forecast-words.ts";
import { formatChance, formatCount } from "#app/ui/format.ts";
import { withDatabase } from "../database.ts";
import { createHeatmapCompany, dayFromNow, viewerOf, type HeatmapCompany } from "../pages/heatmap-company.ts";
import { readPdf } from "../record/read-pdf.ts";

withDatabase();

let company: HeatmapCompany;
let planner: Viewer;
let cookie: string;

beforeAll(async () => {
  company = await createHeatmapCompany();
  ({ viewer: planner, cookie } = await viewerOf(company, "hr-planner"));
});

async function reportOf(viewer: Viewer, quarter: string | null = null): Promise<BoardReport> {
  const loaded = await boardReport(viewer, quarter);
  if (!loaded.ok) throw new Error(loaded.error.kind);
  return loaded.value.report;
}

async function pagesFor(session: string, query = ""): Promise<readonly string[]> {
  const request = new Request(`http://localhost/board-report.pdf${query}`, { headers: { Cookie: session } });
  const response = await pdfLoader({ request, params: {}, context: {} });
  expect(response.headers.get("Content-Type")).toBe("application/pdf");
  return readPdf(new Uint8Array(await response.arrayBuffer()));
}

async function decide(name: string): Promise<string> {
  const site = company.units.get("north")?.id ?? "";
  const found = await loadPlanDraft(planner, new URLSearchParams({ role: "operator", site, gap: "6" }));
  if (!found.ok) throw new Error("no draft");
  const { query, mix } = found.value.draft;
  const chosen = { build: 0, buy: 0, borrow: 0, redeploy: 0, open: mix?.unfilled ?? 0 };
  for (const { kind, heads: own } of mix?.options ?? []) chosen[kind] = own;
  const made = await decideMix(planner, { query, name, reason: "Line 4 comes", chosen });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.id;
}

/** Every number of the answer, as it is written; zero counts of what there is none of are not said. */
function numbersOf({ scorecard, forecast, plan, decisions, method }: BoardReport): readonly string[] {
  const [count, gap] = [(value: number) => formatCount("en-GB", value), (value: number) => heads("en-GB", value)];
  return [
    ...scorecard.sites.flatMap(({ score, dimensions }) =>
      [score, ...dimensions.map((own) => own.score)].flatMap((value) => (value === null ? [] : [count(value)])),
    ),
    ...Object.values(scorecard.others ?? {}).map(count),
    ...forecast.roles.flatMap(({ needed, ready, chanceShort, band }) => [
      `Needed ${gap(needed)}, ready ${gap(ready)}`,
      `Chance of a gap: ${formatChance("en-GB", chanceShort)}`,
      ...band.map(({ low, middle, high }) => `${gap(middle)} (${gap(low)} to ${gap(high)})`),
    ]),
    ...[forecast.moreShort, forecast.withheld].filter((value) => value > 0).map((value) => `: ${count(value)}.`),
    ...(plan?.rows ?? []).flatMap(({ planned, low, high, today, change }) => [
      `${gap(planned)} (${gap(low)} to ${gap(high)})`,
      gap(today),
      gap(change),
    ]),
    ...decisions.flatMap(({ planned, ready, late }) =>
      [planned, ready, late].map((value) => (value === null ? "withheld" : count(value))),
    ),
    ...[method.draws, method.assumptionsVersion].map(count),
    ...(method.smallest === null ? [] : [`fewer than ${count(method.smallest)} people`]),
  ];
}

function expectTwoPages(pages: readonly string[], report: BoardReport): void {
  expect(pages).toHaveLength(2);
  for (const [at, page] of pages.entries()) expect(page).toContain(`Page ${String(at + 1)} of 2`);
  const text = pages.join("\n");
  for (const number of numbersOf(report)) expect(text).toContain(number);
  for (const { name } of report.forecast.roles) expect(text).toContain(name.split(" ")[0]);
  for (const { owner } of report.actions) expect(text).toContain(owner ?? "no owner");
  expect(text).toContain(report.method.model);
  expect(text).toContain(report.method.inputs);
  expect(text).not.toContain("�");
}

describe("the board report", () => {
  test("of a company about which nothing is known yet has two pages, and says that there is nothing", async () => {
    const report = await reportOf(planner);
    expect(report.plan).toBeNull();
    expect(report.scorecard.sites.every(({ dimensions }) => dimensions[0]?.score === null)).toBe(true);
    const pages = await pagesFor(cookie);
    expectTwoPages(pages, report);
    expect(pages[1]).toContain("No forecast has been adopted as a planning base yet");
  });

  test("says the numbers of the scorecard, the forecast and the planning base, on the page and in the PDF", async () => {
    const lines = INDICATORS.filter(({ kind }) => kind === "entered").map(
      ({ id, good }) => `north;${id};${good};2026-01-05`,
    );
    const file = ["site;indicator;value;observed_on", ...lines, "south;segmentation;40;2026-01-06"].join("\n");
    expect((await importReadings(planner, file)).ok).toBe(true);
    const site = company.units.get("north")?.id ?? "";
    await database().useCase.create({
      data: {
        orgId: company.orgId,
        code: "UC-1",
        name: "Vision inspection",
        problem: "Scratches reach the customer",
        status: "planned",
        siteId: site,
        dataClass: "internal",
        probability: 1,
        goLiveOn: new Date(dayFromNow(120)),
        demands: { create: [{ roleId: "operator", heads: 9 }] },
      },
    });
    await adoptPlanningBase(planner, { name: "Autumn plan", reason: "Agreed in the round", off: new Set() });
    const plan = await loadPlan(planner, await decide("Operators north"));
    const report = await reportOf(planner);
    expect(report.decisions).toMatchObject([
      { name: "Operators north", ready: plan?.actuals?.now ?? null, planned: plan?.actuals?.plannedNow ?? null },
    ]);
    const { cards } = await loadScorecards(planner);
    for (const own of report.scorecard.sites)
      expect(own).toMatchObject({ score: cards.find(({ site: { id } }) => id === own.id)?.score ?? null });
    const scores = report.scorecard.sites.map(({ score }) => score ?? 101);
    expect(scores).toEqual(scores.toSorted((left, right) => left - right));
    expect(report.scorecard.sites.map(({ name }) => name).toSorted()).toEqual(["north", "south"]);
    const list = await loadForecastList(planner, { of: "roles", siteId: null, quarters: 4 });
    if (!list.ok) throw new Error("no list");
    const [largest] = report.forecast.roles;
    const row = list.value.rows.find(({ id }) => id === largest?.id);
    expect(largest?.band.at(-1)?.middle).toBeCloseTo(row?.gap?.median.at(-1) ?? Number.NaN, 1);
    expect(largest?.needed).toBeCloseTo(row?.demand ?? Number.NaN, 1);
    expect(report.plan).toMatchObject({ name: "Autumn plan", quarter: report.quarter });
    for (const { change } of report.plan?.rows ?? []) expect(change).toBe(0);
    expect(report.actions.length).toBeGreaterThan(1);
    const dimensions = cards.flatMap((card) => card.dimensions.filter(({ next }) => next !== null));
    const lowest = dimensions.toSorted((left, right) => (left.score ?? 100) - (right.score ?? 100))[0];
    expect(dimensions.filter(({ score }) => score === lowest?.score).map(({ next }) => next?.spec.action)).toContain(
      report.actions[0]?.text,
    );
    expect(report.actions.some(({ text }) => text.includes("UC-1"))).toBe(true);
    expectTwoPages(await pagesFor(cookie), report);
  });

  test("looks ahead to the quarter that was chosen; one that is not offered does not exist", async () => {
    const loaded = await boardReport(planner, null);
    const last = loaded.ok ? (loaded.value.quarters.at(-1) ?? "") : "";
    const report = await reportOf(planner, last);
    expect([report.quarter, report.forecast.roles[0]?.band.length]).toEqual([last, 7]);
    expectTwoPages(await pagesFor(cookie, `?quarter=${last}`), report);
    expect(await boardReport(planner, "2019-Q1")).toEqual({ ok: false, error: { kind: "not-found" } });
  });

  test("is in the audit log with what it was made from, each time somebody takes it out", async () => {
    const exports = () =>
      database().auditEntry.findMany({
        where: { orgId: company.orgId, action: "board-report:export" },
        orderBy: { seq: "asc" },
      });
    const before = (await exports()).length;
    await pagesFor(cookie);
    const after = await exports();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)?.body).toContain((await reportOf(planner)).method.inputs);
  });

  test("withholds small groups from a planner and not from who may see people; a planner of one site reads of it alone", async () => {
    expect((await reportOf(planner)).method.smallest).not.toBeNull();
    const { viewer: learning } = await viewerOf(company, "ld-manager");
    expect((await reportOf(learning)).method.smallest).toBeNull();
    const { viewer: south, cookie: own } = await viewerOf(company, "hr-planner", "south");
    const report = await reportOf(south);
    expect(report.scorecard.sites.map(({ name }) => name)).toEqual(["south"]);
    expectTwoPages(await pagesFor(own), report);
  });

  test("of forty sites with long names still has two pages, and counts those that it does not list", async () => {
    const root = company.units.get("works")?.id ?? "";
    await database().orgUnit.createMany({
      data: Array.from({ length: 40 }, (_, at) => ({
        ...{ orgId: company.orgId, number: 100 + at, path: `/1/${String(100 + at)}/`, kind: "site", parentId: root },
        ...{
          code: `S${String(at)}`,
          name: `WWW Manufacturing, Warehousing and Maintenance Works Number ${String(at)}`,
        },
      })),
    });
    for (const name of ["A", "B", "C"]) await decide(`${name} ${"very long name of a plan ".repeat(3)}`);
    const report = await reportOf(planner);
    expect(report.decisions).toHaveLength(3);
    expect(report.scorecard.sites).toHaveLength(8);
    expect(Object.values(report.scorecard.others ?? {}).reduce((sum, count) => sum + count, 0)).toBe(34);
    expectTwoPages(await pagesFor(cookie), report);
  });
});
