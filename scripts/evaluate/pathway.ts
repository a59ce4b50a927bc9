import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { planExactly } from "#app/engine/pathway/exact-planner.ts";
import { planGreedily } from "#app/engine/pathway/greedy-planner.ts";
import { costOf, gapOf, validatePlan } from "#app/engine/pathway/plan.ts";
import { createPlanningProblem, type PlanningProblem } from "#app/engine/pathway/planning-problem.ts";
import { createMilpSolver } from "#app/integrations/highs/milp-solver.server.ts";

// Shortest pathways: the product's planner on instances given by file, each plan checked again before it is written.

const TIME_LIMIT_SECONDS = 10;

const instance = z.object({
  id: z.string(),
  requirements: z.array(z.object({ points: z.int().min(0) })),
  modules: z.array(
    z.object({
      id: z.string(),
      hours: z.number().positive(),
      requires: z.array(z.string()),
      gains: z.array(z.object({ requirement: z.int().min(0), points: z.int().positive() })),
    }),
  ),
});

type Instance = z.infer<typeof instance>;

interface PlanRecord {
  readonly instance: string;
  readonly modules: readonly string[];
  readonly hours: number;
  readonly lowerBound: number;
  readonly gapPercent: number;
  readonly proven: boolean;
}

function instanceFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => /\.json(\.gz)?$/.test(name))
    .sort()
    .map((name) => join(path, name));
}

function readInstance(path: string): Instance {
  const bytes = readFileSync(path);
  return instance.parse(JSON.parse((path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8")));
}

function problemOf({ id, requirements, modules }: Instance): PlanningProblem {
  const place = new Map(modules.map((module, at) => [module.id, at]));
  const made = createPlanningProblem(
    modules.map(({ hours, requires, gains }) => ({
      cost: hours,
      requires: requires.map((name) => place.get(name) ?? -1),
      gains,
    })),
    requirements.map(({ points }) => points),
  );
  if (!made.ok) throw new Error(`${id} cannot be planned: ${JSON.stringify(made.error)}`);
  return made.value;
}

/** What one instance cost. */
interface Run {
  readonly size: number;
  readonly greedyMs: number;
  readonly exactMs: number;
  /** Share by which the greedy plan alone is dearer than the one found in the end. */
  readonly excess: number;
}

function timed<T>(work: () => T): { readonly value: T; readonly cpuMs: number } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, cpuMs: (user + system) / 1_000 };
}

/** To a tenth. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return Math.round(10 * (sorted[Math.floor(share * (sorted.length - 1))] ?? 0)) / 10;
}

/** A line per number of modules: processor time of the greedy planner and of the exact one (which begins with it). */
function printBySize(runs: readonly Run[]): void {
  for (const size of [...new Set(runs.map((run) => run.size))].sort((left, right) => left - right)) {
    const own = runs.filter((run) => run.size === size);
    const both = (of: (run: Run) => number): string =>
      [0.5, 0.9].map((share) => quantile(own.map(of), share).toFixed(1)).join(" / ");
    console.log(
      `${String(size)} modules, ${String(own.length)} instances, p50 / p90: greedy ${both((run) => run.greedyMs)} ms, ` +
        `exact ${both((run) => run.exactMs)} ms, greedy above the optimum ${both((run) => 100 * run.excess)} %`,
    );
  }
}

/** Plans every instance of `--instance` (a file or a folder) into `--out`. False when a plan is not valid. */
export async function runPathway(args: readonly string[]): Promise<boolean> {
  const options = { instance: { type: "string" }, out: { type: "string" } } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (values.instance === undefined || values.out === undefined) throw new Error("Name --instance and --out.");
  const solve = await createMilpSolver();
  const files = instanceFiles(values.instance);
  const runs: Run[] = [];
  const plans = files.map((file): PlanRecord => {
    const given = readInstance(file);
    const problem = problemOf(given);
    const greedy = timed(() => planGreedily(problem));
    const exact = timed(() => planExactly(problemOf(given), solve, { seconds: TIME_LIMIT_SECONDS }));
    const plan = exact.value;
    const excess = plan.cost === 0 ? 0 : costOf(problem, greedy.value) / plan.cost - 1;
    runs.push({ size: given.modules.length, greedyMs: greedy.cpuMs, exactMs: exact.cpuMs, excess });
    const faults = validatePlan(problem, plan);
    if (faults.length > 0) throw new Error(`${given.id}: ${JSON.stringify(faults)}`);
    return {
      instance: given.id,
      modules: plan.modules.map((at) => given.modules[at]?.id ?? ""),
      hours: plan.cost,
      lowerBound: plan.lowerBound,
      gapPercent: 100 * gapOf(plan),
      proven: plan.proven,
    };
  });
  writeFileSync(values.out, `${JSON.stringify(statSync(values.instance).isDirectory() ? plans : plans[0], null, 1)}\n`);
  printBySize(runs);
  const exactMs = runs.map((run) => run.exactMs);
  console.log(
    JSON.stringify({
      instances: plans.length,
      proven: plans.filter(({ proven }) => proven).length,
      gapMax: Math.max(0, ...plans.map(({ gapPercent }) => gapPercent)),
      cpuMsP50: quantile(exactMs, 0.5),
      cpuMsP90: quantile(exactMs, 0.9),
    }),
  );
  return true;
}
