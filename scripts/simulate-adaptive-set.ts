import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { sigmoid } from "#app/engine/kernel/numeric.ts";
import { randomStream } from "#app/engine/kernel/random.ts";

// Writes a bank, a complete response matrix and the true abilities from a seed, in the format that the task
// `adaptive-check` reads, so that a claim made on one set can be checked on as many others as one likes.

const { values } = parseArgs({
  options: {
    items: { type: "string", default: "500" },
    persons: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    out: { type: "string" },
  },
});
const [items, persons] = [Number(values.items), Number(values.persons)];
if (values.out === undefined || !(items > 0 && persons > 0)) {
  console.error("simulate-adaptive-set --items 500 --persons 1000 --seed 1 --out <folder>");
  process.exit(2);
}
const folder = values.out;
mkdirSync(folder, { recursive: true });

const random = randomStream(`adaptive set ${values.seed} of ${values.items}`);
const bank = Array.from({ length: items }, (_, i) => ({
  id: `i${String(i + 1)}`,
  a: Math.exp(0.3 * random.nextNormal()),
  b: random.nextNormal(),
}));
const people = Array.from({ length: persons }, (_, i) => ({ id: `p${String(i + 1)}`, theta: random.nextNormal() }));
const answers = people.map(({ theta }) =>
  bank.map(({ a, b }) => (random.nextUniform() < sigmoid(a * (theta - b)) ? "1" : "0")).join(""),
);

const csv = (head: string, rows: readonly string[]): string => `${[head, ...rows].join("\n")}\n`;
const bankRows = bank.map(({ id, a, b }) => `${id},${String(a)},${String(b)},0,1`);
const answerRows = people.map(({ id }, i) => `${id},${answers[i] ?? ""}`);
const thetaRows = people.map(({ id, theta }) => `${id},${String(theta)}`);
writeFileSync(`${folder}/bank.csv`, csv("item_id,a,b,c,d", bankRows));
writeFileSync(`${folder}/responses.csv.gz`, gzipSync(csv("person_id,answers", answerRows)));
writeFileSync(`${folder}/theta.csv`, csv("person_id,theta", thetaRows));
