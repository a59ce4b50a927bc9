import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { planWithinBudget } from "#app/engine/workforce/budget-staffing.ts";
import { planStaffing } from "#app/engine/workforce/min-cost-staffing.ts";
import { validateStaffing, type StaffingPlan, type StaffingProblem } from "#app/engine/workforce/staffing-problem.ts";
import { readWorkforceInstance } from "./workforce-instance.ts";

// Who is trained and who is hired at the least cost: the product's planner on an instance given by file. The plan is checked
// again before it is written. Quarters are counted from 1, as in the instances.

const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** Plans `--instance` into `--out`; `--budget` limits what training may cost in all. */
export async function runWorkforcePlan(args: readonly string[]): Promise<boolean> {
  const options = { instance: { type: "string" }, out: { type: "string" }, budget: { type: "string" } } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (values.instance === undefined || values.out === undefined) throw new Error("Name --instance and --out.");
  const budget = values.budget === undefined ? null : readBudget(values.budget);
  const start = cpuMilliseconds();
  const { id, problem } = await readWorkforceInstance(values.instance);
  const before = cpuMilliseconds();
  const { plan, extra } = planFor(problem, budget);
  const cpuMs = cpuMilliseconds() - before;
  const faults = validateStaffing(problem, plan);
  if (faults.length > 0) throw new Error(`${id}: ${JSON.stringify(faults.slice(0, 5))}`);
  const { cost, lowerBound } = plan;
  const summary = { cost: cents(cost), lowerBound: cents(lowerBound) };
  writeFileSync(
    values.out,
    `${JSON.stringify({ instance: id, assignments: assignmentsOf(problem, plan), hires: hiresOf(problem, plan), ...summary, ...extra })}\n`,
  );
  console.log(
    JSON.stringify({
      ...summary,
      gapPercent: lowerBound > 0 ? Math.max(0, (100 * (cost - lowerBound)) / lowerBound) : 0,
      cpuMs: Math.round(cpuMs),
      peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
      readCpuMs: Math.round(before - start),
      ...extra,
    }),
  );
  return true;
}

function readBudget(text: string): number {
  const amount = Number(text);
  if (text.trim() === "" || !Number.isFinite(amount) || amount < 0)
    throw new Error("A budget is an amount of 0 or more.");
  return amount;
}

function planFor(
  problem: StaffingProblem,
  budget: number | null,
): { readonly plan: StaffingPlan; readonly extra: Readonly<Record<string, number>> } {
  if (budget === null) return { plan: planStaffing(problem), extra: {} };
  const plan = planWithinBudget(problem, budget);
  return { plan, extra: { budget, training: cents(plan.training), nextUnitSaves: plan.nextUnitSaves } };
}

function assignmentsOf({ quarters }: StaffingProblem, { assignment }: StaffingPlan): number[][] {
  const rows: number[][] = [];
  for (const [person, post] of assignment.entries())
    if (post >= 0) rows.push([person, Math.floor(post / quarters), (post % quarters) + 1]);
  return rows;
}

function hiresOf({ roles, quarters }: StaffingProblem, { hires }: StaffingPlan): number[][] {
  return Array.from({ length: roles }, (_, role) => [...hires.subarray(role * quarters, (role + 1) * quarters)]);
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
