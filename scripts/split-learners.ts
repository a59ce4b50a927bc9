import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { readLines } from "./evaluate/response-files.ts";

// Splits a response file by person into a training and a test file, for `evaluate -- estimation` while developing.
// Usage: npx tsx scripts/split-learners.ts --responses r.csv.gz --train a.csv.gz --test b.csv.gz [--share 0.2] [--seed text]

const options = {
  responses: { type: "string" },
  train: { type: "string" },
  test: { type: "string" },
  share: { type: "string", default: "0.2" },
  seed: { type: "string", default: "development" },
} as const;

const { values } = parseArgs({ options });
const { responses, train, test, seed } = values;
const share = Number(values.share);
if (responses === undefined || train === undefined || test === undefined || !(share > 0 && share < 1)) {
  throw new Error("Name --responses, --train and --test; --share lies between 0 and 1.");
}

/** By name alone: a person stays on the same side whatever else is in the file. */
function isTested(user: string): boolean {
  return createHash("sha256").update(`${seed}:${user}`).digest().readUInt32BE(0) / 2 ** 32 < share;
}

const [head = "", ...lines] = readLines(responses);
const column = head.split(",").indexOf("user_id");
if (column < 0) throw new Error(`${responses}: column user_id is missing.`);
const sides: { readonly path: string; readonly tested: boolean }[] = [
  { path: train, tested: false },
  { path: test, tested: true },
];
for (const { path, tested } of sides) {
  const own = lines.filter((line) => isTested(line.split(",")[column] ?? "") === tested);
  writeFileSync(path, gzipSync(`${[head, ...own].join("\n")}\n`));
  console.log(`${path}: ${own.length} rows`);
}
