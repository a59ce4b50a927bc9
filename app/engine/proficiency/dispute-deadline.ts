import { addDays, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { standingAfter, type EvidenceMarkKind } from "./evidence-standing.ts";

/**
 * The last day on which a disputed entry should be decided: `days` after the latest dispute. Null when nothing is to be
 * decided. `marks`: of one entry, oldest first, each with the day in the organisation's zone. O(marks).
 */
export function disputeDeadline(
  marks: readonly { readonly kind: EvidenceMarkKind; readonly recordedOn: PlainDate }[],
  days: number,
): PlainDate | null {
  if (standingAfter(marks) !== "disputed") return null;
  const disputed = marks.findLast(({ kind }) => kind === "disputed");
  return disputed === undefined ? null : addDays(disputed.recordedOn, days);
}
