import type { Probability } from "#app/engine/kernel/units.ts";

/** People the new work needs at one station, in one role. Weeks are counted from today, which is week 0. */
export interface DeploymentPost {
  readonly station: number;
  readonly role: number;
  readonly heads: number;
}

/** "What if this goes live at this site in this week?" */
export interface DeploymentQuestion {
  /** The most important first: whoever is ready fills them in this order. */
  readonly posts: readonly DeploymentPost[];
  readonly people: number;
  readonly roles: number;
  /** people × roles: hours of learning until ready; 0: nothing to learn; Infinity: not this role. */
  readonly hours: Float64Array;
  /** people × roles: chance to be ready after these hours. */
  readonly chance: Float64Array;
  /** Per person: the station that misses them while they train; -1: none does. */
  readonly stationOf: Int32Array;
  /** Per station: how many may be in training at once without the crew falling below its minimum. */
  readonly trainAtOnce: Int32Array;
  readonly goLiveWeek: number;
  /** First week of training; hiring begins then too. */
  readonly startWeek: number;
  /** Hours of learning per person and week, > 0. */
  readonly hoursPerWeek: number;
  /** Spread of how long learning and hiring take, as the sd of the logarithm; 0.25: 80 % lie within about a third. */
  readonly timeSpread: number;
  /** Weeks from the decision until a hire is at work, on average. */
  readonly hiringWeeks: number;
  /** Cost of an hour of learning, wage included. */
  readonly costPerHour: number;
  /** Per role. */
  readonly hireCost: Float64Array;
  /** Chance of enough ready people that counts as safe. */
  readonly target: Probability;
  /** Last week that is looked at. */
  readonly horizon: number;
  readonly draws: number;
  readonly seed: string;
}

/** Heads needed per role. */
export function demandOf({ posts, roles }: Pick<DeploymentQuestion, "posts" | "roles">): Int32Array {
  const demand = new Int32Array(roles);
  for (const { role, heads } of posts) demand[role] = (demand[role] ?? 0) + heads;
  return demand;
}
