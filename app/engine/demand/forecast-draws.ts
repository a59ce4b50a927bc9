import { invariant } from "#app/engine/kernel/invariant.ts";
import type { Forecast } from "./forecast-series.ts";

/** Where the edges of the bands for 50, 80 and 95 % lie on a standard normal. */
const PLACES = [0.6745, 1.2816, 1.96] as const;

/**
 * Value of a forecast at one step for a standard normal `z`: straight lines between the edges of its bands, carried on
 * beyond the outermost, never below zero. z = 0 is the centre. The same z at every step draws a whole path.
 */
export function valueAt({ centre, bands }: Pick<Forecast, "centre" | "bands">, step: number, z: number): number {
  invariant(bands.length === PLACES.length, "a forecast has bands for 50, 80 and 95 %");
  const far = Math.abs(z);
  let [from, low, to, high] = [0, centre[step] ?? 0, 0, 0];
  for (const [at, place] of PLACES.entries()) {
    [from, low] = at === 0 ? [0, centre[step] ?? 0] : [to, high];
    to = place;
    high = (z < 0 ? bands[at]?.low[step] : bands[at]?.high[step]) ?? 0;
    if (far <= place) break;
  }
  return Math.max(0, low + ((far - from) / (to - from)) * (high - low));
}
