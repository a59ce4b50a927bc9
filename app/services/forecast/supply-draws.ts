import { daysBetween } from "#app/engine/kernel/calendar.ts";
import { learnerId } from "#app/engine/kernel/ids.ts";
import { createBeliefModel } from "#app/engine/proficiency/belief-model.ts";
import { POPULATION_MEAN, PRIOR_VARIANCE } from "#app/engine/proficiency/belief-parameters.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import type { SupplyBeliefs } from "#app/engine/workforce/readiness-path.ts";
import { valueOr } from "#app/engine/workforce/supply-assumptions.ts";
import { supplyDraws } from "#app/engine/workforce/supply-forecast.ts";
import type { PlannedHires, PlannedLearning, SupplyTarget } from "#app/engine/workforce/supply-question.ts";
import type { ForecastInputs } from "./forecast-inputs.server.ts";
import { DRAWS, QUARTERS, quarterAfter, quartersFrom, SEED } from "./forecast-time.ts";

const DAYS_APART = 365.25 / 4;

/** Everybody's beliefs as the supply forecast reads them; people in the order of the holders. */
export function packBeliefs({ crews, latest }: ForecastInputs): SupplyBeliefs {
  const { catalog, holders, asOf } = crews;
  const nSkills = catalog.skills.length;
  const cells = holders.length * nSkills;
  const unknown = Math.sqrt(PRIOR_VARIANCE.global + PRIOR_VARIANCE.cluster + PRIOR_VARIANCE.graph + PRIOR_VARIANCE.own);
  const packed = {
    nSkills,
    means: new Float32Array(cells).fill(POPULATION_MEAN),
    sds: new Float32Array(cells).fill(unknown),
    states: new Uint8Array(cells),
    evidenceAge: new Float32Array(cells),
    countsFor: new Float32Array(cells).fill(Number.POSITIVE_INFINITY),
    priorMeans: new Float64Array(nSkills).fill(POPULATION_MEAN),
    stabilityDays: createBeliefModel(catalog.skills).stabilityDays,
  };
  const personAt = new Map<string, number>(holders.map(({ person }, at) => [person.id, at]));
  for (const [person, { belief, person: own }] of holders.entries()) {
    if (belief !== null) {
      packed.means.set(belief.means, person * nSkills);
      packed.sds.set(belief.sds, person * nSkills);
      packed.states.set(belief.states, person * nSkills);
    }
    for (const [skill, until] of own.measuredUntil)
      packed.countsFor[person * nSkills + skill] = daysBetween(asOf, until);
  }
  const skillAt = new Map<string, number>(catalog.skills.map(({ id, index }) => [id, index]));
  for (const { personId, skillId, on } of latest) {
    const [person, skill] = [personAt.get(personId), skillAt.get(skillId)];
    if (person !== undefined && skill !== undefined)
      packed.evidenceAge[person * nSkills + skill] = daysBetween(on, asOf);
  }
  return packed;
}

/** Ready heads of each target: draws × (quarters + 1). `learning` and `hires` name targets by position. */
export function drawSupply(
  inputs: ForecastInputs,
  beliefs: SupplyBeliefs,
  targets: readonly SupplyTarget[],
  planned: { readonly learning: readonly PlannedLearning[]; readonly hires: readonly PlannedHires[] },
): readonly Int32Array[] {
  const people = inputs.crews.holders.length;
  return supplyDraws({
    beliefs,
    // ages and own rates of leaving are not recorded: nobody retires, and the assumed rate of leaving holds for everybody
    age: new Float32Array(people).fill(Number.NaN),
    leavingPerYear: new Float32Array(people).fill(Number.NaN),
    targets,
    ...planned,
    moments: QUARTERS + 1,
    daysApart: DAYS_APART,
    assumptions: inputs.inForce.assumptions,
    policy: DEFAULT_POLICY,
    draws: DRAWS,
    seed: SEED,
  });
}

/** Where a role at a site stands among the targets: sites inside roles, and after the sites what belongs to none of them. */
export const cellOf = (role: number, site: number, sites: number): number => role * (sites + 1) + site;

/** Ready heads of every role at every site; planned hires without a site stand in a column of their own. */
export function drawRoleSupply(inputs: ForecastInputs, beliefs: SupplyBeliefs): readonly Int32Array[] {
  const { holders, requirements, sites, catalog, asOf } = inputs.crews;
  const members = Array.from({ length: requirements.length * (sites.length + 1) }, (): number[] => []);
  for (const [person, { role, site }] of holders.entries()) members[cellOf(role, site, sites.length)]?.push(person);
  const targets = requirements.flatMap((required, role) =>
    Array.from({ length: sites.length + 1 }, (_, site) => ({
      requirements: required,
      members: Int32Array.from(members[cellOf(role, site, sites.length)] ?? []),
    })),
  );
  const quarters = quartersFrom(asOf);
  const roleAt = new Map<string, number>(catalog.roles.map(({ id }, at) => [id, at]));
  const personAt = new Map(holders.map(({ person }, at) => [learnerId(person.id), at]));
  const learning = inputs.paths.flatMap(({ personId, roleId, finishesOn }): readonly PlannedLearning[] => {
    const person = personAt.get(learnerId(personId));
    const holder = holders[person ?? -1];
    // who prepares for another role is counted there once they hold it: counted at once, they would be in two places
    if (person === undefined || holder === undefined || roleAt.get(roleId) !== holder.role) return [];
    const moment = quarterAfter(quarters, finishesOn);
    const target = cellOf(holder.role, holder.site, sites.length);
    return [{ person, target, moment, chance: DEFAULT_POLICY.threshold }];
  });
  const readyHires = valueOr(inputs.inForce.assumptions.readyHires, 1);
  const hires = inputs.hires.flatMap(({ roleId, siteId, quarter, heads }): readonly PlannedHires[] => {
    const role = roleAt.get(roleId);
    const site = siteId === null ? sites.length : sites.findIndex(({ id }) => id === siteId);
    const moment = quarters.findIndex(({ label }) => label >= quarter);
    if (role === undefined || site < 0 || moment < 0) return [];
    return [{ target: cellOf(role, site, sites.length), moment, heads, chance: readyHires }];
  });
  return drawSupply(inputs, beliefs, targets, { learning, hires });
}
