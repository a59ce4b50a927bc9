import type { PlainDate } from "#app/engine/kernel/calendar.ts";

/** Bits of a skill's state byte: which kinds of counting evidence stand behind the estimate. */
export const ESTIMATE_STATE = {
  /** Counting evidence other than the role prior and self-ratings. */
  measured: 1,
  /** A counting self-rating. */
  selfRated: 2,
  /** At least one disputed entry, which does not count until it is decided. */
  disputed: 4,
  /** Was measured once; everything that measured it has expired. */
  expired: 8,
  /** A person judged level 4 or above with a reason. */
  humanJudged: 16,
  /** Two bits: the lowest level (1…3) whose safety question was missed and not yet made good; 0: none (`blockedFrom`). */
  safetyMissed: 96,
} as const;

/** Place of the two bits of `safetyMissed` in a state byte. */
const SAFETY_SHIFT = 5;

/** The level from which a missed safety question blocks readiness, 1…3; 0: none does. */
export const blockedFrom = (state: number): number => (state & ESTIMATE_STATE.safetyMissed) >> SAFETY_SHIFT;

/** `state` with readiness blocked from `level` (0: not blocked). Items reach level 3 at most. */
export function withBlockFrom(state: number, level: number): number {
  return (state & ~ESTIMATE_STATE.safetyMissed) | (Math.min(level, 3) << SAFETY_SHIFT);
}

/** One skill of one person on a day. */
export interface SkillEstimate {
  /** Logits. */
  readonly mean: number;
  /** Logits, > 0. */
  readonly sd: number;
  /** Bits of ESTIMATE_STATE. */
  readonly state: number;
  /** Last day on which the evidence that measured it counts, where every piece of it expires. Absent or null: no end. */
  readonly measuredUntil?: PlainDate | null;
}

/** A person's belief over all skills of a framework version; index = the skill's position in that version. */
export interface Belief {
  readonly asOf: PlainDate;
  readonly modelVersion: string;
  /** Length nSkills, logits. float32 because that is what is stored: the page and the replay see the same number. */
  readonly means: Float32Array;
  readonly sds: Float32Array;
  readonly states: Uint8Array;
  readonly evidenceCount: number;
}

export function estimateAt(belief: Belief, skillIndex: number): SkillEstimate {
  return {
    mean: belief.means[skillIndex] ?? Number.NaN,
    sd: belief.sds[skillIndex] ?? Number.NaN,
    state: belief.states[skillIndex] ?? 0,
  };
}
