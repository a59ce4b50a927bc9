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
