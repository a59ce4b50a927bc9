import type { RoleId } from "#app/engine/kernel/ids.ts";

import { difference, rejected, UNCHANGED, type Change, type FieldValue, type RowOutcome } from "./change.ts";
import { findPlaces, settleUnit, shiftFinder, type PersonPlaces } from "./person-places.ts";
import { duplicateReason, type ImportPlanner } from "./planner.ts";
import { readPerson, type PersonRow } from "./read-person.ts";
import { checkReportingLines, type IndexedPerson } from "./reporting-lines.ts";
import { createRowReader } from "./row-reading.ts";
import type { FieldRow, PlanContext, StoredPerson } from "./snapshot.ts";
import { titleKey } from "./title-key.ts";
import { describeUnitProblem, UnitDirectory } from "./unit-directory.ts";

interface IndexedRow extends IndexedPerson {
  readonly id: string;
  /** Node one level above in the reporting tree, until `seal` has turned it into a manager. */
  readonly above: string | undefined;
}

/** People are known by their number. Managers may stand anywhere in the file. */
export function planPeople(context: PlanContext): ImportPlanner {
  const read = createRowReader("people", context);
  const units = new UnitDirectory(context);
  const findShift = shiftFinder(context);
  const rows = new Map<string, IndexedRow>();
  const nodes = new Map<string, string>();

  const index = (row: FieldRow): void => {
    const reading = read(row);
    const person = readPerson(reading, context.mapped, context.options);
    if (rows.has(person.externalId)) return;
    const places = findPlaces(person, context, units, findShift);
    let refusal = reading.problem ?? (places.ok ? null : places.error);
    const holder = person.place === undefined ? undefined : nodes.get(person.place.node);
    if (holder !== undefined)
      refusal ??= `${holder} has the same place in the reporting tree (${person.place?.node ?? ""}).`;
    else if (person.place !== undefined) nodes.set(person.place.node, person.externalId);
    const id = context.snapshot.people.get(person.externalId)?.id ?? context.newId();
    rows.set(person.externalId, {
      id,
      rowNumber: row.rowNumber,
      manager: person.manager ?? null,
      above: person.place?.above,
      refusal,
    });
  };

  const seal = (): void => {
    for (const row of rows.values()) {
      if (row.above === undefined || row.manager !== null) continue;
      row.manager = nodes.get(row.above) ?? null;
      if (row.manager === null)
        row.refusal ??= `No row stands at ${row.above} in the reporting tree, one level above this one.`;
    }
    const home = units.home();
    if (!home.ok) refuseAll(rows, describeUnitProblem(home.error));
    checkReportingLines(rows, context.snapshot.people);
  };

  const plan = (row: FieldRow): RowOutcome => {
    const person = readPerson(read(row), context.mapped, context.options);
    const indexed = rows.get(person.externalId);
    if (indexed === undefined) return rejected("The row could not be read twice alike.");
    if (indexed.rowNumber !== row.rowNumber)
      return rejected(row.problem ?? duplicateReason("Employee", person.externalId, indexed.rowNumber));
    if (indexed.refusal !== null) return rejected(indexed.refusal);
    const places = findPlaces(person, context, units, findShift);
    if (!places.ok) return rejected(places.error);
    const managerId = indexed.manager === null ? undefined : idOf(indexed.manager, rows, context);
    const outcome = decide({ person, id: indexed.id, managerId, places: places.value }, context, units);
    return outcome.kind === "rejected" || outcome.kind === "superseded"
      ? outcome
      : withUnits(outcome, units.takeCreated());
  };

  return { index, seal, plan };
}

function refuseAll(rows: ReadonlyMap<string, IndexedRow>, reason: string): void {
  for (const row of rows.values()) row.refusal ??= reason;
}

function idOf(externalId: string, rows: ReadonlyMap<string, IndexedRow>, context: PlanContext): string | undefined {
  return rows.get(externalId)?.id ?? context.snapshot.people.get(externalId)?.id;
}

function withUnits(outcome: RowOutcome, created: readonly Change[]): RowOutcome {
  if (created.length === 0 || (outcome.kind !== "added" && outcome.kind !== "changed")) return outcome;
  return { kind: outcome.kind, changes: [...created, ...outcome.changes] };
}

interface Wanted {
  readonly person: PersonRow;
  readonly id: string;
  readonly managerId: string | undefined;
  readonly places: PersonPlaces;
}

function decide(wanted: Wanted, context: PlanContext, units: UnitDirectory): RowOutcome {
  const stored = context.snapshot.people.get(wanted.person.externalId);
  const unit =
    wanted.places.unit === undefined ? undefined : settleUnit(wanted.places.unit, wanted.person, context, units);
  if (unit?.ok === false) return rejected(unit.error);
  return stored === undefined
    ? addPerson(wanted, unit?.value.id, context, units)
    : changePerson(stored, wanted, unit?.value.id, context);
}

function addPerson(wanted: Wanted, unitId: string | undefined, context: PlanContext, units: UnitDirectory): RowOutcome {
  const { person, id, places } = wanted;
  const home = unitId === undefined ? units.home() : undefined;
  if (home?.ok === false) return rejected(describeUnitProblem(home.error));
  const after = {
    id,
    externalId: person.externalId,
    displayName: person.displayName,
    email: person.email ?? null,
    jobTitle: person.jobTitle ?? null,
    orgUnitId: unitId ?? (home?.ok === true ? home.value.id : null),
    stationId: places.station?.id ?? null,
    shiftId: places.shift?.id ?? null,
    managerId: wanted.managerId ?? null,
    roleId: roleOfTitle(person.jobTitle ?? null, context),
    startedOn: person.startedOn ?? null,
    leftOn: person.leftOn ?? null,
  };
  return {
    kind: "added",
    changes: [{ action: "add", subject: "person", id, label: labelOf(person), before: null, after }],
  };
}

function changePerson(
  stored: StoredPerson,
  wanted: Wanted,
  unitId: string | undefined,
  context: PlanContext,
): RowOutcome {
  const { person, places } = wanted;
  const clears = (field: string): boolean => context.options.emptyCells === "clear" && context.mapped.has(field);
  const values: Record<string, FieldValue> = { displayName: person.displayName };
  const put = (name: string, value: string | undefined, ...fields: readonly string[]): void => {
    if (value !== undefined) values[name] = value;
    else if (fields.some(clears)) values[name] = null;
  };
  put("email", person.email, "email");
  put("jobTitle", person.jobTitle, "jobTitle");
  put("orgUnitId", unitId);
  put("stationId", places.station?.id, "station");
  put("shiftId", places.shift?.id, "shift");
  put("managerId", wanted.managerId, "manager", "managerPath");
  put("startedOn", person.startedOn, "startedOn");
  put("leftOn", person.leftOn, "leftOn", "isCurrent");
  if (stored.leftByRollback === true && stored.leftOn !== null) values["leftOn"] ??= null;
  const title = values["jobTitle"];
  if (title !== undefined && title !== stored.jobTitle)
    values["roleId"] = roleAfterTitle(stored, typeof title === "string" ? title : null, context);
  const changed = difference({ ...stored, leftByRollback: null }, values);
  if (changed === undefined) return UNCHANGED;
  const change: Change = { action: "change", subject: "person", id: stored.id, label: labelOf(person), ...changed };
  return { kind: "changed", changes: [change] };
}

function roleOfTitle(title: string | null, { snapshot }: PlanContext): RoleId | null {
  return title === null ? null : (snapshot.titleRoles.get(titleKey(title)) ?? null);
}

/** The role follows the title unless somebody set it by hand, that is, unless it is not the old title's role. */
function roleAfterTitle(stored: StoredPerson, title: string | null, context: PlanContext): string | null {
  const byHand = stored.roleId !== null && stored.roleId !== roleOfTitle(stored.jobTitle, context);
  return byHand ? stored.roleId : roleOfTitle(title, context);
}

const labelOf = (person: PersonRow): string => `${person.externalId} ${person.displayName}`;
