import type { PlainDate } from "#app/engine/kernel/calendar.ts";

import { difference, rejected, UNCHANGED, type FieldValue, type RowOutcome } from "./change.ts";
import { shiftFinder } from "./person-places.ts";
import { duplicateReason, nothingToSeal, type ImportPlanner } from "./planner.ts";
import { createRowReader, type RowReading } from "./row-reading.ts";
import type { FieldRow, PlanContext, StoredPerson } from "./snapshot.ts";
import { describeUnitProblem, UnitDirectory } from "./unit-directory.ts";

interface Stay {
  readonly person: StoredPerson | undefined;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly from: PlainDate;
  readonly isPresent: boolean;
}

/** A history of stays: for each person the latest stay that has begun and not ended is where they are now. */
export function planAssignments(context: PlanContext): ImportPlanner {
  const read = createRowReader("assignments", context);
  const units = new UnitDirectory(context);
  const findShift = shiftFinder(context);
  const present = new Map<string, { readonly from: PlainDate; readonly rowNumber: number }>();

  const stayOf = (reading: RowReading): Stay => {
    const externalId = reading.requiredCode("person");
    const person = context.snapshot.people.get(externalId);
    if (person === undefined) reading.refuse(`Employee ${externalId} is not known. Import people first.`);
    const values: Record<string, FieldValue> = {};
    const unitText = reading.text("unit");
    const unit = unitText === undefined ? undefined : units.find(unitText);
    if (unit?.ok === true) values["orgUnitId"] = unit.value.id;
    else if (unit?.ok === false) reading.refuse(describeUnitProblem(unit.error));
    const shiftText = reading.text("shift");
    const shift = shiftText === undefined ? undefined : findShift(shiftText);
    if (shift !== undefined) values["shiftId"] = shift.id;
    else if (shiftText !== undefined) reading.refuse(`Shift “${shiftText}” is not known. Import shifts first.`);
    reading.required("from", 60);
    const from = reading.date("from") ?? context.today;
    const to = reading.date("to");
    if (to !== undefined && to < from) reading.refuse(`The stay ends on ${to}, before it begins on ${from}.`);
    return { person, values, from, isPresent: from <= context.today && (to === undefined || to >= context.today) };
  };

  const index = (row: FieldRow): void => {
    const reading = read(row);
    const stay = stayOf(reading);
    if (reading.problem !== null || !stay.isPresent || stay.person === undefined) return;
    const known = present.get(stay.person.externalId);
    if (known === undefined || stay.from > known.from)
      present.set(stay.person.externalId, { from: stay.from, rowNumber: row.rowNumber });
  };

  const plan = (row: FieldRow): RowOutcome => {
    const reading = read(row);
    const stay = stayOf(reading);
    if (reading.problem !== null || stay.person === undefined)
      return rejected(reading.problem ?? "The employee is not known.");
    const winner = present.get(stay.person.externalId);
    if (!stay.isPresent || winner === undefined || stay.from < winner.from) return { kind: "superseded" };
    if (winner.rowNumber !== row.rowNumber)
      return rejected(
        duplicateReason("A stay from the same day of employee", stay.person.externalId, winner.rowNumber),
      );
    return move(stay.person, stay.values);
  };

  return { index, seal: nothingToSeal, plan };
}

function move(person: StoredPerson, values: Readonly<Record<string, FieldValue>>): RowOutcome {
  const changed = difference({ ...person, leftByRollback: null }, values);
  if (changed === undefined) return UNCHANGED;
  const label = `${person.externalId} ${person.displayName}`;
  return { kind: "changed", changes: [{ action: "change", subject: "person", id: person.id, label, ...changed }] };
}
