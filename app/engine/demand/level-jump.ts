import { medianOf } from "./median.ts";

/** Values on either side that are compared: half a year by month, as far as the series goes. */
const SIDE = 6;
/** On both sides at least this many values must agree before a jump is one. */
const LEAST_SIDE = 3;
/** A level that changes by less than this factor from one period to the next is movement, not a jump. */
const LEAST_FACTOR = 4;
/** How near, in decimal logarithms, a factor must lie to a power of ten to look like another unit (12 %). */
const UNIT_TOLERANCE = 0.05;

/** A step of the level that stays: `at` is the first position of the new level, `factor` new level over old. */
export interface LevelJump {
  readonly at: number;
  readonly factor: number;
  /** The factor is a power of ten: hours became minutes of a meter, heads became thousands of heads. */
  readonly looksLikeUnit: boolean;
}

/**
 * Level jumps of a series without holes, in time order: the half-years before and after a step do not overlap in value,
 * and their medians differ by at least the factor four, of which the step itself makes up most. O(n).
 */
export function findLevelJumps(values: Float64Array): readonly LevelJump[] {
  const jumps: LevelJump[] = [];
  for (let at = LEAST_SIDE; at + LEAST_SIDE <= values.length; at += 1) {
    const before = values.subarray(Math.max(0, at - SIDE), at);
    const after = values.subarray(at, at + SIDE);
    const [old, level] = [medianOf(before), medianOf(after)];
    if (old <= 0 || level <= 0) continue;
    const factor = level / old;
    const size = Math.abs(Math.log(factor));
    if (size < Math.log(LEAST_FACTOR)) continue;
    const step = Math.log(Math.max(values[at] ?? 0, 1e-300) / Math.max(values[at - 1] ?? 0, 1e-300));
    if (Math.abs(step) < 0.75 * size || step > 0 !== factor > 1) continue;
    const apart = factor > 1 ? Math.max(...before) < Math.min(...after) : Math.min(...before) > Math.max(...after);
    if (!apart) continue;
    const decades = Math.log10(factor);
    const looksLikeUnit = Math.abs(decades - Math.round(decades)) <= UNIT_TOLERANCE;
    jumps.push({ at, factor, looksLikeUnit });
  }
  return jumps;
}
