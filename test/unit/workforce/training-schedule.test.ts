import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validateSchedule, type TrainingDemand } from "#app/engine/workforce/training-demand.ts";
import { scheduleTraining, type ScheduleSolver } from "#app/engine/workforce/training-schedule.ts";
import { createMilpSolver } from "#app/integrations/highs/milp-solver.server.ts";

const solve: ScheduleSolver = await createMilpSolver();
const gaveUp: ScheduleSolver = () => ({ values: null, bound: 0, proven: false });
const LIMITS = { seconds: 10 };
const WEEKS = 3;

/** Up to four people of two crews in three weeks. */
const anyDemand: fc.Arbitrary<TrainingDemand> = fc
  .record({
    people: fc.array(
      fc.record({
        crew: fc.nat(1),
        weeks: fc.integer({ min: 1, max: 3 }),
        from: fc.nat(1),
        due: fc.integer({ min: 1, max: 4 }),
        value: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 4 },
    ),
    present: fc.array(fc.nat(4), { minLength: 2 * WEEKS, maxLength: 2 * WEEKS }),
    minimum: fc.array(fc.nat(3), { minLength: 2, maxLength: 2 }),
    seats: fc.array(fc.nat(3), { minLength: WEEKS, maxLength: WEEKS }),
  })
  .map(({ people, present, minimum, seats }) => ({
    ...{
      weeks: WEEKS,
      present: Int32Array.from(present),
      minimum: Int32Array.from(minimum),
      seats: Int32Array.from(seats),
    },
    crewOf: Int32Array.from(people, ({ crew }) => crew),
    weeksNeeded: Int32Array.from(people, ({ weeks }) => weeks),
    from: Int32Array.from(people, ({ from }) => from),
    due: Int32Array.from(people, ({ due }) => due),
    value: Float64Array.from(people, ({ value }) => value),
  }));

/** The least value left out, over every set of weeks for every person. */
function bruteForce(demand: TrainingDemand): number {
  const chosen = Array.from(demand.crewOf, () => new Int32Array(0));
  const from = (person: number): number => {
    if (person === demand.crewOf.length)
      return validateSchedule(demand, chosen).length === 0 ? 0 : Number.POSITIVE_INFINITY;
    let least = Number.POSITIVE_INFINITY;
    for (let set = 0; set < 2 ** WEEKS; set += 1) {
      const weeks = [0, 1, 2].filter((week) => (set >> week) % 2 === 1);
      chosen[person] = Int32Array.from(weeks);
      const lost = weeks.length === 0 ? (demand.value[person] ?? 0) : 0;
      least = Math.min(least, lost + from(person + 1));
    }
    chosen[person] = new Int32Array(0);
    return least;
  };
  return from(0);
}

describe("a training schedule beside the shifts", () => {
  it("leaves out as little as the best of all schedules, and keeps every crew at its minimum", () => {
    fc.assert(
      fc.property(anyDemand, (demand) => {
        const schedule = scheduleTraining(demand, solve, LIMITS);
        expect(validateSchedule(demand, schedule.weeksOf)).toEqual([]);
        expect(schedule).toMatchObject({ lost: bruteForce(demand), proven: true });
        expect(schedule.lowerBound).toBe(schedule.lost);
      }),
      { numRuns: 120 },
    );
  });

  it("says how good it is at least where the solver gives up", () => {
    fc.assert(
      fc.property(anyDemand, (demand) => {
        const schedule = scheduleTraining(demand, gaveUp, LIMITS);
        const best = bruteForce(demand);
        expect(validateSchedule(demand, schedule.weeksOf)).toEqual([]);
        expect(schedule.lowerBound).toBeLessThanOrEqual(best + 1e-9);
        expect(schedule.lost).toBeGreaterThanOrEqual(best - 1e-9);
        if (schedule.proven) expect(schedule.lost).toBeCloseTo(best, 9);
      }),
      { numRuns: 120 },
    );
  });

  it("sees a shift below its crew, a week without a place and training that is too short", () => {
    const demand: TrainingDemand = {
      ...{ weeks: 2, present: Int32Array.of(2, 2), minimum: Int32Array.of(1), seats: Int32Array.of(1, 2) },
      ...{ crewOf: Int32Array.of(0, 0), weeksNeeded: Int32Array.of(1, 2), value: Float64Array.of(1, 1) },
      ...{ from: Int32Array.of(0, 0), due: Int32Array.of(2, 2) },
    };
    expect(validateSchedule(demand, [Int32Array.of(0), Int32Array.of(0)])).toEqual([
      { kind: "wrong-weeks", person: 1 },
      { kind: "below-minimum", crew: 0, week: 0 },
      { kind: "no-place", week: 0 },
    ]);
  });
});
