/** What an import touches. */
export type ChangeSubject = "org-unit" | "shift" | "person" | "title-role" | "evidence" | "evidence-mark";

export type FieldValue = string | number | null | readonly (string | number)[];

/** Stored values by field name, in camel case. */
export type Fields = Readonly<Record<string, FieldValue>>;

/**
 * One write that the import would do. `add`: `after` is the whole row. `change`: `before` and `after` hold the fields
 * that differ, so that `before` says both what must still be there when the import is applied and what a rollback
 * puts back.
 */
export interface Change {
  readonly action: "add" | "change";
  readonly subject: ChangeSubject;
  /** Id of the row; null for subjects that have a natural key. */
  readonly id: string | null;
  /** Whom or what it concerns, for people to read. */
  readonly label: string;
  readonly before: Fields | null;
  readonly after: Fields;
}

/** What becomes of one row of the file. */
export type RowOutcome =
  | { readonly kind: "added" | "changed"; readonly changes: readonly Change[] }
  /** `changes` are units that had to be looked after on the way; usually none. */
  | { readonly kind: "unchanged" }
  /** Read and understood, but a later row of the same file holds the present state. */
  | { readonly kind: "superseded" }
  | { readonly kind: "rejected"; readonly reason: string };

export const UNCHANGED: RowOutcome = { kind: "unchanged" };

export const rejected = (reason: string): RowOutcome => ({ kind: "rejected", reason });

/** The fields of `wanted` whose value differs from `stored`, as before and after; undefined when none does. */
export function difference(
  stored: Fields,
  wanted: Fields,
): { readonly before: Fields; readonly after: Fields } | undefined {
  const before: Record<string, FieldValue> = {};
  const after: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(wanted)) {
    const old = stored[name] ?? null;
    if (old === value) continue;
    before[name] = old;
    after[name] = value;
  }
  return Object.keys(after).length === 0 ? undefined : { before, after };
}
