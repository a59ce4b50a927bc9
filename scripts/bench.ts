import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { beliefBenches } from "../test/bench/belief.bench.ts";
import { checkBenches } from "../test/bench/checks.bench.ts";
import { databaseBenches } from "../test/bench/database.bench.ts";
import { heatmapBenches } from "../test/bench/heatmap.bench.ts";
import { heatmapPageBenches } from "../test/bench/heatmap-page.bench.ts";
import { libraryBenches } from "../test/bench/library.bench.ts";
import type { Measurement } from "../test/bench/measure.ts";
import { measurementBenches } from "../test/bench/measurement.bench.ts";
import { pathwayBenches } from "../test/bench/pathway.bench.ts";
import { replanBenches } from "../test/bench/replan.bench.ts";
import { workforceBenches } from "../test/bench/workforce.bench.ts";

// Measures and never judges a build: the numbers depend on the machine, so each stands beside a reference of the same run.

const RESULTS = "bench-results.json";

const GROUPS: Readonly<Record<string, () => Promise<readonly Measurement[]>>> = {
  belief: beliefBenches,
  measurement: measurementBenches,
  heatmap: heatmapBenches,
  page: heatmapPageBenches,
  database: databaseBenches,
  checks: checkBenches,
  pathway: pathwayBenches,
  workforce: workforceBenches,
  library: libraryBenches,
  replan: replanBenches,
};

const digits = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

function line(measurement: Measurement): readonly string[] {
  const { name, unit, median, p95, cpu, basis, reference, bar } = measurement;
  const value = measurement[basis];
  return [
    name,
    `${digits(median)} ${unit}`,
    `${digits(p95)} ${unit}`,
    `${digits(cpu)} ${unit}`,
    reference === null ? "" : `${digits(reference.value)} ${unit} (${reference.name})`,
    reference === null ? "" : `${digits(value / reference.value)} ×`,
    bar === null ? "" : `≤ ${String(bar)} ${unit} ${value <= bar ? "met" : "missed"}`,
  ];
}

function print(measurements: readonly Measurement[]): void {
  const rows = [["", "median", "p95", "processor", "reference", "ratio", "bar"], ...measurements.map(line)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}

const { positionals } = parseArgs({ allowPositionals: true });
const wanted = positionals.length > 0 ? positionals : Object.keys(GROUPS);
const measurements: Measurement[] = [];
for (const name of wanted) {
  const group = GROUPS[name];
  if (group === undefined) {
    console.error(`There is no bench "${name}". Benches: ${Object.keys(GROUPS).join(", ")}.`);
    process.exit(2);
  }
  measurements.push(...(await group()));
}
print(measurements);
const machine = { node: process.version, processor: cpus()[0]?.model ?? "unknown", cores: cpus().length };
writeFileSync(RESULTS, `${JSON.stringify({ machine, measurements }, null, 2)}\n`);
console.log(`Written to ${RESULTS}.`);
