import { formatLevel } from "./format.ts";
import type { Reading } from "./reading.ts";

/** What a readiness bar shows, as one sentence for a screen reader. Unknown is never said as a number. */
export function readingInWords(
  locale: string,
  label: string,
  reading: Reading,
  target: number | undefined,
  later: number | undefined,
): string {
  const needs = target === undefined ? "" : `; needs ${target}`;
  const laterNeeds = later === undefined || later === target ? "" : `, later ${later}`;
  if (reading.kind === "not-measured") return `${label}: not measured${needs}${laterNeeds}`;
  const level = formatLevel(locale, reading.level);
  const between = `between ${formatLevel(locale, reading.low)} and ${formatLevel(locale, reading.high)}`;
  const state = reading.expired === true ? ", expired" : reading.uncertain === true ? ", uncertain" : "";
  return `${label}: level ${level} of 5, likely ${between}${state}${needs}${laterNeeds}`;
}
