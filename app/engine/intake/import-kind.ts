/** What a file holds: one row per … */
export const IMPORT_KINDS = [
  "org-units",
  "shifts",
  "people",
  "assignments",
  "titles",
  "ratings",
  "certificates",
] as const;

export type ImportKind = (typeof IMPORT_KINDS)[number];

export function isImportKind(text: string): text is ImportKind {
  return (IMPORT_KINDS as readonly string[]).includes(text);
}

export type ValueType = "text" | "date" | "level" | "time" | "yes-no" | "number" | "email";

/** A piece of information that a column of the file can be mapped to. */
export interface FieldSpec {
  readonly field: string;
  readonly label: string;
  readonly type: ValueType;
  /** `one-of:<group>`: at least one field of the group must be mapped. */
  readonly need: "required" | "optional" | `one-of:${string}`;
  readonly help: string;
  /** Column headings of other systems, in lower case without spaces and marks (English, German, French, Spanish). */
  readonly headings: readonly string[];
}

export interface KindSpec {
  readonly kind: ImportKind;
  readonly label: string;
  readonly rowIs: string;
  readonly fields: readonly FieldSpec[];
}

const field = (
  name: string,
  label: string,
  type: ValueType,
  need: FieldSpec["need"],
  help: string,
  headings: string,
): FieldSpec => ({ field: name, label, type, need, help, headings: headings.split(" ").filter((word) => word !== "") });

const PERSON_HEADINGS =
  "externalid employeeid employeenumber employeeno personnelnumber personid id businessentityid staffid badge " +
  "personalnummer mitarbeiternummer mitarbeiterid persnr matricule numeroemploye numeroempleado idempleado legajo";

const UNIT_FIELDS: readonly FieldSpec[] = [
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

const SHIFT_FIELDS: readonly FieldSpec[] = [
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

const PEOPLE_FIELDS: readonly FieldSpec[] = [
  field(
    "externalId",
    "Employee number",
    "text",
    "required",
    "Identifies the person; the same number again is the same person.",
    PERSON_HEADINGS,
  ),
  field(
    "displayName",
    "Name",
    "text",
    "one-of:name",
    "The name as it should be shown.",
    "name displayname fullname employeename mitarbeiter vollername nomcomplet nombrecompleto",
  ),
  field(
    "firstName",
    "First name",
    "text",
    "one-of:name",
    "Joined with the last name.",
    "firstname givenname vorname prenom nombre",
  ),
  field(
    "lastName",
    "Last name",
    "text",
    "optional",
    "Joined with the first name.",
    "lastname surname familyname nachname nom apellido apellidos",
  ),
  field(
    "login",
    "Login, for want of a name",
    "text",
    "one-of:name",
    "A readable name is made from it.",
    "login loginid username userid benutzername identifiant usuario",
  ),
  field(
    "numberAsName",
    "Number, for want of a name",
    "text",
    "one-of:name",
    "People are shown as “Employee” and this number.",
    "",
  ),
  field(
    "email",
    "E-mail",
    "email",
    "optional",
    "Used for nothing but sign-in and notices.",
    "email mail emailaddress correo courriel",
  ),
  field(
    "jobTitle",
    "Job title",
    "text",
    "optional",
    "Leads to the AI role through the title table.",
    "jobtitle title jobrole job position stelle stellenbezeichnung funktion poste fonction puesto cargo",
  ),
  field(
    "unit",
    "Unit",
    "text",
    "optional",
    "Code or name of the unit.",
    "unit unitcode orgunit department departmentname team abteilung kostenstelle service departement departamento",
  ),
  field(
    "group",
    "Group above the unit",
    "text",
    "optional",
    "Used when a missing unit is created.",
    "division group groupname bereich direction grupo",
  ),
  field(
    "station",
    "Station",
    "text",
    "optional",
    "Code or name of the work station.",
    "station workstation arbeitsplatz poste puestodetrabajo",
  ),
  field(
    "shift",
    "Shift",
    "text",
    "optional",
    "Code or name of the shift.",
    "shift shiftid shiftcode schicht equipe turno",
  ),
  field(
    "manager",
    "Manager's employee number",
    "text",
    "optional",
    "Must be in the file or known already.",
    "manager managerid reportsto supervisor supervisorid vorgesetzter fuehrungskraft responsable jefe",
  ),
  field(
    "managerPath",
    "Place in the reporting tree",
    "text",
    "optional",
    "A SQL Server hierarchyid, as hex or as /1/2/: the row one level above is the manager.",
    "organizationnode orgnode hierarchyid",
  ),
  field(
    "managerLevel",
    "Level in the reporting tree",
    "number",
    "optional",
    "Checked against the place in the reporting tree.",
    "organizationlevel orglevel",
  ),
  field(
    "startedOn",
    "Started on",
    "date",
    "optional",
    "First day of work.",
    "startedon hiredate startdate hired entrydate eintritt eintrittsdatum dateembauche fechaingreso",
  ),
  field(
    "yearsInCompany",
    "Years in the company",
    "number",
    "optional",
    "Gives an approximate first day, counted back from the day named below.",
    "yearsatcompany tenure seniority betriebszugehoerigkeit anciennete antiguedad",
  ),
  field(
    "leftOn",
    "Left on",
    "date",
    "optional",
    "Last day of work.",
    "lefton leavedate enddate terminationdate austritt austrittsdatum datesortie fechabaja",
  ),
  field(
    "isCurrent",
    "Is employed",
    "yes-no",
    "optional",
    "No means: left, on the day named below.",
    "currentflag active isactive employed aktiv actif activo",
  ),
];

const ASSIGNMENT_FIELDS: readonly FieldSpec[] = [
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

const TITLE_FIELDS: readonly FieldSpec[] = [
  field(
    "title",
    "Job title",
    "text",
    "required",
    "As your people's records have it.",
    "title jobtitle job stelle funktion poste puesto",
  ),
  field(
    "role",
    "AI role",
    "text",
    "required",
    "Id or name of a role; “none” for no AI role.",
    "role roleid airole rolle kirolle roleia rolia",
  ),
];

const SKILL_HEADINGS = "skill skillid skillname competency faehigkeit kompetenz competence competencia";

const RATING_FIELDS: readonly FieldSpec[] = [
  field("person", "Employee number", "text", "required", "Must be known already.", PERSON_HEADINGS),
  field("skill", "Skill", "text", "required", "Id, name or alias of a skill.", SKILL_HEADINGS),
  field("level", "Level", "level", "required", "0 to 5.", "level rating score stufe bewertung niveau nivel"),
  field(
    "ratedOn",
    "Rated on",
    "date",
    "required",
    "The day on which it was true.",
    "ratedon date on datum ratingdate fecha",
  ),
  field(
    "source",
    "Rated by whom",
    "text",
    "optional",
    "self or manager; manager when there is no such column.",
    "source by kind quelle art origen",
  ),
  field(
    "rater",
    "Rater's employee number",
    "text",
    "optional",
    "Who gave the rating.",
    "rater raterid assessor manager bewerter evaluateur evaluador",
  ),
  field(
    "note",
    "Note",
    "text",
    "optional",
    "Kept with the entry.",
    "note comment reason bemerkung kommentar commentaire comentario",
  ),
];

const CERTIFICATE_FIELDS: readonly FieldSpec[] = [
  field("person", "Employee number", "text", "required", "Must be known already.", PERSON_HEADINGS),
  field(
    "certificate",
    "Certificate",
    "text",
    "required",
    "Its name.",
    "certificate certification name zertifikat nachweis certificat certificado",
  ),
  field("skill", "Skill", "text", "required", "Id, name or alias; several divided by “;” or “|”.", SKILL_HEADINGS),
  field("level", "Level", "level", "required", "0 to 5: the level that it proves.", "level stufe niveau nivel"),
  field(
    "issuedOn",
    "Issued on",
    "date",
    "required",
    "The day of issue.",
    "issuedon issued issuedate date ausgestellt ausgestelltam delivrele emitido",
  ),
  field(
    "expiresOn",
    "Expires on",
    "date",
    "optional",
    "The last day on which it counts.",
    "expireson expires expiry expirydate validuntil gueltigbis ablauf expirele vence",
  ),
  field(
    "number",
    "Certificate number",
    "text",
    "optional",
    "Tells two certificates of the same name apart.",
    "number certificatenumber nummer numero",
  ),
];

const SPECS: Readonly<Record<ImportKind, KindSpec>> = {
  "org-units": { kind: "org-units", label: "Units", rowIs: "one unit per row", fields: UNIT_FIELDS },
  shifts: { kind: "shifts", label: "Shifts", rowIs: "one shift per row", fields: SHIFT_FIELDS },
  people: { kind: "people", label: "People", rowIs: "one person per row", fields: PEOPLE_FIELDS },
  assignments: {
    kind: "assignments",
    label: "Assignments",
    rowIs: "one stay of a person in a unit or shift per row",
    fields: ASSIGNMENT_FIELDS,
  },
  titles: { kind: "titles", label: "Job titles", rowIs: "one job title and its AI role per row", fields: TITLE_FIELDS },
  ratings: { kind: "ratings", label: "Ratings", rowIs: "one rating of one skill per row", fields: RATING_FIELDS },
  certificates: {
    kind: "certificates",
    label: "Certificates",
    rowIs: "one certificate of one person per row",
    fields: CERTIFICATE_FIELDS,
  },
};

/** The fields of a kind of file, in the order in which the mapping page shows them. */
export function kindSpec(kind: ImportKind): KindSpec {
  return SPECS[kind];
}
