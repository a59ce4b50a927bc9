import { addMonths, type PlainDate, plainDate } from "#app/engine/kernel/calendar.ts";

import { formatHierarchyPath, parseHierarchyId } from "./hierarchy-id.ts";
import { nameFromLogin } from "./parse-values.ts";
import type { RowReading } from "./row-reading.ts";
import type { MappingOptions } from "./column-mapping.ts";

/** A row of a people file, understood on its own. Undefined: the row says nothing about it. */
export interface PersonRow {
  readonly externalId: string;
  readonly displayName: string;
  readonly email: string | undefined;
  readonly jobTitle: string | undefined;
  readonly unit: string | undefined;
  readonly group: string | undefined;
  readonly station: string | undefined;
  readonly shift: string | undefined;
  readonly manager: string | undefined;
  readonly place: TreePlace | undefined;
  readonly startedOn: PlainDate | undefined;
  readonly leftOn: PlainDate | undefined;
}

/** Place in a reporting tree; `above` is undefined at the top. */
export interface TreePlace {
  readonly node: string;
  readonly above: string | undefined;
}

export function readPerson(reading: RowReading, mapped: ReadonlySet<string>, options: MappingOptions): PersonRow {
  const externalId = reading.requiredCode("externalId");
  const person = {
    externalId,
    displayName: readName(reading, mapped),
    email: reading.email("email"),
    jobTitle: reading.text("jobTitle"),
    unit: reading.text("unit"),
    group: reading.text("group"),
    station: reading.text("station"),
    shift: reading.text("shift"),
    manager: reading.code("manager"),
    place: mapped.has("managerPath") ? readPlace(reading) : undefined,
    startedOn: readStart(reading, options.statedOn),
    leftOn: readEnd(reading, options.statedOn),
  };
  if (person.manager === externalId) reading.refuse(`${externalId} is named as their own manager.`);
  if (person.startedOn !== undefined && person.leftOn !== undefined && person.leftOn < person.startedOn)
    reading.refuse(`Left on ${person.leftOn} lies before started on ${person.startedOn}.`);
  return person;
}

function readName(reading: RowReading, mapped: ReadonlySet<string>): string {
  const parts = [reading.text("firstName"), reading.text("lastName")].filter((part) => part !== undefined);
  const name = reading.text("displayName") ?? (parts.length > 0 ? parts.join(" ") : undefined);
  if (name !== undefined) return name;
  const login = reading.text("login");
  const fromLogin = login === undefined ? "" : nameFromLogin(login);
  if (fromLogin !== "") return fromLogin;
  if (mapped.has("numberAsName")) return `Employee ${reading.required("numberAsName", 100)}`;
  reading.refuse("The name is empty.");
  return "";
}

function readPlace(reading: RowReading): TreePlace | undefined {
  const text = reading.text("managerPath", 2000) ?? "";
  const parsed = parseHierarchyId(text);
  if (!parsed.ok) {
    reading.refuse(`“${text.slice(0, 60)}” is not a place in a reporting tree (SQL Server hierarchyid).`);
    return undefined;
  }
  const level = reading.number("managerLevel");
  if (level !== undefined && level !== parsed.value.length) {
    reading.refuse(
      `The place in the reporting tree is ${formatHierarchyPath(parsed.value)}, level ${String(parsed.value.length)}, ` +
        `but the level column says ${String(level)}.`,
    );
    return undefined;
  }
  const above = parsed.value.length === 0 ? undefined : formatHierarchyPath(parsed.value.slice(0, -1));
  return { node: formatHierarchyPath(parsed.value), above };
}

/** A start date, or one counted back in whole years, which is right to within a year. */
function readStart(reading: RowReading, statedOn: string | null): PlainDate | undefined {
  const stated = reading.date("startedOn");
  const years = reading.number("yearsInCompany");
  if (stated !== undefined || years === undefined || statedOn === null) return stated;
  if (years < 0 || years > 80) {
    reading.refuse(`${String(years)} years in the company is not believable.`);
    return undefined;
  }
  return addMonths(plainDate(statedOn), -Math.round(years * 12));
}

function readEnd(reading: RowReading, statedOn: string | null): PlainDate | undefined {
  const stated = reading.date("leftOn");
  if (stated !== undefined || statedOn === null) return stated;
  return reading.yesNo("isCurrent") === false ? plainDate(statedOn) : undefined;
}
