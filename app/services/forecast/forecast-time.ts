import { parsePeriod, type PeriodIndex, type PeriodsPerYear } from "#app/engine/demand/series.ts";
import { addMonths, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";

/** How far every forecast is computed; pages show 4 to 12 quarters of it. */
export const QUARTERS = 12;
export const DRAWS = 1_000;
/** One seed for all: the same inputs give the same numbers on every page, in every file and on every machine. */
export const SEED = "forecast-1";

/** A moment of a forecast: the day, and the calendar quarter it lies in. */
export interface ForecastQuarter {
  /** "2027-Q1". */
  readonly label: string;
  readonly on: PlainDate;
}

export function quarterOf(day: PlainDate): string {
  return `${day.slice(0, 4)}-Q${String(Math.ceil(Number(day.slice(5, 7)) / 3))}`;
}

/** Today and the same day of every third month after it. */
export function quartersFrom(asOf: PlainDate): readonly ForecastQuarter[] {
  return Array.from({ length: QUARTERS + 1 }, (_, quarter) => {
    const on = addMonths(asOf, 3 * quarter);
    return { label: quarterOf(on), on };
  });
}

/** First moment that is on or after a day; 0: today or earlier; QUARTERS + 1: after all of them. */
export function quarterAfter(quarters: readonly ForecastQuarter[], day: PlainDate): number {
  const at = quarters.findIndex(({ on }) => on >= day);
  return at < 0 ? quarters.length : at;
}

/** The period that a day lies in. */
export function periodOfDay(day: PlainDate, periodsPerYear: PeriodsPerYear): PeriodIndex {
  const parsed = parsePeriod(periodsPerYear === 12 ? day.slice(0, 7) : quarterOf(day));
  invariant(parsed !== undefined, "a day lies in a month and a quarter");
  return parsed.index;
}

/** "2024-03" or "2024-Q1". */
export function periodText(period: PeriodIndex, periodsPerYear: PeriodsPerYear): string {
  const [year, part] = [Math.floor(period / periodsPerYear), (period % periodsPerYear) + 1];
  return periodsPerYear === 12
    ? `${String(year)}-${String(part).padStart(2, "0")}`
    : `${String(year)}-Q${String(part)}`;
}
