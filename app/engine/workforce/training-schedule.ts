import { greedySchedule, lostAtLeast, pullForward } from "./greedy-schedule.ts";
import { checkDemand, type TrainingDemand } from "./training-demand.ts";

export interface TrainingSchedule {
  /** Per person: weeks of training, rising; empty: not trained. */
  readonly weeksOf: readonly Int32Array[];
  /** Value of those who are not trained. */
  readonly lost: number;
  /** No schedule loses less. */
  readonly lowerBound: number;
  /** The schedule is the best there is. */
  readonly proven: boolean;
}

/** Minimise cost · x over x in {0, 1} with rows · x ≥ lower. Row r lies at rowStarts[r] … rowStarts[r + 1] - 1. */
interface ScheduleProgram {
  readonly cost: Float64Array;
  readonly rowStarts: Int32Array;
  readonly columns: Int32Array;
  readonly coefficients: Float64Array;
  readonly lower: Float64Array;
}

/** A solver of such programs, as for pathways: begins at a feasible `start`, may give up at the time limit. */
export type ScheduleSolver = (
  program: ScheduleProgram,
  start: Uint8Array,
  limits: { readonly seconds: number },
) => { readonly values: Uint8Array | null; readonly bound: number; readonly proven: boolean };

/** Room for the rounding inside a solver, as a share of what is lost. */
const PROOF_TOLERANCE = 1e-7;

/**
 * Weeks of training for as many people as the shifts can spare, the most valuable first: no crew falls below its minimum, no
 * week has more in training than places, everybody is done in time, and the value of those left out is least. Exact where
 * the solver ends in time; without it, or when everybody can be placed at once, the greedy schedule with its bound. A
 * crew that is below its minimum already spares nobody. Model: people × weeks binary variables.
 */
export function scheduleTraining(
  demand: TrainingDemand,
  solve: ScheduleSolver,
  limits: { readonly seconds: number },
): TrainingSchedule {
  checkDemand(demand);
  const greedy = greedySchedule(demand);
  const lost = lostOf(demand, greedy);
  const bound = lostAtLeast(demand);
  if (lost <= bound * (1 + PROOF_TOLERANCE))
    return { weeksOf: pullForward(demand, greedy), lost, lowerBound: lost, proven: true };
  const model = createModel(demand);
  const solution = solve(model.program, model.startAt(greedy), limits);
  const found = solution.values === null ? greedy : model.scheduleOf(solution.values);
  const best = lostOf(demand, found) <= lost ? found : greedy;
  const least = lostOf(demand, best);
  const certain = solution.proven && least - solution.bound <= PROOF_TOLERANCE * Math.max(1, least);
  return {
    weeksOf: pullForward(demand, best),
    lost: least,
    lowerBound: certain ? least : Math.min(least, Math.max(bound, solution.bound)),
    proven: certain,
  };
}

function lostOf({ value }: TrainingDemand, weeksOf: readonly Int32Array[]): number {
  return weeksOf.reduce((sum, weeks, person) => sum + (weeks.length === 0 ? (value[person] ?? 0) : 0), 0);
}

interface ScheduleModel {
  readonly program: ScheduleProgram;
  readonly startAt: (weeksOf: readonly Int32Array[]) => Uint8Array;
  readonly scheduleOf: (values: Uint8Array) => readonly Int32Array[];
}

/** Variables: person trains in week, for every week that is open to them; then per person: left out. */
function createModel(demand: TrainingDemand): ScheduleModel {
  const { weeks, crewOf, weeksNeeded, from, due, value } = demand;
  const slots: { readonly person: number; readonly week: number }[] = [];
  for (let person = 0; person < crewOf.length; person += 1)
    for (let week = from[person] ?? 0; week < Math.min(weeks, due[person] ?? 0); week += 1)
      slots.push({ person, week });
  const column = new Map(slots.map(({ person, week }, at) => [person * weeks + week, at]));
  const leftOut = (person: number): number => slots.length + person;
  const cost = new Float64Array(slots.length + crewOf.length);
  cost.set(value, slots.length);
  return {
    program: { cost, ...rowsOf(demand, slots, leftOut) },
    startAt: (weeksOf) => {
      const start = new Uint8Array(cost.length);
      for (const [person, own] of weeksOf.entries()) {
        if (own.length === 0) start[leftOut(person)] = 1;
        for (const week of own) start[column.get(person * weeks + week) ?? 0] = 1;
      }
      return start;
    },
    scheduleOf: (values) =>
      Array.from(crewOf, (_, person) => {
        if (values[leftOut(person)] === 1) return new Int32Array(0);
        const own = slots.filter((slot, at) => slot.person === person && values[at] === 1);
        return Int32Array.from(own.slice(0, weeksNeeded[person] ?? 0), ({ week }) => week);
      }),
  };
}

/** Weeks enough for everybody who is not left out; nobody too many away from a crew, or in a week's training. */
function rowsOf(
  { weeks, present, minimum, seats, crewOf, weeksNeeded }: TrainingDemand,
  slots: readonly { readonly person: number; readonly week: number }[],
  leftOut: (person: number) => number,
): Omit<ScheduleProgram, "cost"> {
  const enough = Array.from(crewOf, (_, person): [number, number][] => [[leftOut(person), weeksNeeded[person] ?? 0]]);
  const away = Array.from(present, (): [number, number][] => []);
  const taught = Array.from(seats, (): [number, number][] => []);
  for (const [at, { person, week }] of slots.entries()) {
    enough[person]?.push([at, 1]);
    away[(crewOf[person] ?? 0) * weeks + week]?.push([at, -1]);
    taught[week]?.push([at, -1]);
  }
  const rows = [
    ...enough.map((entries, person) => ({ entries, lower: weeksNeeded[person] ?? 0 })),
    ...away.map((entries, at) => ({
      entries,
      lower: -Math.max(0, (present[at] ?? 0) - (minimum[Math.floor(at / weeks)] ?? 0)),
    })),
    ...taught.map((entries, week) => ({ entries, lower: -Math.max(0, seats[week] ?? 0) })),
  ].filter(({ entries, lower }) => entries.length > 0 && (lower > 0 || entries.length > -lower));
  const rowStarts = new Int32Array(rows.length + 1);
  for (const [row, { entries }] of rows.entries()) rowStarts[row + 1] = (rowStarts[row] ?? 0) + entries.length;
  return {
    rowStarts,
    columns: Int32Array.from(rows.flatMap(({ entries }) => entries.map(([at]) => at))),
    coefficients: Float64Array.from(rows.flatMap(({ entries }) => entries.map(([, value]) => value))),
    lower: Float64Array.from(rows, ({ lower }) => lower),
  };
}
