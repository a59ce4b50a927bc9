import { clamp } from "#app/engine/kernel/numeric.ts";
import type { Logit } from "#app/engine/kernel/units.ts";
import { levelCut, type ProficiencyLevel } from "#app/engine/skills/skill.ts";

/** Points of a whole level band: a ten-thousandth of a level each. */
export const BAND_POINTS = 10_000;

/** A band is covered from this share on: an average lesson, not a perfect one, is enough for it. */
const COVERED_SHARE = 0.8;

/**
 * Points that are missing in each band 1…level (position 0: band 1) of somebody at N(mean, sd²). Whoever stands at
 * mean - z·sd or above the cut of a level has it with the certainty that the policy asks for, so a band is missing as far as
 * that position lies below its cut, at most a whole band. Example: mean 0.2, sd 0.5, z 0.8416, level 3 (cut 0): the
 * position is -0.22, band 3 lacks 0.22 · 0.8 · 10,000 = 1,766 points, bands 1 and 2 nothing.
 */
export function bandLack(mean: Logit, sd: Logit, z: number, level: ProficiencyLevel): readonly number[] {
  const position = mean - z * sd;
  return Array.from({ length: level }, (_, at) => {
    const share = clamp(levelCut((at + 1) as ProficiencyLevel) - position, 0, 1);
    return Math.round(BAND_POINTS * COVERED_SHARE * share);
  });
}

/** Points of bands of which nothing is known to be there. */
export const fullLack = (level: ProficiencyLevel): readonly number[] =>
  Array.from({ length: level }, () => Math.round(BAND_POINTS * COVERED_SHARE));
