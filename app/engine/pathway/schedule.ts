import { addDays, daysBetween, type PlainDate } from "#app/engine/kernel/calendar.ts";
import type { DateSpan } from "./personal-path.ts";

/** A step to be given a place in time. */
export interface TimedStep {
  readonly key: string;
  readonly minutes: number;
  /** Keys that come earlier in the list. */
  readonly requires: readonly string[];
  readonly notBefore: PlainDate | null;
}

/** When there is time to learn. */
export interface LearningTime {
  readonly startsOn: PlainDate;
  readonly minutesPerWeek: number;
  readonly absences: readonly DateSpan[];
}

export interface TimedPlace {
  readonly key: string;
  /** Week in which it ends, 0 first, and its minutes before that week. */
  readonly week: number;
  readonly startsOn: PlainDate;
  readonly dueOn: PlainDate;
}

export interface Schedule {
  /** In order of time. */
  readonly places: readonly TimedPlace[];
  readonly weeklyMinutes: readonly number[];
  /** Null: no steps. */
  readonly finishesOn: PlainDate | null;
}

/** Ten years: what takes longer is no plan. */
const MOST_WEEKS = 520;
const DAYS = 7;

/** Days of a week on which the person is there, and the minutes that this leaves of the budget. */
export interface WeekTime {
  readonly days: readonly PlainDate[];
  readonly minutes: number;
}

/** Week 0 begins on `startsOn`. A week with absences has its share of the budget, whole minutes. O(absences). */
export function weekTime({ startsOn, minutesPerWeek, absences }: LearningTime, week: number): WeekTime {
  const first = addDays(startsOn, DAYS * week);
  const days = Array.from({ length: DAYS }, (_, day) => addDays(first, day)).filter(
    (day) => !absences.some(({ from, to }) => from <= day && day <= to),
  );
  return { days, minutes: Math.floor((minutesPerWeek * days.length) / DAYS) };
}

/** Time of the weeks so far looked at, and what is used of it. */
interface Weeks {
  readonly time: WeekTime[];
  readonly used: number[];
}

/**
 * Puts steps into weeks, each as early as it fits, in the order given: never more in a week than the budget, nothing before
 * what it requires or before its `notBefore` (a whole week that begins on it or later). A step stays within a week unless it
 * is longer than a whole budget; then it runs over as many as it needs. Later steps may fill what is left of earlier weeks.
 * Days inside a week follow the share of its minutes. Null: it does not fit within ten years. O(steps · weeks).
 */
export function scheduleSteps(steps: readonly TimedStep[], time: LearningTime): Schedule | null {
  const weeks: Weeks = { time: [], used: [] };
  const ends = new Map<string, number>();
  const placed: (TimedPlace & { readonly offset: number })[] = [];
  for (const step of steps) {
    const afterOthers = Math.max(0, ...step.requires.map((key) => ends.get(key) ?? 0));
    const wait = step.notBefore === null ? 0 : Math.ceil(daysBetween(time.startsOn, step.notBefore) / DAYS);
    const place = placeStep(step, Math.max(afterOthers, wait), weeks, time);
    if (place === null) return null;
    ends.set(step.key, place.week);
    placed.push(place);
  }
  placed.sort((left, right) => left.week - right.week || left.offset - right.offset);
  const last = placed
    .map(({ dueOn }) => dueOn)
    .sort()
    .at(-1);
  const length = placed.reduce((most, { week }) => Math.max(most, week + 1), 0);
  return {
    places: placed.map(({ key, week, startsOn, dueOn }) => ({ key, week, startsOn, dueOn })),
    weeklyMinutes: Array.from({ length }, (_, week) => weeks.used[week] ?? 0),
    finishesOn: last ?? null,
  };
}

function placeStep(
  { key, minutes }: TimedStep,
  earliest: number,
  weeks: Weeks,
  time: LearningTime,
): (TimedPlace & { readonly offset: number }) | null {
  const split = minutes > time.minutesPerWeek;
  let left = minutes;
  let startsOn: PlainDate | null = null;
  for (let week = earliest; week < MOST_WEEKS; week += 1) {
    const here = (weeks.time[week] ??= weekTime(time, week));
    const used = weeks.used[week] ?? 0;
    const free = here.minutes - used;
    if (free <= 0 || (!split && free < minutes)) continue;
    const taken = Math.min(left, free);
    weeks.used[week] = used + taken;
    left -= taken;
    const [from, to] = daysOf(here, used, used + taken);
    startsOn ??= from;
    if (left <= 0) return { key, week, startsOn, dueOn: to, offset: used };
  }
  return null;
}

/** First and last day of the minutes from…to of a week. */
function daysOf({ days, minutes }: WeekTime, from: number, to: number): readonly [PlainDate, PlainDate] {
  const at = (day: number): PlainDate => days[Math.min(days.length - 1, Math.max(0, day))] ?? ("" as PlainDate);
  return [at(Math.floor((from / minutes) * days.length)), at(Math.ceil((to / minutes) * days.length) - 1)];
}

const QUARTER_HOUR = 15;

/**
 * Least hours a week, in quarters up to `most`, with which these steps end by `dueOn`; null: not even the most do. By trying
 * each, because a schedule in whole steps is not always shorter with more hours. O(quarters · schedule).
 */
export function hoursNeeded(
  steps: readonly TimedStep[],
  time: Omit<LearningTime, "minutesPerWeek">,
  dueOn: PlainDate,
  most: number,
): number | null {
  const total = steps.reduce((sum, { minutes }) => sum + minutes, 0);
  const weeks = Math.max(1, Math.ceil((daysBetween(time.startsOn, dueOn) + 1) / DAYS));
  const first = Math.max(1, Math.floor(total / weeks / QUARTER_HOUR));
  for (let quarters = first; quarters * QUARTER_HOUR <= most * 60; quarters += 1) {
    const schedule = scheduleSteps(steps, { ...time, minutesPerWeek: quarters * QUARTER_HOUR });
    if (schedule !== null && (schedule.finishesOn === null || schedule.finishesOn <= dueOn)) return quarters / 4;
  }
  return null;
}
