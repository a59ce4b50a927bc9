import type { PeriodsPerYear, SeriesNote } from "#app/engine/demand/series.ts";
import type { NoTrend } from "#app/engine/demand/trend-draws.ts";
import { periodText } from "./forecast-time.ts";

const times = (count: number, one: string, many: string): string => `${String(count)} ${count === 1 ? one : many}`;

const LISTED = 6;

function listed(periods: readonly number[], periodsPerYear: PeriodsPerYear): string {
  const shown = periods.slice(0, LISTED).map((period) => periodText(period, periodsPerYear));
  const rest = periods.length - shown.length;
  return rest > 0 ? `${shown.join(", ")} and ${String(rest)} more` : shown.join(", ");
}

/** What was found in a series and what was done about it, as a sentence. */
export function noteInWords(note: SeriesNote, periodsPerYear: PeriodsPerYear): string {
  const at = (period: number): string => periodText(period, periodsPerYear);
  switch (note.kind) {
    case "out-of-order":
      return "The lines were not in order of time; they were sorted.";
    case "duplicate-periods":
      return `More than one value for ${listed(note.periods, periodsPerYear)}; the last line counts.`;
    case "unreadable-values":
      return `${times(note.count, "field is", "fields are")} empty and taken as a hole.`;
    case "negative-values":
      return `Below zero in ${listed(note.periods, periodsPerYear)}: demand cannot be, so these are taken as holes.`;
    case "holes-filled":
      return `${times(note.count, "hole", "holes")} between values, filled on the straight line between the neighbours.`;
    case "stale":
      return `The last ${times(note.periods, "value is", "values are")} missing; the forecast starts from the last one there is.`;
    case "unit-change":
      return `From ${at(note.period)} on the values are ${factor(note.factor)}: most likely another unit. Only values from there on count.`;
    case "level-jump":
      return `In ${at(note.period)} the level jumped to ${factor(note.factor)} and stayed. Values before it still count.`;
    case "short-history":
      return `Only ${times(note.count, "value", "values")}: too few to see a season.`;
    case "one-value":
      return "A single value: it is carried forward.";
    case "all-zero":
      return "Every value is zero.";
    case "assumed-spread":
      return "There are no past forecasts to learn from: the width of the bands is assumed.";
  }
}

const factor = (by: number): string =>
  by >= 1 ? `about ${by.toPrecision(2)} times as high` : `about ${(1 / by).toPrecision(2)} times lower`;

/** Why a series moves nothing. */
export function noTrendInWords(reason: NoTrend, periodsPerYear: PeriodsPerYear): string {
  if (reason.kind === "no-values") return "It has no usable value, so it moves nothing.";
  if (reason.kind === "all-zero") return "Every value is zero: there is no level to change from, so it moves nothing.";
  return `Its last value is of ${periodText(reason.last, periodsPerYear)}, more than two years ago, so it moves nothing.`;
}
