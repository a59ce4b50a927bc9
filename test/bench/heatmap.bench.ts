import {
  addPerson,
  createSumPlans,
  createUnitSums,
  rollUp,
  sumAllUnits,
  type ResidentPeople,
} from "#app/engine/gaps/unit-sums.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { roleStatus } from "#app/engine/proficiency/role-status.ts";
import type { CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import { LEVEL_CUTS } from "#app/engine/skills/skill.ts";
import { sample, type Measurement } from "./measure.ts";
import { makePeople, makeRoles, makeSkills, N_SKILLS } from "./people.ts";

const PEOPLE = 100_000;
const UNITS = 200;
const ROLES = 20;

/** Sums of all units from arrays in memory, of one unit, and the role status of everybody. */
export async function heatmapBenches(): Promise<readonly Measurement[]> {
  const skills = makeSkills();
  const people = makePeople(PEOPLE, UNITS, ROLES);
  const dense = makeRoles(skills, ROLES, N_SKILLS);
  const usual = makeRoles(skills, ROLES, 20);
  const parents = Int32Array.from({ length: UNITS }, (_, unit) => (unit === 0 ? -1 : Math.floor((unit - 1) / 8)));
  const rebuild = (roles: readonly CompiledRequirements[]) => (): void => {
    rollUp(sumAllUnits(people, UNITS, roles, DEFAULT_POLICY), parents);
  };
  const options = { rounds: 15, calls: 1, unit: "ms" } as const;
  const plain = await sample(() => countReady(people, dense), options);
  const all = await sample(rebuild(dense), options);
  const some = await sample(rebuild(usual), options);
  const unit = await sample(() => sumOneUnit(people, dense), { rounds: 30, calls: 10, unit: "ms" });
  const status = await sample(() => countRoles(people, usual), options);
  const counting = { name: "counting ready cells only", value: plain.cpu };
  return [
    {
      name: "heatmap rebuild, 100,000 × 80, all required",
      unit: "ms",
      basis: "cpu",
      ...all,
      reference: counting,
      bar: 60,
    },
    {
      name: "heatmap rebuild, 100,000 × 80, 20 required each",
      unit: "ms",
      basis: "cpu",
      ...some,
      reference: counting,
      bar: 60,
    },
    { name: "one changed unit, 500 people × 80", unit: "ms", basis: "cpu", ...unit, reference: null, bar: 20 },
    {
      name: "role status of 100,000 people, 20 requirements",
      unit: "ms",
      basis: "cpu",
      ...status,
      reference: counting,
      bar: null,
    },
  ];
}

/** The least that any such pass must do: the linear test of each cell, one count per unit and skill. */
function countReady(people: ResidentPeople, roles: readonly CompiledRequirements[]): Int32Array {
  const counts = new Int32Array(UNITS * N_SKILLS);
  const cuts = roles.map(({ levels }) => Float64Array.from(levels, (level) => LEVEL_CUTS[level - 1] ?? 0));
  const { means, sds, states, unitOf, roleOf } = people;
  for (let person = 0; person < unitOf.length; person += 1) {
    const own = cuts[roleOf[person] ?? 0] ?? new Float64Array();
    const [row, offset] = [(unitOf[person] ?? 0) * N_SKILLS, person * N_SKILLS];
    for (let skill = 0; skill < own.length; skill += 1) {
      const at = offset + skill;
      const passes = (means[at] ?? 0) - DEFAULT_POLICY.z * (sds[at] ?? 0) >= (own[skill] ?? 0);
      if (passes && ((states[at] ?? 0) & 1) === 1) counts[row + skill] = (counts[row + skill] ?? 0) + 1;
    }
  }
  return counts;
}

function sumOneUnit(people: ResidentPeople, roles: readonly CompiledRequirements[]): Int32Array {
  const sums = createUnitSums(N_SKILLS);
  const plans = createSumPlans(roles, DEFAULT_POLICY);
  for (let person = 0; person < PEOPLE / UNITS; person += 1) {
    const plan = plans[people.roleOf[person] ?? 0];
    if (plan !== undefined) addPerson(sums, people, person * N_SKILLS, plan);
  }
  return sums;
}

function countRoles(people: ResidentPeople, roles: readonly CompiledRequirements[]): number {
  let ready = 0;
  for (let person = 0; person < people.roleOf.length; person += 1) {
    const requirements = roles[people.roleOf[person] ?? 0];
    if (requirements === undefined) continue;
    if (roleStatus(people, person * N_SKILLS, requirements, DEFAULT_POLICY) === "ready") ready += 1;
  }
  return ready;
}
