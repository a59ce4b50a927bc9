import { err, ok, type Result } from "#app/engine/kernel/result.ts";

import type { PersonRow } from "./read-person.ts";
import type { PlanContext, StoredShift, StoredUnit } from "./snapshot.ts";
import { titleKey } from "./title-key.ts";
import { describeUnitProblem, type UnitDirectory } from "./unit-directory.ts";

/** Finds shifts by code with the file's prefix, by code as written, then by name. */
export function shiftFinder(context: PlanContext): (text: string) => StoredShift | undefined {
  const byCode = new Map(context.snapshot.shifts.map((shift) => [titleKey(shift.code), shift]));
  const byName = new Map(context.snapshot.shifts.map((shift) => [titleKey(shift.name), shift]));
  return (text) =>
    byCode.get(titleKey(context.options.prefix + text)) ?? byCode.get(titleKey(text)) ?? byName.get(titleKey(text));
}

/** A unit that exists, or the decision to make one. Nothing is made before the whole row is known to be good. */
type UnitChoice =
  { readonly kind: "known"; readonly unit: StoredUnit } | { readonly kind: "create"; readonly name: string };

/** Where a person's row puts them; undefined: the row does not say. */
export interface PersonPlaces {
  readonly unit: UnitChoice | undefined;
  readonly station: StoredUnit | undefined;
  readonly shift: StoredShift | undefined;
}

export function findPlaces(
  row: PersonRow,
  context: PlanContext,
  units: UnitDirectory,
  findShift: (text: string) => StoredShift | undefined,
): Result<PersonPlaces, string> {
  const unit = chooseUnit(row, context, units);
  if (!unit.ok) return unit;
  const station = row.station === undefined ? undefined : units.find(row.station);
  if (station?.ok === false) return err(describeUnitProblem(station.error));
  const shift = row.shift === undefined ? undefined : findShift(row.shift);
  if (row.shift !== undefined && shift === undefined)
    return err(`Shift “${row.shift}” is not known. Import shifts first.`);
  return ok({ unit: unit.value, station: station?.value, shift });
}

function chooseUnit(
  row: PersonRow,
  context: PlanContext,
  units: UnitDirectory,
): Result<UnitChoice | undefined, string> {
  if (row.unit === undefined) return ok(undefined);
  const found = units.find(row.unit, context.options.unitKind);
  if (found.ok) return ok({ kind: "known", unit: found.value });
  if (found.error.kind === "unknown" && context.options.createUnits) return ok({ kind: "create", name: row.unit });
  return err(describeUnitProblem(found.error));
}

/** The unit of the choice, made now where it must be: under its group, and the group under the home of the file. */
export function settleUnit(
  choice: UnitChoice,
  row: PersonRow,
  context: PlanContext,
  units: UnitDirectory,
): Result<StoredUnit, string> {
  if (choice.kind === "known") return ok(choice.unit);
  const home = units.home();
  if (!home.ok) return err(describeUnitProblem(home.error));
  if (row.group === undefined) return ok(units.create(choice.name, context.options.unitKind, home.value));
  const group = units.findGroup(row.group, home.value);
  if (!group.ok && group.error.kind === "ambiguous") return err(describeUnitProblem(group.error));
  const parent = group.ok ? group.value : units.create(row.group, context.options.groupKind, home.value);
  return ok(units.create(choice.name, context.options.unitKind, parent));
}
