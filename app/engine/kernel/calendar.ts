import { invariant } from "./invariant.ts";

declare const plainDateBrand: unique symbol;

/** A day without zone or clock, written `YYYY-MM-DD`. Sorts as text. */
export type PlainDate = string & { readonly [plainDateBrand]: "PlainDate" };

/** Whole days since 1970-01-01. */
export type DayNumber = number;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** The day as a number, or undefined when the text is not a day of the calendar (2025-02-30 is not). */
function parseDayNumber(text: string): DayNumber | undefined {
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const instant = Date.UTC(year, month - 1, day);
  const back = new Date(instant);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return undefined;
  return Math.round(instant / MS_PER_DAY);
}

/** The text as a PlainDate, or undefined when it is not a day of the calendar. */
export function parsePlainDate(text: string): PlainDate | undefined {
  return parseDayNumber(text) === undefined ? undefined : (text as PlainDate);
}

/** For text known to be a day; throws on anything else. */
export function plainDate(text: string): PlainDate {
  const parsed = parsePlainDate(text);
  invariant(parsed !== undefined, `not a day of the calendar: ${text}`);
  return parsed;
}

export function toDayNumber(date: PlainDate): DayNumber {
  const day = parseDayNumber(date);
  invariant(day !== undefined, `not a day of the calendar: ${date}`);
  return day;
}

export function fromDayNumber(day: DayNumber): PlainDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10) as PlainDate;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** The same day of a later month, or that month's last day where it has no such day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const index = year * 12 + (month - 1) + months;
  const lastDay = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  return fromDayNumber(Math.round(Date.UTC(Math.floor(index / 12), index % 12, Math.min(day, lastDay)) / MS_PER_DAY));
}
