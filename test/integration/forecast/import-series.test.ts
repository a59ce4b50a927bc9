import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { importDemandSeries } from "#app/services/forecast/import-series.server.ts";
import { loadSeriesPage, switchSeries } from "#app/services/forecast/series-list.server.ts";
import { withDatabase } from "../database.ts";
import { createHeatmapCompany, viewerOf, type HeatmapCompany } from "../pages/heatmap-company.ts";
import { containing, course, month, upload } from "./series-text.ts";

withDatabase();

let company: HeatmapCompany;
let planner: Viewer;

beforeAll(async () => {
  company = await createHeatmapCompany();
  ({ viewer: planner } = await viewerOf(company, "hr-planner"));
});

async function notesOf(lines: readonly string[]): Promise<string> {
  const done = await importDemandSeries(planner, upload(lines, { source: `Notes ${String(Math.random())}` }));
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value.series.flatMap(({ notes }) => notes).join(" ");
}

describe("the import of demand series", () => {
  test("names every line that cannot be used, of values and catalogue at once, and adds nothing then", async () => {
    const lines = ["a,2024-13,5", "a,2024-05,many", ",2024-06,5", "b,2999-01,5", "c,2024-01,1", "c,2024-Q2,1"];
    const refused = await importDemandSeries(
      planner,
      upload(lines, { catalogue: "series_id,label,unit\na,A,u\na,A,u" }),
    );
    expect(refused).toMatchObject({
      ok: false,
      error: [
        { line: 2, why: containing("2024-13") },
        { line: 3, why: containing("many") },
        { line: 4, why: containing("series_id") },
        { line: 5, why: containing("future") },
        { line: 7, why: containing("months and quarters") },
        { line: 3, why: containing("twice") },
      ],
    });
    const unknown = await importDemandSeries(planner, upload(["a,2024-05,5"], { subject: "role:wizard" }));
    expect(unknown).toMatchObject({ error: [{ line: 2, why: containing('no role "wizard"') }] });
    const nothing = await importDemandSeries(planner, upload(["a,2024-05,-4"]));
    expect(nothing).toMatchObject({ error: [{ why: containing("no value of zero or more") }] });
    expect(await database().demandSeries.count({ where: { orgId: company.orgId } })).toBe(0);
  });

  test("says what it found in a series that can be used: twins, holes, negatives, order, another unit, one value, zeros", async () => {
    const plain = course("s", (at) => 50 + (at % 5));
    expect(await notesOf([...plain, `s,${month(3)},70`])).toMatch(
      new RegExp(`not in order.*More than one value for ${month(3)}`),
    );
    expect(await notesOf(course("s", (at) => (at === 9 || at === 10 ? "" : 50 + (at % 5))))).toMatch(
      /2 holes between values/,
    );
    expect(await notesOf(course("s", (at) => (at === 20 ? -5 : 50 + (at % 5))))).toMatch(
      /Below zero in .*taken as holes/,
    );
    expect(await notesOf(course("s", (at) => (at < 18 ? 1000 : 1) * (50 + (at % 5))))).toMatch(
      /most likely another unit/,
    );
    expect(await notesOf([`s,${month(1)},7`])).toMatch(/A single value/);
    expect(await notesOf(course("s", () => 0))).toMatch(/Every value is zero/);
    await database().demandSeries.deleteMany({ where: { orgId: company.orgId } });
  });

  test("a series sent again is replaced and stays switched off; somebody who plans for one site cannot speak for all", async () => {
    const given = upload(
      course("again", () => 5),
      { subject: `skill:ot-security.awareness` },
    );
    await importDemandSeries(planner, given);
    const [before] = (await loadSeriesPage(planner)).series;
    await switchSeries(planner, { id: before?.id ?? "", isUsed: false });
    await importDemandSeries(planner, { ...given, values: `series_id,period,value\nagain,${month(1)},9` });
    const [after] = (await loadSeriesPage(planner)).series;
    expect(after).toMatchObject({ id: before?.id, isUsed: false, lastValue: 9, lastPeriod: month(1) });
    const { viewer: south } = await viewerOf(company, "hr-planner", "south");
    expect(await importDemandSeries(south, given)).toMatchObject({
      error: [{ why: containing("one of the sites") }],
    });
    expect(await switchSeries(south, { id: before?.id ?? "", isUsed: true })).toMatchObject({
      error: { kind: "not-found" },
    });
    await database().demandSeries.deleteMany({ where: { orgId: company.orgId } });
  });
});
