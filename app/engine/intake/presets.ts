import {
  DEFAULT_OPTIONS,
  headingKey,
  type ColumnMapping,
  type ColumnRef,
  type FileShape,
  type MappingOptions,
} from "./column-mapping.ts";
import type { ImportKind } from "./import-kind.ts";

/** A ready mapping for files of a system whose export format is published. */
export interface MappingPreset {
  readonly id: string;
  readonly label: string;
  readonly kind: ImportKind;
  readonly mapping: ColumnMapping;
  /** Places of columns that must never be read, with what they hold. */
  readonly withheld: readonly { readonly index: number; readonly what: string }[];
  readonly recognises: (shape: FileShape, firstRow: readonly string[]) => boolean;
}

const at = (index: number): ColumnRef => ({ index, heading: null });
const named = (index: number, heading: string): ColumnRef => ({ index, heading });
const options = (changed: Partial<MappingOptions>): MappingOptions => ({ ...DEFAULT_OPTIONS, ...changed });

const WHOLE_NUMBER = /^\d+$/;
const DAY_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** No header, exactly these patterns in these places of the first row. */
const headless =
  (columnCount: number, patterns: Readonly<Record<number, RegExp>>) =>
  (shape: FileShape, firstRow: readonly string[]): boolean =>
    shape.header === null &&
    shape.columnCount === columnCount &&
    Object.entries(patterns).every(([index, pattern]) => pattern.test(firstRow[Number(index)] ?? ""));

const headed =
  (...headings: readonly string[]) =>
  (shape: FileShape): boolean => {
    const keys = new Set(shape.header?.map(headingKey));
    return headings.every((heading) => keys.has(headingKey(heading)));
  };

/** The sample human-resources tables of Microsoft's AdventureWorks: tab separated, without a header row. */
const ADVENTURE_WORKS: readonly MappingPreset[] = [
  {
    id: "adventure-works-departments",
    label: "AdventureWorks departments",
    kind: "org-units",
    mapping: {
      columns: { code: at(0), name: at(1), group: at(2) },
      options: options({ prefix: "AW-", underUnit: "Adventure Works", createUnits: true, unitKind: "team" }),
    },
    withheld: [],
    recognises: headless(4, { 0: WHOLE_NUMBER, 1: /^\D+$/, 2: /^\D+$/, 3: DAY_TIME }),
  },
  {
    id: "adventure-works-shifts",
    label: "AdventureWorks shifts",
    kind: "shifts",
    mapping: {
      columns: { code: at(0), name: at(1), startsAt: at(2), endsAt: at(3) },
      options: options({ prefix: "AW-" }),
    },
    withheld: [],
    recognises: headless(5, { 0: WHOLE_NUMBER, 2: /^\d{2}:\d{2}/, 3: /^\d{2}:\d{2}/, 4: DAY_TIME }),
  },
  {
    id: "adventure-works-employees",
    label: "AdventureWorks employees",
    kind: "people",
    mapping: {
      columns: {
        externalId: at(0),
        login: at(2),
        managerPath: at(3),
        managerLevel: at(4),
        jobTitle: at(5),
        startedOn: at(9),
      },
      options: options({ prefix: "AW-", underUnit: "Adventure Works", createUnits: true }),
    },
    withheld: [
      { index: 1, what: "national id number" },
      { index: 6, what: "birth date" },
      { index: 7, what: "marital status" },
      { index: 8, what: "gender" },
      { index: 10, what: "salaried flag" },
      { index: 11, what: "vacation hours" },
      { index: 12, what: "sick leave hours" },
    ],
    recognises: headless(16, { 0: WHOLE_NUMBER, 2: /\\/, 3: /^[0-9A-F]*$/i, 14: UUID }),
  },
  {
    id: "adventure-works-department-history",
    label: "AdventureWorks department history",
    kind: "assignments",
    mapping: {
      columns: { person: at(0), unit: at(1), shift: at(2), from: at(3), to: at(4) },
      options: options({ prefix: "AW-" }),
    },
    withheld: [],
    recognises: headless(6, {
      0: WHOLE_NUMBER,
      1: WHOLE_NUMBER,
      2: WHOLE_NUMBER,
      3: /^\d{4}-\d{2}-\d{2}$/,
      5: DAY_TIME,
    }),
  },
];

const IBM_ATTRITION: MappingPreset = {
  id: "ibm-attrition",
  label: "IBM attrition data set",
  kind: "people",
  mapping: {
    columns: {
      externalId: named(9, "EmployeeNumber"),
      numberAsName: named(9, "EmployeeNumber"),
      jobTitle: named(15, "JobRole"),
      unit: named(4, "Department"),
      yearsInCompany: named(31, "YearsAtCompany"),
    },
    // The set is undated; it appeared in 2015, and years in the company are counted back from there.
    options: options({
      prefix: "IBM-",
      underUnit: "IBM attrition data set",
      createUnits: true,
      statedOn: "2015-12-31",
    }),
  },
  withheld: [],
  recognises: headed("EmployeeNumber", "Department", "JobRole", "YearsAtCompany", "Attrition"),
};

export const MAPPING_PRESETS: readonly MappingPreset[] = [...ADVENTURE_WORKS, IBM_ATTRITION];

export function presetById(id: string): MappingPreset | undefined {
  return MAPPING_PRESETS.find((preset) => preset.id === id);
}

/** The first preset whose published shape this file has. */
export function recognisePreset(shape: FileShape, firstRow: readonly string[]): MappingPreset | undefined {
  return MAPPING_PRESETS.find((preset) => preset.recognises(shape, firstRow));
}

/** Headings that name what skill planning must not know, in the languages of the mapping page. */
const WITHHELD_HEADINGS: readonly (readonly [RegExp, string])[] = [
  [
    /nationalid|socialsecurity|^ssn$|sozialversicherung|numerosecu|securitesociale|^nif$|^dni$|seguridadsocial/,
    "national id number",
  ],
  [/birth|^age$|^dob$|geburt|^alter$|naissance|^edad$|nacimiento/, "birth date or age"],
  [/marital|familienstand|etatcivil|situationfamiliale|estadocivil/, "marital status"],
  [/gender|^sex$|geschlecht|^sexe$|^genre$|^sexo$|genero/, "gender"],
  [
    /salary|^pay|payrate|wage|income|hourlyrate|dailyrate|monthlyrate|^rate$|stockoption|gehalt|^lohn|entgelt|salaire|salario|sueldo|percentsalary/,
    "pay",
  ],
  [/sickleave|^health|krankheit|krankenstand|maladie|enfermedad|disab|behinderung/, "health"],
  [/religion|konfession|ethnic|^race$|nationality|nationalitaet|union(member)?$/, "special category"],
  [/^over18$|travelhome|distancefromhome/, "private circumstances"],
];

/** What the column holds when it must not be read, else undefined. Such a column cannot be mapped and is never shown. */
export function withheldReason(shape: FileShape, preset: MappingPreset | undefined, index: number): string | undefined {
  const fixed = preset?.withheld.find((column) => column.index === index);
  if (fixed !== undefined) return fixed.what;
  const heading = shape.header?.[index];
  if (heading === undefined) return undefined;
  const key = headingKey(heading);
  return WITHHELD_HEADINGS.find(([pattern]) => pattern.test(key))?.[1];
}
