import ical, { ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";

/** Something with a first and a last day, both included. */
export interface CalendarEntry {
  /** The same in every file: a calendar that reads the file again moves the entry and adds none. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly startsOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly url: string | null;
}

export interface CalendarFile {
  readonly name: string;
  /** IANA zone of the organisation. */
  readonly timeZone: string;
  /** When what the file says was last decided: DTSTAMP of every entry. */
  readonly stamp: Date;
  readonly entries: readonly CalendarEntry[];
}

const DAY_MS = 86_400_000;
const midnight = (day: PlainDate): Date => new Date(`${day}T00:00:00Z`);

/** An iCalendar file (RFC 5545) of whole-day entries that leave the day free for work. */
export function writeCalendar({ name, timeZone, stamp, entries }: CalendarFile): string {
  const calendar = ical({
    name,
    timezone: timeZone,
    method: ICalCalendarMethod.PUBLISH,
    prodId: "//Pacesetter//Path//EN",
  });
  for (const { uid, title, description, startsOn, dueOn, url } of entries) {
    calendar.createEvent({
      ...{ id: uid, stamp, allDay: true, summary: title, description, timezone: "UTC" },
      // days are days wherever they are read; the end of a whole-day entry is the day after its last one
      ...{ start: midnight(startsOn), end: new Date(midnight(dueOn).getTime() + DAY_MS) },
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(url === null ? {} : { url }),
    });
  }
  return calendar.toString();
}
