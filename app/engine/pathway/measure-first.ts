import { normalCdf } from "#app/engine/kernel/distributions.ts";
import type { Logit } from "#app/engine/kernel/units.ts";
import { levelCut, type ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { bandLack } from "./band-lack.ts";
import { CHECK_NOISE_SD } from "./path-belief.ts";
import type { MeasureFirst } from "./personal-path.ts";

/** One skill of one person before it is decided how to begin. */
export interface OpenSkill {
  readonly mean: Logit;
  readonly sd: Logit;
  readonly level: ProficiencyLevel;
  /** Of the policy. */
  readonly z: number;
  /** Minutes of the shortest module of each band 1…level; 0 where nothing teaches it. */
  readonly bandMinutes: readonly number[];
  /** Least minutes of modules that bring these points per band. */
  readonly coverMinutes: (bands: readonly number[]) => number;
  readonly checkMinutes: number;
  /** Of the confirmation at the end; 0: none is asked for. */
  readonly confirmMinutes: number;
  /** The check itself can confirm the level. */
  readonly checkConfirms: boolean;
}

export interface Opening {
  readonly measure: boolean;
  /** Null where there is nothing to decide. */
  readonly numbers: MeasureFirst;
  /** sd once measured. */
  readonly sdAfter: Logit;
}

/**
 * Whether to measure before teaching, by the learner's expected minutes.
 *
 * Teaching straight away: every band that is not known with the policy's certainty (`bandLack`), then the confirmation.
 * Measuring first: the check; then, averaged over what it may find, each band that will still be missing, and the
 * confirmation where the check cannot give it. Before the check its result is m ~ N(mean, sd² - s²) with s the sd it leaves
 * (preposterior analysis; Raiffa and Schlaifer, Applied Statistical Decision Theory, 1961, section 5.4), and band b will be
 * missing where m - z·s < cut(b): P = Φ((cut(b) + z·s - mean) / √(sd² - s²)).
 *
 * Measured is what costs less in expectation, unless the steps that then stand in the path (the check, and what the most
 * probable result leaves) would be longer than teaching: no personal path is longer than everybody's. O(level).
 */
export function openingOf(skill: OpenSkill): Opening {
  const { mean, sd, level, z, bandMinutes, coverMinutes, checkMinutes, confirmMinutes, checkConfirms } = skill;
  const sdAfter = 1 / Math.sqrt(1 / (sd * sd) + 1 / (CHECK_NOISE_SD * CHECK_NOISE_SD));
  const spread = Math.sqrt(sd * sd - sdAfter * sdAfter);
  const chanceMissing = (band: number): number =>
    normalCdf((levelCut(band as ProficiencyLevel) + z * sdAfter - mean) / spread);
  const lackAfter = bandLack(mean, sdAfter, z, level);
  const taught = coverMinutes(bandLack(mean, sd, z, level)) + confirmMinutes;
  const open = checkConfirms ? chanceMissing(level) : 1;
  const lessons = bandMinutes.reduce((sum, minutes, at) => sum + minutes * chanceMissing(at + 1), 0);
  const measured = checkMinutes + lessons + open * confirmMinutes;
  const shown = checkConfirms && lackAfter.every((points) => points === 0);
  const listed = checkMinutes + coverMinutes(lackAfter) + (shown ? 0 : confirmMinutes);
  return {
    measure: measured < taught && listed <= taught,
    numbers: { chanceReady: 1 - chanceMissing(level), expectedIfMeasured: measured, expectedIfTaught: taught },
    sdAfter,
  };
}
