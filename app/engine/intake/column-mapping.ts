import { err, ok, type Result } from "#app/engine/kernel/result.ts";

import type { FieldSpec, ImportKind } from "./import-kind.ts";
import { kindSpec } from "./kind-spec.ts";

/** A column, by its place (from 0) and, where the file has a header row, by its heading, which wins. */
export interface ColumnRef {
  readonly index: number;
  readonly heading: string | null;
}

/** Decisions about a file that are not columns. Each has a default that does the least. */
export interface MappingOptions {
  /** Put before every number and code of the file, so that two systems' numbers never meet. */
  readonly prefix: string;
  /** Unit (code or name) for new people without one, and the unit under which missing units are created. */
  readonly underUnit: string | null;
  readonly createUnits: boolean;
  readonly unitKind: UnitKind;
  readonly groupKind: UnitKind;
  /** `keep`: an empty cell leaves what is stored. `clear`: it empties it. */
  readonly emptyCells: "keep" | "clear";
  /** For "years in the company" and "is employed: no": the day from which they are meant (YYYY-MM-DD). */
  readonly statedOn: string | null;
}

export type UnitKind = "site" | "department" | "team" | "station";

export interface ColumnMapping {
  readonly columns: Readonly<Record<string, ColumnRef>>;
  readonly options: MappingOptions;
}

export const DEFAULT_OPTIONS: MappingOptions = {
  prefix: "",
  underUnit: null,
  createUnits: false,
  unitKind: "department",
  groupKind: "department",
  emptyCells: "keep",
  statedOn: null,
};

/** What a file looks like from outside: enough to recognise the next file of the same shape. */
export interface FileShape {
  /** Headings as written; null when the first row is data. */
  readonly header: readonly string[] | null;
  readonly columnCount: number;
}

/** A heading without case, marks, spaces and punctuation: "Employee No." and "employee_no" are the same. */
export function headingKey(heading: string): string {
  return heading
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** Files with equal signatures are offered the same mapping. */
export function fileSignature(shape: FileShape): string {
  return shape.header === null
    ? `columns:${String(shape.columnCount)}`
    : `header:${shape.header.map(headingKey).join(",")}`.slice(0, 2000);
}

/** Proposes a column for each field by its heading; a heading is used once, an exact match before any other. */
export function suggestColumns(kind: ImportKind, header: readonly string[]): Readonly<Record<string, ColumnRef>> {
  const keys = header.map(headingKey);
  const taken = new Set<number>();
  const columns: Record<string, ColumnRef> = {};
  for (const spec of kindSpec(kind).fields) {
    const index = bestColumn(spec, keys, taken);
    if (index === -1) continue;
    taken.add(index);
    columns[spec.field] = { index, heading: header[index] ?? null };
  }
  return columns;
}

function bestColumn(spec: FieldSpec, keys: readonly string[], taken: ReadonlySet<number>): number {
  for (const wanted of [headingKey(spec.field), headingKey(spec.label), ...spec.headings]) {
    const index = keys.findIndex((key, at) => key === wanted && !taken.has(at));
    if (index !== -1) return index;
  }
  return -1;
}

export type MappingProblem =
  | { readonly kind: "field-missing"; readonly labels: readonly string[] }
  | { readonly kind: "column-missing"; readonly heading: string; readonly label: string }
  | { readonly kind: "date-missing"; readonly label: string };

/** Field → place of its column in this file. */
export type ResolvedColumns = ReadonlyMap<string, number>;

/**
 * Finds each mapped column in a file of this shape. Errors: `field-missing` when something required is not mapped,
 * `column-missing` when the file does not have the column, `date-missing` when a field needs `statedOn`.
 */
export function resolveMapping(
  kind: ImportKind,
  mapping: ColumnMapping,
  shape: FileShape,
): Result<ResolvedColumns, MappingProblem> {
  const spec = kindSpec(kind);
  const missing = missingFields(spec.fields, mapping);
  if (missing.length > 0) return err({ kind: "field-missing", labels: missing });
  const keys = shape.header?.map(headingKey);
  const resolved = new Map<string, number>();
  for (const { field, label } of spec.fields) {
    const column = mapping.columns[field];
    if (column === undefined) continue;
    const index = columnIndex(column, keys);
    if (index < 0 || index >= shape.columnCount)
      return err({ kind: "column-missing", heading: column.heading ?? `column ${String(column.index + 1)}`, label });
    if ((field === "yearsInCompany" || field === "isCurrent") && mapping.options.statedOn === null)
      return err({ kind: "date-missing", label });
    resolved.set(field, index);
  }
  return ok(resolved);
}

/** A column named by its heading is found by it wherever it stands; where a heading occurs twice, the place decides. */
function columnIndex(column: ColumnRef, keys: readonly string[] | undefined): number {
  if (keys === undefined || column.heading === null) return column.index;
  const wanted = headingKey(column.heading);
  return keys[column.index] === wanted ? column.index : keys.indexOf(wanted);
}

function missingFields(fields: readonly FieldSpec[], { columns }: ColumnMapping): readonly string[] {
  const missing = fields.filter((spec) => spec.need === "required" && columns[spec.field] === undefined);
  const groups = new Set(fields.map((spec) => spec.need).filter((need) => need.startsWith("one-of:")));
  const openGroups = [...groups].filter((group) =>
    fields.every((spec) => spec.need !== group || columns[spec.field] === undefined),
  );
  return [
    ...missing.map((spec) => spec.label),
    ...openGroups.map((group) =>
      fields
        .filter((spec) => spec.need === group)
        .map((spec) => spec.label)
        .join(" or "),
    ),
  ];
}

/** A mapping problem in plain words. */
export function describeMappingProblem(problem: MappingProblem): string {
  switch (problem.kind) {
    case "field-missing":
      return `Say which column holds: ${problem.labels.join(", ")}.`;
    case "column-missing":
      return `This file has no column “${problem.heading}”, which is mapped to ${problem.label}. Map another column or none.`;
    case "date-missing":
      return `“${problem.label}” needs the day on which the file was true. Enter that day.`;
  }
}
