import { FORECASTERS } from "./forecasters.ts";
import { seasonalSteps } from "./seasonal-steps.ts";
import type { PeriodsPerYear } from "./series.ts";

/** The series as it were without seasons, anchored at its last value, so that forecasters see level and trend alone. */
function seasonallyAdjusted(values: Float64Array, end: number, pattern: Float64Array): Float64Array {
  const adjusted = values.slice(0, end + 1);
  let season = 0;
  for (let at = end; at > 0; at -= 1) {
    adjusted[at] = (values[at] ?? 0) + season;
    season += pattern[at % pattern.length] ?? 0;
  }
  adjusted[0] = (values[0] ?? 0) + season;
  return adjusted;
}

/**
 * What every forecaster expects after `values[0…end]`, 1 … `steps` periods ahead: one row per forecaster, in the order of
 * FORECASTERS. Reads nothing after `end`. O(forecasters · (end + steps)).
 */
export function forecastPaths(
  values: Float64Array,
  end: number,
  periodsPerYear: PeriodsPerYear,
  steps: number,
): readonly Float64Array[] {
  const pattern = seasonalSteps(values, end, periodsPerYear);
  const read = pattern.some((step) => step !== 0) ? seasonallyAdjusted(values, end, pattern) : values;
  const season = new Float64Array(steps);
  for (let step = 0; step < steps; step += 1)
    season[step] = (season[step - 1] ?? 0) + (pattern[(end + 1 + step) % periodsPerYear] ?? 0);
  return FORECASTERS.map((forecaster) => {
    const { level, slope, damping } = forecaster.read(read, end, periodsPerYear);
    const path = new Float64Array(steps);
    let [weight, reach] = [1, 0];
    for (let step = 0; step < steps; step += 1) {
      weight *= damping;
      reach += weight;
      path[step] = level + slope * reach + (season[step] ?? 0);
    }
    return path;
  });
}
