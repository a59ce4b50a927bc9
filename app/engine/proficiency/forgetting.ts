import { STABILITY_DAYS } from "./belief-parameters.ts";
import type { Volatility } from "#app/engine/skills/skill.ts";

/** Makes retention 0.9 after one stability: (1 + FACTOR)^-½ = 0.9. */
const FACTOR = 19 / 81;

/** Retention drops to 0.9 after this many days. */
export function stabilityDays(volatility: Volatility): number {
  return STABILITY_DAYS[volatility];
}

/**
 * Share of the distance between a measured mean and the prior mean that is left `days` after the evidence: the power law
 * (1 + 19/81 · days / stability)^-½ of FSRS-4.5 (open-spaced-repetition, "The Algorithm"). 1 at day 0; 0.9 after one
 * stability; about 0.72 after four. Uses only operations that IEEE 754 rounds exactly, so every machine agrees.
 */
export function retention(days: number, stability: number): number {
  return 1 / Math.sqrt(1 + (FACTOR * Math.max(0, days)) / stability);
}

/**
 * Share left of what was left after `ageBefore` days when the age becomes `ageAfter`. These steps multiply to the power
 * law itself, however many there are: retention(0 → a → b) = retention(0 → b).
 */
export function retentionStep(ageBefore: number, ageAfter: number, stability: number): number {
  return retention(ageAfter, stability) / retention(ageBefore, stability);
}
