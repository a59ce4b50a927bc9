import { demandOf, type DeploymentQuestion } from "./deployment-question.ts";
import { planStaffing } from "./min-cost-staffing.ts";
import { NEVER } from "./staffing-problem.ts";

/** Who is made ready for what, and how many are hired. */
export interface DeploymentPlan {
  /** Per person: role; -1: none. */
  readonly roleOf: Int32Array;
  /** Per role. */
  readonly hires: Int32Array;
}

/**
 * The cheapest people for every post, counting a hire for the chance that somebody does not get ready; then reserves, the
 * cheapest per expected head first and hires where nobody is cheaper, until every role would have enough with the target
 * chance if time played no part. Does not look at the week of go-live: the same people train whenever that is, so that an
 * earlier date can only lower the chance.
 */
export function planDeployment(question: DeploymentQuestion): DeploymentPlan {
  const { people, roles, hours, chance, costPerHour, hireCost, target } = question;
  const demand = demandOf(question);
  const able = ableOf(question);
  const first = planStaffing({
    ...{ people, roles, quarters: 1, demand, hireCost },
    cost: Float64Array.from(able, (isAble, at) =>
      isAble === 1 ? (hours[at] ?? 0) * costPerHour + (1 - (chance[at] ?? 0)) * (hireCost[at % roles] ?? 0) : 0,
    ),
    readyQuarter: Uint8Array.from(able, (isAble) => (isAble === 1 ? 1 : NEVER)),
  });
  const plan: DeploymentPlan = { roleOf: first.assignment, hires: first.hires };
  const wanted = demand.reduce((sum, heads) => sum + (heads > 0 ? 1 : 0), 0);
  for (let role = 0; role < roles; role += 1)
    if ((demand[role] ?? 0) > 0) addReserves(question, able, plan, role, target ** (1 / Math.max(1, wanted)));
  return plan;
}

/** 1 where a person can be made ready for a role: hours known, a chance, and a crew that can spare them. */
function ableOf({ people, roles, hours, chance, stationOf, trainAtOnce }: DeploymentQuestion): Uint8Array {
  return Uint8Array.from({ length: people * roles }, (_, at) => {
    const station = stationOf[Math.floor(at / roles)] ?? -1;
    const own = hours[at] ?? Number.POSITIVE_INFINITY;
    const canTrain = own === 0 || station < 0 || (trainAtOnce[station] ?? 0) > 0;
    return Number.isFinite(own) && (chance[at] ?? 0) > 0 && canTrain ? 1 : 0;
  });
}

function addReserves(
  { people, roles, hours, chance, costPerHour, hireCost }: DeploymentQuestion,
  able: Uint8Array,
  { roleOf, hires }: DeploymentPlan,
  role: number,
  enough: number,
): void {
  const at = (person: number): number => person * roles + role;
  const price = (person: number): number => ((hours[at(person)] ?? 0) * costPerHour) / (chance[at(person)] ?? 1);
  const members = [...roleOf.keys()].filter((person) => roleOf[person] === role);
  const needed = members.length;
  // chances that 0, 1, 2 … of the people turn out ready; hires are certain to come in the end
  let counts = members.reduce((sum, person) => withOneMore(sum, chance[at(person)] ?? 0), [1]);
  const reserve = Array.from({ length: people }, (_, person) => person)
    .filter((person) => (roleOf[person] ?? -1) < 0 && able[at(person)] === 1 && price(person) < (hireCost[role] ?? 0))
    .sort((left, right) => price(left) - price(right) || left - right);
  let missing = needed;
  for (let next = 0; chanceOfAtLeast(counts, missing) < enough; next += 1) {
    const person = reserve[next];
    if (person === undefined) {
      hires[role] = (hires[role] ?? 0) + 1;
      missing -= 1;
    } else {
      roleOf[person] = role;
      counts = withOneMore(counts, chance[at(person)] ?? 0);
    }
  }
}

/** The distribution of a count after one more independent chance (Poisson binomial). */
function withOneMore(counts: readonly number[], chance: number): number[] {
  return Array.from(
    { length: counts.length + 1 },
    (_, count) => (counts[count] ?? 0) * (1 - chance) + (counts[count - 1] ?? 0) * chance,
  );
}

function chanceOfAtLeast(counts: readonly number[], least: number): number {
  return least <= 0 ? 1 : counts.reduce((sum, own, count) => (count >= least ? sum + own : sum), 0);
}
