import { parse } from "csv-parse/sync";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";

/** A line that cannot be used and why. */
export interface LineProblem {
  /** Line of the file, the head being 1; null: the whole file. */
  readonly line: number | null;
  readonly why: string;
}

export interface CsvLine {
  readonly line: number;
  readonly of: (column: string) => string;
}

const MOST_LINES = 60_000;

/** The lines of a CSV text with a head; `file` names it in what is said about it. */
export function readCsvLines(
  text: string,
  file: string,
  needed: readonly string[],
): Result<readonly CsvLine[], readonly LineProblem[]> {
  let rows: readonly { readonly record: Readonly<Record<string, string>>; readonly info: { readonly lines: number } }[];
  try {
    rows = parse(text, {
      columns: (head: string[]) => head.map((name) => name.trim().toLowerCase()),
      ...{ bom: true, trim: true, skip_empty_lines: true, info: true, delimiter: [",", ";", "\t"] },
    });
  } catch (error) {
    const at = error instanceof Error && "lines" in error ? Number(error.lines) : null;
    return err([{ line: at, why: `${file}: a line needs as many fields as the head.` }]);
  }
  const [first] = rows;
  if (first === undefined) return err([{ line: null, why: `${file} has no lines under its head.` }]);
  const missing = needed.filter((column) => !(column in first.record));
  if (missing.length > 0) return err([{ line: 1, why: `${file} has no column ${missing.join(", ")}.` }]);
  if (rows.length > MOST_LINES) return err([{ line: null, why: `${file} has more than ${String(MOST_LINES)} lines.` }]);
  return ok(rows.map(({ record, info }) => ({ line: info.lines, of: (column) => record[column] ?? "" })));
}

/** A number as people write it: "1.5", "1,5". Undefined: it is none. */
export function readNumber(text: string): number | undefined {
  const value = Number(text.replace(",", "."));
  return text === "" || !Number.isFinite(value) ? undefined : value;
}
