import type { RowOutcome } from "./change.ts";
import type { FieldRow } from "./snapshot.ts";

/**
 * Decides row by row what an import would do. Every row is shown twice in the same order: first `index` sees all of
 * them (who is in the file, who names whom), `seal` draws the conclusions that need the whole file, then `plan` gives
 * each row's outcome. Linear in rows and stored rows.
 */
export interface ImportPlanner {
  readonly index: (row: FieldRow) => void;
  readonly seal: () => void;
  readonly plan: (row: FieldRow) => RowOutcome;
}

export const nothingToSeal = (): void => undefined;

/** The reason for refusing the second row with the same identity. */
export function duplicateReason(what: string, id: string, firstRow: number): string {
  return `${what} ${id} stands in row ${String(firstRow)} already. The first row counts; this one is left out.`;
}
