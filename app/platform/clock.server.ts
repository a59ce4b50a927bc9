import { plainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";

/** The one place the application asks what time it is. */
export function now(): Date {
  return new Date();
}

/** Today's calendar day in an IANA time zone, such as an organisation's own. */
export function today(timeZone: string): PlainDate {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(now());
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((p) => p.type === type)?.value ?? "";
  return plainDate(`${part("year")}-${part("month")}-${part("day")}`);
}
