import { daysBetween, type PlainDate } from "#app/engine/kernel/calendar.ts";
import type { SkillValidity } from "./currency-validity.ts";

/** Days before the end on which a reminder is due, the nearest first. */
export const REMINDER_DAYS = [7, 30, 60, 90] as const;

/** What is due for one skill: a reminder so many days before, or the news that it has run out. */
export interface DueReminder {
  readonly validity: SkillValidity;
  readonly due: (typeof REMINDER_DAYS)[number] | "expired";
  /** The same for the same step towards the same end: whoever got it does not get it again. */
  readonly key: string;
}

/**
 * What is due for each of these validities on their day of reading: the nearest step that has been reached, so that after
 * days without a run only one is sent. A skill kept current by use moves its end with every use: there a step is due only in
 * the second half of its period, or short periods would remind after every use.
 */
export function dueReminders(validities: readonly SkillValidity[]): readonly DueReminder[] {
  return validities.flatMap((validity) => {
    const due = stepOf(validity);
    return due === null
      ? []
      : [{ validity, due, key: `currency ${validity.skillId} ${validity.validUntil} ${String(due)}` }];
  });
}

function stepOf({ daysLeft, rule, from, validUntil }: SkillValidity): DueReminder["due"] | null {
  if (daysLeft < 0) return "expired";
  const longest = rule === "last-use" ? halfOf(from, validUntil) : Number.POSITIVE_INFINITY;
  return REMINDER_DAYS.find((days) => daysLeft <= days && days <= longest) ?? null;
}

const halfOf = (from: PlainDate, until: PlainDate): number => daysBetween(from, until) / 2;
