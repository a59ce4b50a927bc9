import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { assembleSeries, type SeriesPoint } from "#app/engine/demand/assemble-series.ts";
import type { BandLevel } from "#app/engine/demand/bands.ts";
import { forecastSeries, type Forecast } from "#app/engine/demand/forecast-series.ts";
import { parsePeriod, type PeriodsPerYear } from "#app/engine/demand/series.ts";

// Demand forecasts at given origins: the product's forecaster on series given by file, cut at each origin before it sees them.

const METHOD = "pacesetter";

const catalogRow = z.object({ series_id: z.string(), file: z.string() });
const panelRow = z.object({ series_id: z.string() });
const originRow = z.object({
  set: z.string(),
  series_id: z.string(),
  origin: z.string(),
  steps: z.coerce.number().int().min(1),
});
const valueRow = z.object({ series_id: z.string(), period: z.string(), value: z.string() });

type Origin = z.infer<typeof originRow>;

function readRows<T>(path: string, row: z.ZodType<T>): T[] {
  const rows: unknown = parse(readFileSync(path), { columns: true, bom: true, skip_empty_lines: true });
  return z.array(row).parse(rows);
}

function periodOf(text: string, where: string): NonNullable<ReturnType<typeof parsePeriod>> {
  const period = parsePeriod(text);
  if (period === undefined)
    throw new Error(`${where}: "${text}" is neither a month (2024-03) nor a quarter (2024-Q1).`);
  return period;
}

/** The rows of the wanted series, in file order; `wanted` says how many periods a year each must have. */
function readPoints(folder: string, wanted: ReadonlyMap<string, PeriodsPerYear>): ReadonlyMap<string, SeriesPoint[]> {
  const points = new Map<string, SeriesPoint[]>([...wanted.keys()].map((id) => [id, []]));
  const catalog = readRows(join(folder, "catalog.csv"), catalogRow).filter(({ series_id }) => wanted.has(series_id));
  for (const file of new Set(catalog.map((row) => row.file))) {
    const path = join(folder, `${file}.csv`);
    for (const { series_id, period, value } of readRows(path, valueRow)) {
      const own = points.get(series_id);
      if (own === undefined) continue;
      const { index, periodsPerYear } = periodOf(period, path);
      if (periodsPerYear !== wanted.get(series_id))
        throw new Error(`${path}: ${series_id} is not counted in the periods of its origin: "${period}".`);
      own.push({ period: index, value: value === "" ? Number.NaN : Number(value) });
    }
  }
  return points;
}

function forecastAt({ series_id, origin, steps }: Origin, points: readonly SeriesPoint[]): Forecast {
  const { index, periodsPerYear } = periodOf(origin, `Origin of ${series_id}`);
  const known = assembleSeries(
    points.filter(({ period }) => period <= index),
    periodsPerYear,
  );
  const { start, values } = known.ok ? known.value.series : { start: index, values: new Float64Array(0) };
  // Periods between the last value and the origin are holes at the end: the first step follows the origin.
  const upToOrigin = new Float64Array(index - start + 1).fill(Number.NaN);
  upToOrigin.set(values);
  const made = forecastSeries({ periodsPerYear, start, values: upToOrigin }, steps);
  if (!made.ok) throw new Error(`${series_id} has no values up to ${origin}.`);
  return known.ok ? { ...made.value, notes: [...known.value.notes, ...made.value.notes] } : made.value;
}

function linesOf({ set, series_id, origin }: Origin, { centre, bands }: Forecast): string[] {
  const band = (wanted: BandLevel): { low: Float64Array; high: Float64Array } =>
    bands.find(({ level }) => level === wanted) ?? { low: centre, high: centre };
  const [inner, outer] = [band(0.8), band(0.95)];
  return [...centre].map((mean, step) =>
    [
      set,
      series_id,
      origin,
      METHOD,
      mean,
      inner.low[step],
      inner.high[step],
      outer.low[step],
      outer.high[step],
      step + 1,
    ]
      .map((cell) => (typeof cell === "number" ? String(Number(cell.toPrecision(9))) : cell))
      .join(","),
  );
}

/** Forecasts every origin of `--origins` that is in `--panel` and writes means and bands to `--out`. */
export function runForecast(args: readonly string[]): Promise<boolean> {
  const options = {
    series: { type: "string" },
    panel: { type: "string" },
    origins: { type: "string" },
    out: { type: "string" },
  } as const;
  const { series, panel, origins, out } = parseArgs({ args: [...args], options }).values;
  if (series === undefined || panel === undefined || origins === undefined || out === undefined)
    throw new Error("Name --series, --panel, --origins and --out.");
  const started = performance.now();
  const inPanel = new Set(readRows(panel, panelRow).map(({ series_id }) => series_id));
  const asked = readRows(origins, originRow).filter(({ series_id }) => inPanel.has(series_id));
  const points = readPoints(
    series,
    new Map(
      asked.map(({ series_id, origin }) => [series_id, periodOf(origin, `Origin of ${series_id}`).periodsPerYear]),
    ),
  );
  const notes = new Map<string, number>();
  const lines = asked.flatMap((origin) => {
    const forecast = forecastAt(origin, points.get(origin.series_id) ?? []);
    for (const { kind } of forecast.notes) notes.set(kind, (notes.get(kind) ?? 0) + 1);
    return linesOf(origin, forecast);
  });
  writeFileSync(out, `set,series_id,origin,method,mean,lo80,hi80,lo95,hi95,h\n${lines.join("\n")}\n`);
  for (const [kind, count] of notes) console.log(`${kind}: ${String(count)}`);
  const secondsTotal = Math.round(performance.now() - started) / 1_000;
  console.log(JSON.stringify({ fits: asked.length, secondsTotal }));
  return Promise.resolve(true);
}
