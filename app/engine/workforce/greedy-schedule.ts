import type { TrainingDemand } from "./training-demand.ts";

/** People by value per week of training, the most first; among equals whoever must be done first. */
function byWorth({ value, weeksNeeded, due }: TrainingDemand): readonly number[] {
  const worth = (person: number): number => (value[person] ?? 0) / (weeksNeeded[person] ?? 1);
  return [...value.keys()].sort((a, b) => worth(b) - worth(a) || (due[a] ?? 0) - (due[b] ?? 0) || a - b);
}

/** People who may be away, crews × weeks. */
function spareOf({ present, minimum, weeks }: TrainingDemand): Int32Array {
  return present.map((there, at) => Math.max(0, there - (minimum[Math.floor(at / weeks)] ?? 0)));
}

/** Everybody in turn takes their first open weeks, or none where there are not enough. O(people · weeks). */
export function greedySchedule(demand: TrainingDemand): readonly Int32Array[] {
  const { weeks, crewOf, from, due, weeksNeeded } = demand;
  const spare = spareOf(demand);
  const seats = Int32Array.from(demand.seats);
  const weeksOf = Array.from(crewOf, () => new Int32Array(0));
  for (const person of byWorth(demand)) {
    const row = (crewOf[person] ?? 0) * weeks;
    const needed = weeksNeeded[person] ?? 0;
    const open: number[] = [];
    for (let week = from[person] ?? 0; week < Math.min(weeks, due[person] ?? 0) && open.length < needed; week += 1)
      if ((spare[row + week] ?? 0) > 0 && (seats[week] ?? 0) > 0) open.push(week);
    if (open.length < needed) continue;
    for (const week of open) {
      spare[row + week] = (spare[row + week] ?? 0) - 1;
      seats[week] = (seats[week] ?? 0) - 1;
    }
    weeksOf[person] = Int32Array.from(open);
  }
  return weeksOf;
}

/** Moves every week of training to the first week that is still open to the person. Who is trained stays the same. */
export function pullForward(demand: TrainingDemand, weeksOf: readonly Int32Array[]): readonly Int32Array[] {
  const { weeks, crewOf, from } = demand;
  const spare = spareOf(demand);
  const seats = Int32Array.from(demand.seats);
  const count = (person: number, week: number, by: number): void => {
    const at = (crewOf[person] ?? 0) * weeks + week;
    spare[at] = (spare[at] ?? 0) + by;
    seats[week] = (seats[week] ?? 0) + by;
  };
  for (const [person, own] of weeksOf.entries()) for (const week of own) count(person, week, -1);
  const moved = weeksOf.map((own) => Int32Array.from(own));
  for (const person of [...moved.keys()].sort((a, b) => (moved[a]?.at(-1) ?? 0) - (moved[b]?.at(-1) ?? 0))) {
    const own = moved[person] ?? new Int32Array(0);
    for (const [place, week] of own.entries()) {
      for (let early = from[person] ?? 0; early < week; early += 1) {
        const open = (spare[(crewOf[person] ?? 0) * weeks + early] ?? 0) > 0 && (seats[early] ?? 0) > 0;
        if (!open || own.includes(early)) continue;
        count(person, week, 1);
        count(person, early, -1);
        own[place] = early;
        break;
      }
    }
    own.sort();
  }
  return moved;
}

/**
 * No schedule loses less value than this: weeks that crews can spare, and places in training, each handed out in parts to
 * the most worthwhile; people who have too few weeks before they must be done are lost for certain.
 */
export function lostAtLeast(demand: TrainingDemand): number {
  const { weeks, crewOf, weeksNeeded, value, from, due, minimum } = demand;
  const spare = spareOf(demand);
  const able = byWorth(demand).filter((person) => {
    const row = (crewOf[person] ?? 0) * weeks;
    let open = 0;
    for (let week = from[person] ?? 0; week < Math.min(weeks, due[person] ?? 0); week += 1)
      if ((spare[row + week] ?? 0) > 0 && (demand.seats[week] ?? 0) > 0) open += 1;
    return open >= (weeksNeeded[person] ?? 0);
  });
  const all = value.reduce((sum, own) => sum + own, 0);
  const gained = (people: readonly number[], room: number): number => {
    let left = room;
    let sum = 0;
    for (const person of people) {
      const part = Math.min(1, Math.max(0, left) / (weeksNeeded[person] ?? 1));
      sum += part * (value[person] ?? 0);
      left -= weeksNeeded[person] ?? 1;
    }
    return sum;
  };
  const total = (counts: Int32Array): number => counts.reduce((sum, own) => sum + own, 0);
  let byCrew = 0;
  for (let crew = 0; crew < minimum.length; crew += 1)
    byCrew += gained(
      able.filter((person) => crewOf[person] === crew),
      total(spare.subarray(crew * weeks, (crew + 1) * weeks)),
    );
  return Math.max(0, all - Math.min(byCrew, gained(able, total(demand.seats.map((own) => Math.max(0, own))))));
}
