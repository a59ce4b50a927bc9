import { field, PERSON_HEADINGS } from "./field-spec.ts";
import type { FieldSpec } from "./import-kind.ts";

/** One unit per row. */
export const UNIT_FIELDS: readonly FieldSpec[] = [
  field(
    "code",
    "Unit code",
    "text",
    "required",
    "Identifies the unit; the same code again is the same unit.",
    "code unitcode departmentid orgunit orgunitid unitid kostenstelle costcenter abteilungsnummer codeunite codigo",
  ),
  field(
    "name",
    "Unit name",
    "text",
    "required",
    "What people call it.",
    "name unitname department departmentname bezeichnung abteilung nom departement nombre departamento",
  ),
  field(
    "unitKind",
    "Kind of unit",
    "text",
    "optional",
    "site, department, team or station.",
    "kind unitkind type art typ genre tipo",
  ),
  field(
    "parentCode",
    "Code of the unit above",
    "text",
    "optional",
    "Must be in the file or known already.",
    "parent parentcode parentid uebergeordnet vorgesetzteeinheit codeparent codigopadre",
  ),
  field(
    "group",
    "Name of the group above",
    "text",
    "optional",
    "Created as a unit when there is none of this name.",
    "group groupname division bereich gruppe groupe grupo",
  ),
  field(
    "sector",
    "Sector",
    "text",
    "optional",
    "For sites: the industry.",
    "sector industry branche secteur industria",
  ),
];

/** One shift per row. */
export const SHIFT_FIELDS: readonly FieldSpec[] = [
  field(
    "code",
    "Shift code",
    "text",
    "required",
    "Identifies the shift.",
    "code shiftcode shiftid shift schicht schichtcode equipe turno",
  ),
  field("name", "Shift name", "text", "required", "What people call it.", "name shiftname bezeichnung nom nombre"),
  field(
    "startsAt",
    "Starts at",
    "time",
    "required",
    "Time of day, such as 06:00.",
    "startsat start starttime from beginn debut inicio",
  ),
  field("endsAt", "Ends at", "time", "required", "Time of day, such as 14:00.", "endsat end endtime to until ende fin"),
];

/** One stay of a person per row. */
export const ASSIGNMENT_FIELDS: readonly FieldSpec[] = [
  field("person", "Employee number", "text", "required", "Must be known already.", PERSON_HEADINGS),
  field(
    "unit",
    "Unit",
    "text",
    "one-of:place",
    "Code or name of the unit.",
    "unit unitcode orgunit department departmentid abteilung departement departamento",
  ),
  field(
    "shift",
    "Shift",
    "text",
    "one-of:place",
    "Code or name of the shift.",
    "shift shiftid shiftcode schicht equipe turno",
  ),
  field(
    "from",
    "From",
    "date",
    "required",
    "First day at this place.",
    "from startdate startedon validfrom ab von debut desde",
  ),
  field("to", "To", "date", "optional", "Last day; empty while it lasts.", "to enddate until validto bis fin hasta"),
];
