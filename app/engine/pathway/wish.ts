import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { PathError, PathWish } from "./personal-path.ts";
import type { LearningTime } from "./schedule.ts";

/** More than this a week is no longer learning beside the work. */
export const mostHours = 60;

/** What makes a wish impossible on the day `today`; null: nothing. */
export function wishFault(wish: PathWish, today: PlainDate): PathError | null {
  const { hoursPerWeek, startsOn, dueOn } = wish;
  if (!(hoursPerWeek > 0 && hoursPerWeek <= mostHours) || learningTime(wish).minutesPerWeek < 1)
    return { kind: "no-hours", hoursPerWeek };
  if (startsOn < today) return { kind: "starts-in-the-past", startsOn, today };
  if (dueOn !== null && dueOn < today) return { kind: "due-in-the-past", dueOn, today };
  if (dueOn !== null && dueOn < startsOn) return { kind: "due-before-start", dueOn, startsOn };
  return null;
}

/** The time of a wish: whole minutes per week. */
export function learningTime({ startsOn, hoursPerWeek, absences }: PathWish): LearningTime {
  return { startsOn, absences, minutesPerWeek: Math.floor(hoursPerWeek * 60) };
}
