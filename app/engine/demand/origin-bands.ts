import { BAND_LEVELS, type BandLevel } from "./bands.ts";
import { spreadAhead, type OriginForecast } from "./forecast-history.ts";

/** Without past errors one step is taken to move the level by this share. */
const ASSUMED_SHARE = 0.1;
/** After n values of zero, the rate of events is below 3/n with 95 % certainty (the rule of three). */
const RULE_OF_THREE = 3;

export interface ForecastBand {
  readonly level: BandLevel;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Mean step of the values, but at least a tenth of the last one; for zeros the rule of three. Always above zero. */
function assumedOneStep(values: Float64Array): number {
  let moved = 0;
  for (let at = 1; at < values.length; at += 1) moved += Math.abs((values[at] ?? 0) - (values[at - 1] ?? 0));
  const step = values.length > 1 ? moved / (values.length - 1) : 0;
  return Math.max(step, ASSUMED_SHARE * (values.at(-1) ?? 0)) || RULE_OF_THREE / values.length;
}

/**
 * The forecast with a spread in any case: where no error has come due, or every forecast so far was exactly right, the past
 * says nothing about errors to come and a one-step spread is assumed from the values up to the origin.
 */
export function withSpread(
  made: OriginForecast,
  values: Float64Array,
): { readonly made: OriginForecast; readonly assumed: number | null } {
  if (made.scale.oneStep > 0) return { made, assumed: null };
  const oneStep = assumedOneStep(values.subarray(0, made.end + 1));
  return { made: { ...made, scale: { ...made.scale, oneStep } }, assumed: oneStep };
}

/** The bands of one origin's forecast from `skip` + 1 to `skip` + `horizon` periods ahead; never below zero. */
export function bandsOf(made: OriginForecast, skip: number, horizon: number): readonly ForecastBand[] {
  return BAND_LEVELS.map((level, band) => {
    const [low, high] = [new Float64Array(horizon), new Float64Array(horizon)];
    for (let step = 0; step < horizon; step += 1) {
      const half = (made.multiples[band] ?? 0) * spreadAhead(made.scale, skip + step + 1);
      const centre = made.centre[skip + step] ?? 0;
      low[step] = Math.max(0, centre - half);
      high[step] = centre + half;
    }
    return { level, low, high };
  });
}
