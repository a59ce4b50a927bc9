import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { SkillId } from "#app/engine/kernel/ids.ts";
import { lastDayAt, type Evidence } from "./evidence.ts";

/**
 * The ledger as it would count had the end of these skills not come: entries that ended for one of them on its last day
 * (`ends`) go on without end, everything else stays as it is, the same objects in the same order. What a lapse took away is
 * the difference between the two. O(entries · skills).
 */
export function asIfNotEnded<E extends Evidence>(
  ledger: readonly E[],
  ends: ReadonlyMap<SkillId, PlainDate>,
): readonly E[] {
  return ledger.map((entry) => {
    const days = entry.skillIds.map((_, position) => lastDayAt(entry, position));
    const ended = entry.skillIds.map(
      (skill, position) => days[position] !== null && days[position] === ends.get(skill),
    );
    return ended.includes(true)
      ? { ...entry, lastDays: days.map((day, position) => (ended[position] === true ? null : day)) }
      : entry;
  });
}
