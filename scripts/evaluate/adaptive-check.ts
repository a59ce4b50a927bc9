import { readFileSync, writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { itemId } from "#app/engine/kernel/ids.ts";
import { randomStream } from "#app/engine/kernel/random.ts";
import { afterCheck, cappedItems, createExposureState } from "#app/engine/measurement/exposure-control.ts";
import type { ExposureState } from "#app/engine/measurement/exposure-control.ts";
import { rehearsePrices } from "#app/engine/measurement/exposure-rehearsal.ts";
import { RIGHT_OR_WRONG } from "#app/engine/measurement/item.ts";
import { createItemPool } from "#app/engine/measurement/item-pool.ts";
import type { ItemPool, PoolItem } from "#app/engine/measurement/item-pool.ts";
import { excludedItems, selectItem } from "#app/engine/measurement/item-selection.ts";
import { observeAnswer, startPosterior } from "#app/engine/measurement/posterior.ts";

// Adaptive checks on a complete response matrix: the product's selection, posterior and exposure control, person by person.

const CRITERION = { kind: "information" } as const;
const REHEARSED_PEOPLE = 1000;
const SEED = "adaptive-check";

/** Rows of a CSV file without quoting, plain or gzipped, as objects by column name. */
function readRows(path: string): Record<string, string>[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const [head = "", ...lines] = text.split(/\r?\n/).filter((line) => line !== "");
  const names = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
  });
}

function readBank(path: string): ItemPool {
  const number = (row: Record<string, string>, name: string, otherwise?: number): number => {
    const text = row[name] ?? "";
    const value = text === "" && otherwise !== undefined ? otherwise : Number(text);
    if (text === "" && otherwise === undefined) throw new Error(`${path}: column ${name} is missing.`);
    if (!Number.isFinite(value)) throw new Error(`${path}: "${text}" in column ${name} is not a number.`);
    return value;
  };
  return createItemPool(
    readRows(path).map((row): PoolItem => {
      const [guessing, upper] = [number(row, "c", 0), number(row, "d", 1)];
      const [discrimination, difficulty] = [number(row, "a"), number(row, "b")];
      const parameters = { discrimination, difficulty, guessing, slipping: 1 - upper, steps: RIGHT_OR_WRONG };
      const contentArea = row["group"] ?? "";
      return { id: itemId(row["item_id"] ?? ""), status: "live", contentArea, safetyCritical: false, parameters };
    }),
  );
}

interface Person {
  readonly id: string;
  /** One 0 or 1 per item, in the order of the bank. */
  readonly answers: string;
}

function readPersons(path: string, items: number): Person[] {
  return readRows(path).map((row) => {
    const person = { id: row["person_id"] ?? "", answers: row["answers"] ?? "" };
    if (person.answers.length === items) return person;
    throw new Error(`${path}: ${person.id} has ${person.answers.length} answers; the bank has ${items} items.`);
  });
}

interface PersonRun {
  readonly given: readonly number[];
  readonly rows: readonly string[];
  readonly sd: number;
}

/** One check of one person; the milliseconds of each choice of an item go to `timings`. */
function runPerson(
  pool: ItemPool,
  person: Person,
  maxItems: number,
  exposure: ExposureState | null,
  timings: number[],
): PersonRun {
  const excluded = exposure === null ? excludedItems(pool, []) : cappedItems(exposure);
  const prices = exposure === null ? null : exposure.prices;
  const given: number[] = [];
  const rows: string[] = [];
  let posterior = startPosterior(0, 1);
  while (given.length < maxItems) {
    const started = performance.now();
    const index = selectItem({ pool, posterior, criterion: CRITERION, excluded, prices, content: null, given });
    timings.push(performance.now() - started);
    const item = pool.items[index];
    if (item === undefined) break;
    excluded[index] = 1;
    given.push(index);
    posterior = observeAnswer(posterior, item.parameters, person.answers[index] === "1" ? 1 : 0);
    rows.push([person.id, given.length, item.id, posterior.mean, posterior.sd].join(","));
  }
  return { given, rows, sd: posterior.sd };
}

const options = {
  bank: { type: "string" },
  responses: { type: "string" },
  out: { type: "string" },
  "max-items": { type: "string" },
  "exposure-cap": { type: "string" },
} as const;

interface Arguments {
  readonly bank: string;
  readonly responses: string;
  readonly out: string;
  readonly maxItems: number;
  readonly cap: number;
}

function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({ args: [...args], options });
  const { bank, responses, out } = values;
  if (bank === undefined || responses === undefined || out === undefined) {
    throw new Error("Name the files with --bank, --responses and --out.");
  }
  const maxItems = Number(values["max-items"] ?? "30");
  const cap = Number(values["exposure-cap"] ?? "1");
  if (!Number.isInteger(maxItems) || maxItems < 1) throw new Error("--max-items is a whole number from 1 on.");
  if (!(cap > 0 && cap <= 1)) throw new Error("--exposure-cap is a share above 0 and up to 1.");
  return { bank, responses, out, maxItems, cap };
}

/** Simulated people with the standard normal ability that the task's estimates start from. */
function rehearsedExposure(pool: ItemPool, length: number, cap: number): ExposureState {
  const people = { people: REHEARSED_PEOPLE, mean: 0, sd: 1, random: randomStream(SEED) };
  const prices = rehearsePrices({ pool, criterion: CRITERION, cap, length, ...people });
  return createExposureState(pool.items.length, cap, prices);
}

export function runAdaptiveCheck(args: readonly string[]): Promise<boolean> {
  const { bank, responses, out, maxItems, cap } = readArguments(args);
  const pool = readBank(bank);
  const persons = readPersons(responses, pool.items.length);
  const timings: number[] = [];
  const lines = ["person_id,step,item_id,theta,sd"];
  const given = new Int32Array(pool.items.length);
  let exposure = cap < 1 ? rehearsedExposure(pool, maxItems, cap) : null;
  let sdTotal = 0;
  for (const person of persons) {
    const run = runPerson(pool, person, maxItems, exposure, timings);
    for (const index of run.given) given[index] = (given[index] ?? 0) + 1;
    if (exposure !== null) exposure = afterCheck(exposure, run.given);
    sdTotal += run.sd;
    lines.push(...run.rows);
  }
  writeFileSync(out, `${lines.join("\n")}\n`);
  timings.sort((left, right) => left - right);
  const percentile = (share: number): number => timings[Math.floor(share * (timings.length - 1))] ?? 0;
  const summary = {
    persons: persons.length,
    meanSd: sdTotal / persons.length,
    maxExposure: Math.max(...given) / persons.length,
    itemsUsed: given.filter((count) => count > 0).length,
    selectP50Ms: percentile(0.5),
    selectP95Ms: percentile(0.95),
  };
  console.log(JSON.stringify(summary));
  return Promise.resolve(true);
}
