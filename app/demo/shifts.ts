import { shiftId } from "#app/engine/kernel/ids.ts";
import type { ShiftId } from "#app/engine/kernel/ids.ts";
import type { DemoSource } from "./demo-random.ts";
import type { DemoShift } from "./demo-rows.ts";
import type { ShiftPattern } from "./sites/site-plan.ts";

const SHIFTS = [
  { code: "D", name: "Day", startsAt: "06:00", endsAt: "14:00" },
  { code: "L", name: "Late", startsAt: "14:00", endsAt: "22:00" },
  { code: "N", name: "Night", startsAt: "22:00", endsAt: "06:00" },
  { code: "O", name: "Office hours", startsAt: "08:00", endsAt: "16:30" },
  { code: "C", name: "Day work with on-call", startsAt: "07:00", endsAt: "15:30" },
] as const;

export function buildShifts(source: DemoSource): readonly DemoShift[] {
  return SHIFTS.map((shift) => ({ ...shift, id: idOf(source, shift.code) }));
}

function idOf(source: DemoSource, code: string): ShiftId {
  return shiftId(source.uuid(`shift/${code}`));
}

/** The shift of the n-th person of a crew. */
export function shiftFor(source: DemoSource, pattern: ShiftPattern, index: number): ShiftId {
  switch (pattern) {
    case "rotating":
      return idOf(source, (["D", "L", "N"] as const)[index % 3] ?? "D");
    case "day":
      return idOf(source, "D");
    case "office":
      return idOf(source, "O");
    case "on-call":
      return idOf(source, "C");
  }
}
