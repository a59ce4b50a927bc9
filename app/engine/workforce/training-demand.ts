import { invariant } from "#app/engine/kernel/invariant.ts";

/**
 * Who is to be trained, and when people may be away from the line. A week of training takes a person from their crew (the
 * people of one shift at one station) for that week; weeks need not follow each other.
 */
export interface TrainingDemand {
  readonly weeks: number;
  /** crews × weeks, row-major: people who are there, planned absences taken off. */
  readonly present: Int32Array;
  /** Per crew: people without whom the shift cannot run. */
  readonly minimum: Int32Array;
  /** Per week: places in training, all crews together. */
  readonly seats: Int32Array;
  /** Per person. */
  readonly crewOf: Int32Array;
  /** Per person: weeks of training, ≥ 1. */
  readonly weeksNeeded: Int32Array;
  /** Per person: first week in which they can train, and the week before which they must be done. */
  readonly from: Int32Array;
  readonly due: Int32Array;
  /** Per person, > 0: what is lost when they are not trained. */
  readonly value: Float64Array;
}

/** Says what is wrong with the shapes of a demand by throwing: they are made by the caller, never typed in. */
export function checkDemand(demand: TrainingDemand): void {
  const { present, minimum, weeks, seats, crewOf, weeksNeeded, from, due, value } = demand;
  invariant(present.length === minimum.length * weeks, "a count for every crew and week");
  invariant(seats.length === weeks, "places for every week");
  const people = crewOf.length;
  const lengths = [weeksNeeded.length, from.length, due.length, value.length];
  invariant(
    lengths.every((length) => length === people),
    "every fact for every person",
  );
  invariant(
    weeksNeeded.every((own) => own >= 1),
    "a training takes a week or more",
  );
}

export type ScheduleFault =
  | { readonly kind: "below-minimum"; readonly crew: number; readonly week: number }
  | { readonly kind: "no-place"; readonly week: number }
  | { readonly kind: "wrong-weeks"; readonly person: number };

/** Every rule checked again without trust in the solver. O(people · weeks). */
export function validateSchedule(demand: TrainingDemand, weeksOf: readonly Int32Array[]): readonly ScheduleFault[] {
  const { weeks, present, minimum, seats, crewOf, weeksNeeded, from, due } = demand;
  const there = Int32Array.from(present);
  const places = Int32Array.from(seats);
  const faults: ScheduleFault[] = [];
  for (const [person, own] of weeksOf.entries()) {
    const inTime = own.every((week) => week >= (from[person] ?? 0) && week < Math.min(weeks, due[person] ?? 0));
    const isWhole = own.length === 0 || (own.length === weeksNeeded[person] && new Set(own).size === own.length);
    if (!inTime || !isWhole) faults.push({ kind: "wrong-weeks", person });
    for (const week of own) {
      const at = (crewOf[person] ?? 0) * weeks + week;
      there[at] = (there[at] ?? 0) - 1;
      places[week] = (places[week] ?? 0) - 1;
      if ((there[at] ?? 0) < (minimum[crewOf[person] ?? 0] ?? 0))
        faults.push({ kind: "below-minimum", crew: crewOf[person] ?? 0, week });
    }
  }
  for (const [week, left] of places.entries()) if (left < 0) faults.push({ kind: "no-place", week });
  return faults;
}
