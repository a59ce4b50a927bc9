import { clamp } from "#app/engine/kernel/numeric.ts";
import { medianOf } from "./median.ts";
import type { PeriodsPerYear } from "./series.ts";

/** A seasonal pattern older than this tells less about next year than about its own time. */
const YEARS = 8;
/** Steps further from the median than this many standard deviations are shocks, not seasons. */
const SHOCK = 3;
/** Standard deviation of a normal distribution over its median absolute deviation. */
const NORMAL_PER_MAD = 1.4826;

/** The steps of the last whole years, shocks cut to size, less each year's mean step. Row-major, years × periods. */
function yearlySteps(values: Float64Array, end: number, periods: number, years: number): Float64Array {
  const steps = new Float64Array(years * periods);
  const from = end - steps.length;
  for (let at = 0; at < steps.length; at += 1) steps[at] = (values[from + at + 1] ?? 0) - (values[from + at] ?? 0);
  const middle = medianOf(steps);
  const reach = SHOCK * NORMAL_PER_MAD * medianOf(steps.map((step) => Math.abs(step - middle)));
  for (let year = 0; year < years; year += 1) {
    const row = steps.subarray(year * periods, (year + 1) * periods);
    let mean = 0;
    for (let at = 0; at < periods; at += 1) {
      row[at] = clamp(row[at] ?? 0, middle - reach, middle + reach);
      mean += (row[at] ?? 0) / periods;
    }
    for (let at = 0; at < periods; at += 1) row[at] = (row[at] ?? 0) - mean;
  }
  return steps;
}

/**
 * The seasonal part of the step into each season, learnt from `values[0…end]`: the mean step of that season above its
 * year's mean step, shrunk towards zero by as much as the years disagree (positive-part James-Stein: 1 − noise of the mean
 * over its variance). Entry `i mod periodsPerYear` belongs to the step that ends at position i; the entries sum to zero.
 * All zero when two whole years of steps are not there. O(periods of eight years).
 */
export function seasonalSteps(values: Float64Array, end: number, periodsPerYear: PeriodsPerYear): Float64Array {
  const pattern = new Float64Array(periodsPerYear);
  const years = Math.min(YEARS, Math.floor(end / periodsPerYear));
  if (years < 2) return pattern;
  const steps = yearlySteps(values, end, periodsPerYear, years);
  const means = new Float64Array(periodsPerYear);
  for (let at = 0; at < steps.length; at += 1) {
    const season = at % periodsPerYear;
    means[season] = (means[season] ?? 0) + (steps[at] ?? 0) / years;
  }
  let [within, between] = [0, 0];
  for (let at = 0; at < steps.length; at += 1) within += ((steps[at] ?? 0) - (means[at % periodsPerYear] ?? 0)) ** 2;
  for (const mean of means) between += mean * mean;
  const noiseOfMean = within / ((years - 1) * years);
  if (noiseOfMean >= between) return pattern;
  const share = 1 - noiseOfMean / between;
  for (let season = 0; season < periodsPerYear; season += 1)
    pattern[(end + 1 + season) % periodsPerYear] = share * (means[season] ?? 0);
  return pattern;
}
