import type { Dimension, IndicatorSpec } from "#app/engine/scaling/indicators.ts";
import type { Mark } from "#app/engine/scaling/scorecard.ts";
import { formatDecimal } from "../format.ts";

export const DIMENSION_WORDS: Readonly<Record<Dimension, string>> = {
  infrastructure: "Infrastructure",
  security: "Security",
  collaboration: "IT and OT together",
  workforce: "Workforce",
};

export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  good: "Good",
  fair: "Fair",
  low: "Low",
  unknown: "Not known",
};

export const MARK_TONE = {
  good: "ready",
  fair: "uncertain",
  low: "blocked",
  unknown: "neutral",
} as const satisfies Record<Mark, string>;

const UNITS: Readonly<Record<IndicatorSpec["unit"], string>> = {
  "%": " %",
  times: " times",
  uses: " uses",
  days: " days",
  months: " months",
};

export const inUnit = (locale: string, value: number, unit: IndicatorSpec["unit"]): string =>
  `${formatDecimal(locale, value, Number.isInteger(value) ? 0 : 1)}${UNITS[unit]}`;
