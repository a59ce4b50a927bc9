import { addDays } from "#app/engine/kernel/calendar.ts";
import { planWithinBudget } from "#app/engine/workforce/budget-staffing.ts";
import { selectionFairness, type SelectionGroup } from "#app/engine/workforce/selection-fairness.ts";
import { NEVER } from "#app/engine/workforce/staffing-problem.ts";
import type { PlanPerson, ProgrammeBody } from "./plan-body.ts";
import type { RedeployFacts } from "./redeploy-facts.server.ts";

/** Who of a shrinking role gets ready for which target within a budget, and whether the choice is even over shifts and sites. */
export interface Programme {
  readonly targets: ProgrammeBody["targets"];
  readonly people: readonly PlanPerson[];
  readonly training: number;
  readonly lowerBound: number;
  readonly nextUnitSaves: number;
  readonly fairness: ProgrammeBody["fairness"];
  readonly lastWeek: number;
}

/** Quarters that are looked at: who needs longer is left out. */
const QUARTERS = 4;
const WEEKS = 13;

/** The cheapest choice found within the budget; hires fill what learning does not. `targets`: positions of roles. */
export function programmeOf(facts: RedeployFacts, targets: readonly number[]): Programme {
  const { crews, members, values, hours } = facts;
  const roles = crews.requirements.length;
  const hoursOf = (person: number, column: number): number =>
    hours[person * roles + (targets[column] ?? 0)] ?? Number.POSITIVE_INFINITY;
  const cells = Array.from({ length: members.length * targets.length }, (_, at) =>
    hoursOf(Math.floor(at / targets.length), at % targets.length),
  );
  const weeksOf = (own: number): number => own / values.learningHours;
  const problem = {
    ...{ people: members.length, roles: targets.length, quarters: QUARTERS },
    cost: Float64Array.from(cells, (own) => (Number.isFinite(own) ? own * values.learningCost : 0)),
    readyQuarter: Uint8Array.from(cells, (own) =>
      weeksOf(own) <= QUARTERS * WEEKS ? Math.max(1, Math.ceil(weeksOf(own) / WEEKS)) : NEVER,
    ),
    // the posts open in the last quarter: whoever is ready before waits
    demand: Int32Array.from({ length: targets.length * QUARTERS }, (_, at) =>
      at % QUARTERS === QUARTERS - 1 ? values.posts : 0,
    ),
    hireCost: new Float64Array(targets.length).fill(values.hireCost),
  };
  const plan = planWithinBudget(problem, values.budget);
  const chosen = [...plan.assignment].map((post) => (post < 0 ? -1 : Math.floor(post / QUARTERS)));
  const people = chosen.flatMap((column, person): readonly PlanPerson[] => {
    const member = members[person];
    const target = crews.catalog.roles[targets[column] ?? -1];
    if (column < 0 || member === undefined || target === undefined) return [];
    const own = hoursOf(person, column);
    const why = `${String(Math.round(own))} hours to ${target.name}, ${String(Math.ceil(weeksOf(own)))} weeks`;
    return [{ id: member.person.id, source: "redeploy", roleId: target.id, hours: Math.round(own * 10) / 10, why }];
  });
  const lines = targets.flatMap((target, column) => {
    const role = crews.catalog.roles[target];
    const trained = chosen.filter((own) => own === column).length;
    if (role === undefined) return [];
    return [{ roleId: role.id, roleName: role.name, posts: values.posts, trained, hired: values.posts - trained }];
  });
  const lastWeek = Math.ceil(Math.max(0, ...people.map((own) => weeksOf(own.hours))));
  const { training, lowerBound, nextUnitSaves } = plan;
  return { targets: lines, people, training, lowerBound, nextUnitSaves, fairness: fairnessOf(facts, chosen), lastWeek };
}

/** Day by which everybody of a programme is ready. */
export const readyBy = ({ crews }: RedeployFacts, { lastWeek }: Programme) => addDays(crews.asOf, lastWeek * 7);

function fairnessOf({ crews, members }: RedeployFacts, chosen: readonly number[]): Programme["fairness"] {
  const { frame, sites, minimumGroupSize } = crews;
  const by = (nameOf: (person: number) => string): readonly SelectionGroup[] => {
    const names = [...new Set(members.map((_, person) => nameOf(person)))].sort();
    return names.map((name) => {
      const own = [...members.keys()].filter((person) => nameOf(person) === name);
      return { name, people: own.length, selected: own.filter((person) => (chosen[person] ?? -1) >= 0).length };
    });
  };
  const shift = (person: number): string =>
    frame.shifts.find(({ id }) => id === members[person]?.person.shiftId)?.name ?? "No shift";
  const site = (person: number): string => sites[members[person]?.site ?? -1]?.name ?? "";
  return (
    [
      ["shift", shift],
      ["site", site],
    ] as const
  ).map(([attribute, nameOf]) => {
    const result = selectionFairness(attribute, by(nameOf), Math.max(1, minimumGroupSize));
    if (result.kind === "too-few") return { attribute, groups: null };
    return {
      attribute,
      groups: result.groups.map(({ names, people, selected, impact, standing }) => ({
        ...{ names: [...names], people, selected, ratio: impact?.ratio ?? null, standing },
      })),
    };
  });
}
