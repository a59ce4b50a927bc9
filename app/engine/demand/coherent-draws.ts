import { BAND_LEVELS } from "./bands.ts";
import type { Forecast } from "./forecast-series.ts";
import { reconcile } from "./reconcile.ts";

/** Mean and bands of draws × (quarters + 1) from the first quarter after today on. */
export function forecastOfDraws(
  values: Float64Array,
  draws: number,
  quarters: number,
): Pick<Forecast, "centre" | "bands"> {
  const width = quarters + 1;
  const centre = new Float64Array(quarters);
  const bands = BAND_LEVELS.map((level) => ({
    level,
    low: new Float64Array(quarters),
    high: new Float64Array(quarters),
  }));
  const own = new Float64Array(draws);
  for (let quarter = 0; quarter < quarters; quarter += 1) {
    for (let draw = 0; draw < draws; draw += 1) own[draw] = values[draw * width + quarter + 1] ?? 0;
    const mean = own.reduce((sum, value) => sum + value, 0) / draws;
    own.sort();
    centre[quarter] = mean;
    for (const { level, low, high } of bands) {
      // the mean of a skewed spread may lie outside its middle half: a band always holds its centre
      low[quarter] = Math.min(mean, own[Math.round(((1 - level) / 2) * (draws - 1))] ?? 0);
      high[quarter] = Math.max(mean, own[Math.round(((1 + level) / 2) * (draws - 1))] ?? 0);
    }
  }
  return { centre, bands };
}

/**
 * Draws of the parts such that they agree with a forecast of their sum that was made apart (reconcile.ts): each part keeps
 * its shape and moves to its reconciled mean. Where nothing is uncertain at the first quarter the parts stand as they are.
 */
export function coherentDraws(
  parts: readonly Float64Array[],
  sum: Float64Array,
  draws: number,
  quarters: number,
): readonly Float64Array[] {
  const whole = (values: Float64Array): Forecast => ({
    ...forecastOfDraws(values, draws, quarters),
    notes: [],
    methodWeights: [],
  });
  const leaves = parts.map(whole);
  const total = whole(sum);
  const isUncertain = [...leaves, total].some(({ centre, bands }) => (bands[1]?.high[0] ?? 0) > (centre[0] ?? 0));
  if (!isUncertain) return parts;
  const agreed = reconcile(leaves, [{ members: [...parts.keys()], forecast: total }]);
  const width = quarters + 1;
  return parts.map((values, part) => {
    const ratio = Float64Array.from({ length: width }, (_, quarter) => {
      const before = quarter === 0 ? 0 : (leaves[part]?.centre[quarter - 1] ?? 0);
      return before > 0 ? (agreed.leaves[part]?.centre[quarter - 1] ?? 0) / before : 1;
    });
    return values.map((value, at) => value * (ratio[at % width] ?? 1));
  });
}
