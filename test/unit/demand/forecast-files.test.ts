import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, it } from "vitest";
import { assembleSeries, type SeriesPoint } from "#app/engine/demand/assemble-series.ts";
import { backTest, type BackTestCase } from "#app/engine/demand/back-test.ts";
import { parsePeriod } from "#app/engine/demand/series.ts";
import { runForecast } from "../../../scripts/evaluate/forecast.ts";

const folder = mkdtempSync(join(tmpdir(), "forecast-files-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, ...lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
};

describe("forecasts from files", () => {
  const month = (at: number): string =>
    `${String(2020 + Math.floor(at / 12))}-${String((at % 12) + 1).padStart(2, "0")}`;
  const values = Array.from({ length: 48 }, (_, at) => 50 + ((at * 17) % 11) + at / 4);
  const panel = write("panel.csv", "group,series_id,core,seasonal", "a,one,1,1");
  const origins = write("origins.csv", "set,series_id,origin,steps", "dev,one,2022-12,6", "dev,elsewhere,2022-12,6");
  write("catalog.csv", "series_id,file,label", 'one,counts,"posts, all kinds"', "elsewhere,other,not in the panel");

  async function forecastOf(name: string, series: readonly number[]): Promise<string> {
    write("counts.csv", "series_id,period,value", ...series.map((value, at) => `one,${month(at)},${String(value)}`));
    const out = join(folder, name);
    expect(await runForecast(["--series", folder, "--panel", panel, "--origins", origins, "--out", out])).toBe(true);
    return readFileSync(out, "utf8");
  }

  it("read nothing that is dated after the origin, and number their steps from it", async () => {
    const first = await forecastOf("first.csv", values);
    const changed = await forecastOf(
      "changed.csv",
      values.map((value, at) => (at <= 35 ? value : 1_000 - value)),
    );
    expect(changed).toBe(first);
    const lines = first.trim().split("\n");
    expect(lines[0]).toBe("set,series_id,origin,method,mean,lo80,hi80,lo95,hi95,h");
    expect(lines.slice(1).map((line) => [line.split(",")[1], line.split(",").at(-1)])).toEqual(
      ["1", "2", "3", "4", "5", "6"].map((step) => ["one", step]),
    );
    const moved = await forecastOf(
      "moved.csv",
      values.map((value, at) => (at === 35 ? value + 20 : value)),
    );
    expect(moved).not.toBe(first);
  });

  it("are refused when an origin is a quarter of a monthly series or no period at all", async () => {
    const out = join(folder, "refused.csv");
    for (const [origin, message] of [
      ["2022-Q4", /not counted in the periods of its origin/],
      ["2022", /neither a month/],
    ] as const) {
      const wrong = write("wrong.csv", "set,series_id,origin,steps", `dev,one,${origin},2`);
      await forecastOf("right.csv", values);
      expect(() => runForecast(["--series", folder, "--panel", panel, "--origins", wrong, "--out", out])).toThrow(
        message,
      );
    }
    expect(existsSync(out)).toBe(false);
  });
});

const SERIES = new URL("../../../../shared/data/demand-series/", import.meta.url).pathname;
if (!existsSync(SERIES)) console.warn("The demand series are not here: the back-test on real series is left out.");

describe("on real series", () => {
  const MONTHLY = 12;
  const rowsOf = (name: string): Record<string, string>[] =>
    parse(readFileSync(join(SERIES, `${name}.csv`)), { columns: true });

  function casesOf(file: string, chosen: ReadonlySet<string>): readonly BackTestCase[] {
    const points = new Map<string, SeriesPoint[]>();
    for (const { series_id: id = "", period = "", value } of rowsOf(file)) {
      if (!chosen.has(id)) continue;
      const own = points.get(id) ?? [];
      points.set(id, own);
      own.push({ period: parsePeriod(period)?.index ?? Number.NaN, value: Number(value) });
    }
    return [...points.values()].flatMap((own) => {
      const assembled = assembleSeries(own, MONTHLY);
      if (!assembled.ok) throw new Error(assembled.error.kind);
      const tested = backTest(assembled.value.series, 12);
      if (!tested.ok) throw new Error(tested.error.kind);
      return tested.value.cases;
    });
  }

  it.skipIf(!existsSync(SERIES))(
    "every past month of 51 monthly series is forecast better than by carrying it forward, with bands that hold",
    () => {
      const core = new Set(
        rowsOf("panel")
          .filter((row) => row["core"] === "1")
          .map((row) => row["series_id"] ?? ""),
      );
      const files = ["hn-hiring-skills", "indeed-ai-share", "indeed-postings-country", "indeed-remote-share"];
      const cases = files.flatMap((file) => casesOf(file, core));
      for (const ahead of [1, 3, 6, 12]) {
        const due = cases.filter((entry) => entry.ahead === ahead && entry.scale > 0);
        expect(due.length).toBeGreaterThan(1_000);
        let [ours, naive, most, nearly] = [0, 0, 0, 0];
        for (const { outcome, expected, naive: carried, scale, bands } of due) {
          ours += Math.abs(outcome - expected) / scale;
          naive += Math.abs(outcome - carried) / scale;
          most += outcome >= (bands[1]?.low ?? 0) && outcome <= (bands[1]?.high ?? 0) ? 1 : 0;
          nearly += outcome >= (bands[2]?.low ?? 0) && outcome <= (bands[2]?.high ?? 0) ? 1 : 0;
        }
        expect(ours / naive).toBeLessThan(0.98);
        expect(most / due.length).toBeGreaterThan(0.74);
        expect(most / due.length).toBeLessThan(0.87);
        expect(nearly / due.length).toBeGreaterThan(0.91);
      }
    },
  );
});
