import type { UseCaseRow } from "#app/data/use-cases.server.ts";
import type { DeploymentQuestion } from "#app/engine/workforce/deployment-question.ts";
import type { PlanningAssumptions } from "#app/engine/workforce/planning-assumptions.ts";
import { valueOr } from "#app/engine/workforce/supply-assumptions.ts";
import type { SiteCrews } from "../use-cases/site-crews.server.ts";
import { postsOf } from "./deployment-posts.ts";
import { hoursToReady, type LevelMinutes } from "./learning-hours.server.ts";
import { LAST_WEEK, weekOf, type WhatIfInputs } from "./what-if-inputs.ts";

/** People of another role take part up to so many hours of learning: beyond it, it is a new training, not a redeployment. */
export const REACH_HOURS = 160;
const DRAWS = 500;
/** Learning and hiring take a third longer or shorter in four of five cases. */
const TIME_SPREAD = 0.25;

export interface WhatIfFacts {
  readonly useCase: UseCaseRow;
  readonly crews: SiteCrews;
  readonly minutes: LevelMinutes;
  readonly places: readonly {
    readonly personId: string;
    readonly stationId: string;
    readonly shiftId: string | null;
  }[];
  readonly assumptions: PlanningAssumptions;
}

export interface NamedStation {
  readonly id: string | null;
  readonly name: string;
}

/** The question for the simulator, and the stations that its posts name. */
export function whatIfQuestion(
  { useCase, crews, minutes, places, assumptions }: WhatIfFacts,
  inputs: WhatIfInputs,
): { readonly question: DeploymentQuestion; readonly stations: ReadonlyMap<number, NamedStation> } {
  const site = crews.sites.findIndex(({ id }) => id === useCase.siteId);
  const people = crews.holders.filter((holder) => holder.site === site);
  const demands = useCase.demands.flatMap(({ roleId, heads }) => {
    const role = crews.catalog.roles.findIndex(({ id }) => id === roleId);
    return role < 0 ? [] : [{ role, roleId, heads: Math.ceil((heads * inputs.heads) / 100 - 1e-9) }];
  });
  const hours = new Float64Array(people.length * demands.length).fill(Number.POSITIVE_INFINITY);
  const chance = new Float64Array(hours.length);
  const carriedOut = valueOr(assumptions.plannedLearning, 1);
  for (const [at, { role, belief, person }] of people.entries())
    for (const [column, demand] of demands.entries()) {
      const required = crews.requirements[demand.role];
      const isNear = role === demand.role || person.targetRoleId === demand.roleId;
      if (required === undefined || (!isNear && inputs.from === "role")) continue;
      const own = hoursToReady(belief, required, minutes);
      if (!isNear && own > REACH_HOURS) continue;
      hours[at * demands.length + column] = own;
      chance[at * demands.length + column] = own === 0 ? 1 : carriedOut;
    }
  const floor = floorOf(useCase, places, inputs.away);
  const question: DeploymentQuestion = {
    posts: postsOf(demands, floor.posts),
    people: people.length,
    roles: demands.length,
    hours,
    chance,
    stationOf: Int32Array.from(people, ({ person }) => floor.stationOf.get(person.id) ?? -1),
    trainAtOnce: floor.trainAtOnce,
    goLiveWeek: weekOf(crews.asOf, inputs.goLive),
    startWeek: weekOf(crews.asOf, inputs.start),
    hoursPerWeek: inputs.hours,
    timeSpread: TIME_SPREAD,
    hiringWeeks: assumptions.hireWeeks.value,
    costPerHour: assumptions.learningCost.value,
    hireCost: new Float64Array(demands.length).fill(assumptions.hireCost.value),
    target: inputs.target / 100,
    horizon: LAST_WEEK,
    draws: DRAWS,
    seed: `what-if ${String(inputs.seed)}`,
  };
  return { question, stations: floor.names };
}

/** Stations by position: who works there, how many may be away at once, and which of them the use case changes. */
function floorOf(useCase: UseCaseRow, places: WhatIfFacts["places"], away: number) {
  const ids = [...new Set([...useCase.stations.map(({ id }) => id), ...places.map(({ stationId }) => stationId)])];
  const at = new Map(ids.map((id, position) => [id, position]));
  const trainAtOnce = Int32Array.from([...ids, null], (id) => {
    const own = places.filter(({ stationId }) => stationId === id);
    if (own.length === 0 || away === 0) return 0;
    const share = Math.max(1, Math.floor((own.length * away) / 100));
    const crew = useCase.stations.find((station) => station.id === id)?.crew;
    const shifts = new Set(own.map(({ shiftId }) => shiftId)).size;
    return crew === undefined ? share : Math.max(0, Math.min(share, own.length - crew * shifts));
  });
  const named = useCase.stations.map(({ id, name, crew }) => ({ at: at.get(id) ?? 0, id, name, crew }));
  // heads without a station stand for the site as a whole
  const posts = named.length > 0 ? named : [{ at: ids.length, id: null, name: useCase.siteName, crew: 1 }];
  return {
    stationOf: new Map(places.map(({ personId, stationId }) => [personId, at.get(stationId) ?? -1])),
    trainAtOnce,
    posts,
    names: new Map(posts.map(({ at: position, id, name }) => [position, { id, name }])),
  };
}
