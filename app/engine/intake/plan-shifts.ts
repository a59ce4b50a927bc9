import { difference, rejected, UNCHANGED, type RowOutcome } from "./change.ts";
import { duplicateReason, nothingToSeal, type ImportPlanner } from "./planner.ts";
import { createRowReader } from "./row-reading.ts";
import type { FieldRow, PlanContext, StoredShift } from "./snapshot.ts";
import { titleKey } from "./title-key.ts";

/** Shifts are known by their code. */
export function planShifts(context: PlanContext): ImportPlanner {
  const read = createRowReader("shifts", context);
  const stored = new Map(context.snapshot.shifts.map((shift) => [titleKey(shift.code), shift]));
  const firstRow = new Map<string, number>();

  const plan = (row: FieldRow): RowOutcome => {
    const reading = read(row);
    const wanted = {
      code: reading.requiredCode("code"),
      name: reading.required("name"),
      startsAt: reading.time("startsAt"),
      endsAt: reading.time("endsAt"),
    };
    const key = titleKey(wanted.code);
    const first = firstRow.get(key);
    if (first !== undefined && first !== row.rowNumber) return rejected(duplicateReason("Shift", wanted.code, first));
    if (reading.problem !== null) return rejected(reading.problem);
    return outcome(stored.get(key), wanted, context.newId);
  };

  return {
    index: (row) => {
      const key = titleKey(read(row).requiredCode("code"));
      if (!firstRow.has(key)) firstRow.set(key, row.rowNumber);
    },
    seal: nothingToSeal,
    plan,
  };
}

function outcome(stored: StoredShift | undefined, wanted: Omit<StoredShift, "id">, newId: () => string): RowOutcome {
  const label = `${wanted.name} (${wanted.code})`;
  if (stored === undefined) {
    const id = newId();
    return {
      kind: "added",
      changes: [{ action: "add", subject: "shift", id, label, before: null, after: { id, ...wanted } }],
    };
  }
  const changed = difference({ ...stored }, { ...wanted, code: stored.code });
  if (changed === undefined) return UNCHANGED;
  return { kind: "changed", changes: [{ action: "change", subject: "shift", id: stored.id, label, ...changed }] };
}
