import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { ESTIMATE_STATE } from "#app/engine/proficiency/skill-estimate.ts";

/**
 * State bytes as they stand on a day: a stored belief may be older, and what has ended since no longer measures.
 * `measuredUntil`: skill position → last day on which its measuring evidence counts, for skills where all of it ends.
 * The same array when nothing has ended. O(skills that end).
 */
export function statesOn(
  states: Uint8Array,
  measuredUntil: ReadonlyMap<number, PlainDate>,
  asOf: PlainDate,
): Uint8Array {
  let current = states;
  for (const [skill, until] of measuredUntil) {
    const state = states[skill] ?? 0;
    if (until >= asOf || (state & ESTIMATE_STATE.measured) === 0) continue;
    if (current === states) current = states.slice();
    current[skill] = (state & ~(ESTIMATE_STATE.measured | ESTIMATE_STATE.humanJudged)) | ESTIMATE_STATE.expired;
  }
  return current;
}
