import { parseArgs } from "node:util";
import { closeDatabase } from "#app/data/db.server.ts";
import { learnerId } from "#app/engine/kernel/ids.ts";
import { recomputeBeliefs } from "#app/services/recompute-beliefs.server.ts";
import { openInstallation } from "./installation.ts";
import { runAdaptiveCheck } from "./evaluate/adaptive-check.ts";
import { runForecast } from "./evaluate/forecast.ts";
import { runPathway } from "./evaluate/pathway.ts";
import { runEstimation } from "./evaluate/estimation.ts";
import { runWorkforcePlan } from "./evaluate/workforce-plan.ts";

// One task per claim of the product, run by the product's own code. The last line of a task is one JSON object.

interface Task {
  readonly usage: string;
  /** Prints what it found; false when the claim does not hold. */
  readonly run: (args: readonly string[]) => Promise<boolean>;
}

class UsageProblem extends Error {}

const TASKS: Readonly<Record<string, Task>> = {
  "adaptive-check": {
    usage: "adaptive-check --bank <csv> --responses <csv.gz> --max-items 30 [--exposure-cap 0.3] --out <csv>",
    run: runAdaptiveCheck,
  },
  estimation: {
    usage:
      "estimation --train <csv.gz> --test <csv.gz> --skills <csv> --out <csv> [--without forgetting,recency,covariance]",
    run: runEstimation,
  },
  forecast: {
    usage: "forecast --series <folder> --panel <csv> --origins <csv> --out <csv>",
    run: runForecast,
  },
  pathway: { usage: "pathway --instance <json.gz or folder> --out <json>", run: runPathway },
  "workforce-plan": {
    usage: "workforce-plan --instance <json.gz> --out <json> [--budget <amount>]",
    run: runWorkforcePlan,
  },
  recompute: { usage: "recompute --org <slug or id> [--person <id>]", run: recompute },
};

/** Every stored belief against a replay of the ledger: 0 difference is the claim. */
async function recompute(args: readonly string[]): Promise<boolean> {
  const options = { org: { type: "string" }, person: { type: "string" } } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (values.org === undefined) throw new UsageProblem("Name an organisation with --org.");
  const installation = await openInstallation();
  const result = await recomputeBeliefs(
    values.org,
    values.person === undefined ? null : learnerId(values.person),
  ).finally(async () => {
    await closeDatabase();
    await installation.close();
  });
  if (!result.ok) {
    throw new UsageProblem(
      result.error.kind === "unknown-organisation"
        ? `There is no organisation "${values.org}".`
        : "There is no stored belief to compare.",
    );
  }
  const { persons, maxAbsDifference, differing } = result.value;
  for (const person of differing) console.log(`The stored belief of person ${person} does not follow from the ledger.`);
  console.log(JSON.stringify({ persons, maxAbsDifference }));
  return maxAbsDifference === 0;
}

async function main([name = "", ...args]: readonly string[]): Promise<number> {
  const task = TASKS[name];
  if (task === undefined) throw new UsageProblem(name === "" ? "Name a task." : `There is no task "${name}".`);
  return (await task.run(args)) ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : String(thrown));
  console.error("Tasks:");
  for (const { usage } of Object.values(TASKS)) console.error(`  npm run -s evaluate -- ${usage}`);
  process.exitCode = 2;
}
