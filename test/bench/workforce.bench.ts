import { randomStream } from "#app/engine/kernel/random.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { planWithinBudget } from "#app/engine/workforce/budget-staffing.ts";
import { simulateDeployment } from "#app/engine/workforce/deployment.ts";
import type { DeploymentQuestion } from "#app/engine/workforce/deployment-question.ts";
import { planStaffing } from "#app/engine/workforce/min-cost-staffing.ts";
import { costOfPlan, NEVER, type StaffingProblem } from "#app/engine/workforce/staffing-problem.ts";
import { DEFAULT_SUPPLY_ASSUMPTIONS } from "#app/engine/workforce/supply-assumptions.ts";
import { supplyForecast } from "#app/engine/workforce/supply-forecast.ts";
import type { SupplyQuestion } from "#app/engine/workforce/supply-question.ts";
import { sample, type Measurement } from "./measure.ts";
import { makeRoles, makeSkills, N_SKILLS } from "./people.ts";

const ROLES = 30;
const QUARTERS = 4;

/** Staffing plans beside a greedy pass over the same people, the supply forecast beside one person at a time, a what-if. */
export async function workforceBenches(): Promise<readonly Measurement[]> {
  return [...(await staffingBenches()), await supplyBench(), await deploymentBench()];
}

async function staffingBenches(): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  const bars = { 1_000: null, 5_000: 300, 20_000: 1_000 } as const;
  for (const people of [1_000, 5_000, 20_000] as const) {
    const problem = makeProblem(people);
    const options = { rounds: 5, calls: 1, unit: "ms", warmUp: 1 } as const;
    const greedy = await sample(() => planByPrice(problem), options);
    const plan = await sample(() => planStaffing(problem), options);
    const reference = { name: "the cheapest first", value: greedy.cpu };
    const name = `staffing plan of ${people.toLocaleString("en")} people`;
    measurements.push({ name, unit: "ms", basis: "cpu", ...plan, reference, bar: bars[people] });
    if (people !== 5_000) continue;
    const free = planStaffing(problem);
    const half = costOfPlan(problem, free.assignment, free.hires).training / 2;
    const within = await sample(() => planWithinBudget(problem, half), options);
    const without = { name: "without a budget", value: plan.cpu };
    measurements.push({
      name: `${name}, half the budget`,
      unit: "ms",
      basis: "cpu",
      ...within,
      reference: without,
      bar: null,
    });
  }
  return measurements;
}

function makeProblem(people: number): StaffingProblem {
  const random = randomStream("staffing bench");
  const between = (low: number, high: number): number => low + (high - low) * random.nextUniform();
  const base = Float64Array.from({ length: people }, () => 5_500 * Math.exp(0.35 * random.nextNormal()));
  const cost = Float64Array.from(
    { length: people * ROLES },
    (_, at) => (base[Math.floor(at / ROLES)] ?? 0) * between(0.5, 1.5),
  );
  return {
    ...{ people, roles: ROLES, quarters: QUARTERS, cost },
    readyQuarter: Uint8Array.from(cost, (own) => Math.min(QUARTERS, 1 + Math.floor(own / 4_000))),
    demand: new Int32Array(ROLES * QUARTERS).fill(Math.round((0.24 * people) / (ROLES * QUARTERS))),
    hireCost: Float64Array.from({ length: ROLES }, () => Math.round(between(10_000, 29_000))),
  };
}

/** Every offer by rising price; whoever is free fills the latest post that is open. What is left is hired. */
function planByPrice({ people, roles, quarters, cost, readyQuarter, demand, hireCost }: StaffingProblem): number {
  const order = Uint32Array.from({ length: people * roles }, (_, at) => at).sort(
    (left, right) => (cost[left] ?? 0) - (cost[right] ?? 0),
  );
  const open = Int32Array.from(demand);
  const taken = new Uint8Array(people);
  let total = 0;
  for (const at of order) {
    const [person, role] = [Math.floor(at / roles), at % roles];
    const ready = readyQuarter[at] ?? NEVER;
    if (taken[person] === 1 || ready === NEVER || (cost[at] ?? 0) >= (hireCost[role] ?? 0)) continue;
    for (let quarter = ready - 1; quarter < quarters; quarter += 1) {
      const post = role * quarters + quarter;
      if ((open[post] ?? 0) === 0) continue;
      open[post] = (open[post] ?? 0) - 1;
      taken[person] = 1;
      total += cost[at] ?? 0;
      break;
    }
  }
  return open.reduce((sum, left, post) => sum + left * (hireCost[Math.floor(post / quarters)] ?? 0), total);
}

const PEOPLE = 2_000;
const DRAWS = 500;

async function supplyBench(): Promise<Measurement> {
  const question = makeSupply();
  const options = { rounds: 5, calls: 1, unit: "ms", warmUp: 1 } as const;
  const measured = await sample(() => supplyForecast(question), options);
  const plain = await sample(() => drawNumbers(), options);
  const name = `supply of ${PEOPLE.toLocaleString("en")} people × 20 skills × 13 moments × ${String(DRAWS)} draws`;
  const reference = { name: "drawing its random numbers", value: plain.cpu };
  return { name, unit: "ms", basis: "cpu", ...measured, reference, bar: 1_000 };
}

/** Six uniform numbers for each person and draw: what no forecast of this kind can do without. */
function drawNumbers(): number {
  const stream = randomStream("numbers");
  let sum = 0;
  for (let left = PEOPLE * DRAWS * 6; left > 0; left -= 1) sum += stream.nextUniform();
  return sum;
}

function makeSupply(): SupplyQuestion {
  const random = randomStream("supply bench");
  const cells = PEOPLE * N_SKILLS;
  const roles = makeRoles(makeSkills(), 20, 20);
  return {
    beliefs: {
      nSkills: N_SKILLS,
      means: Float32Array.from({ length: cells }, () => 3 * random.nextUniform() - 1),
      sds: Float32Array.from({ length: cells }, () => 0.2 + 0.6 * random.nextUniform()),
      states: new Uint8Array(cells).fill(1),
      evidenceAge: Float32Array.from({ length: cells }, () => 400 * random.nextUniform()),
      countsFor: new Float32Array(cells).fill(Number.POSITIVE_INFINITY),
      priorMeans: new Float64Array(N_SKILLS).fill(-2),
      stabilityDays: new Float64Array(N_SKILLS).fill(730),
    },
    age: Float32Array.from({ length: PEOPLE }, () => 20 + 46 * random.nextUniform()),
    leavingPerYear: new Float32Array(PEOPLE).fill(Number.NaN),
    targets: roles.map(({ critical, ...rest }, role) => ({
      // all requirements critical: twenty skills each
      requirements: { ...rest, critical: critical.map(() => 1) },
      members: Int32Array.from({ length: PEOPLE / roles.length }, (_, at) => at * roles.length + role),
    })),
    ...{ learning: [], hires: [], moments: 13, daysApart: 91, assumptions: DEFAULT_SUPPLY_ASSUMPTIONS },
    ...{ policy: DEFAULT_POLICY, draws: DRAWS, seed: "bench" },
  };
}

async function deploymentBench(): Promise<Measurement> {
  const question = makeDeployment();
  const measured = await sample(() => simulateDeployment(question), { rounds: 5, calls: 1, unit: "ms", warmUp: 1 });
  const name = "what-if of 500 people × 5 roles × 1,000 draws × 105 weeks";
  return { name, unit: "ms", basis: "cpu", ...measured, reference: null, bar: 1_000 };
}

function makeDeployment(): DeploymentQuestion {
  const random = randomStream("deployment bench");
  const [people, roles, stations] = [500, 5, 20];
  return {
    ...{ people, roles, goLiveWeek: 40, startWeek: 4, hoursPerWeek: 4, timeSpread: 0.25, hiringWeeks: 16 },
    hours: Float64Array.from({ length: people * roles }, () => Math.round(20 + 160 * random.nextUniform())),
    chance: Float64Array.from({ length: people * roles }, () => 0.5 + 0.5 * random.nextUniform()),
    stationOf: Int32Array.from({ length: people }, (_, person) => person % stations),
    trainAtOnce: new Int32Array(stations).fill(3),
    posts: Array.from({ length: stations }, (_, station) => ({ station, role: station % roles, heads: 10 })),
    ...{ costPerHour: 60, hireCost: new Float64Array(roles).fill(18_000), target: 0.8, horizon: 104 },
    ...{ draws: 1_000, seed: "bench" },
  };
}
