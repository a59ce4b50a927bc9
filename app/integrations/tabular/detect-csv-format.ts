import { CsvError, parse } from "csv-parse/sync";

import { DELIMITERS, type Delimiter } from "./table-source.ts";

/**
 * The delimiter under which the beginning of a file falls into the most columns with the most even row lengths;
 * quoted delimiters and newlines do not count. One column in every reading: comma.
 */
export function detectDelimiter(text: string): Delimiter {
  const readings = DELIMITERS.map((delimiter) => ({ delimiter, score: evenness(firstRows(text, delimiter, 50)) }));
  return readings.reduce((best, reading) => (reading.score > best.score ? reading : best)).delimiter;
}

/** The first rows of a text, as far as it can be read; a last row that may be cut off is left out. */
export function firstRows(text: string, delimiter: Delimiter, limit: number): readonly (readonly string[])[] {
  const lastBreak = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
  const whole = lastBreak > 0 && text.length >= 16_384 ? text.slice(0, lastBreak) : text;
  const rows: string[][] = [];
  const keep = (row: string[]): string[] => {
    rows.push(row);
    return row;
  };
  try {
    parse(whole, { delimiter, relax_quotes: true, relax_column_count: true, to: limit, bom: true, on_record: keep });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return rows;
}

function evenness(rows: readonly (readonly string[])[]): number {
  const lengths = rows.filter((row) => row.length > 1 || (row[0] ?? "") !== "").map((row) => row.length);
  if (lengths.length === 0) return 0;
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [columns, rowsOfIt] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  return columns === 1 ? 0 : (rowsOfIt / lengths.length) * 100 + Math.min(columns, 50) / 10;
}

const DATA_LIKE =
  /^(?:[+-]?\d+(?:[.,]\d+)?|\d{4}-\d{2}-\d{2}.*|\d{1,2}[./]\d{1,2}[./]\d{4}.*|\d{1,2}:\d{2}.*|[0-9a-f-]{36}|[^\s@]+@[^\s@]+)$/i;

/** True when the first row names the columns: no two alike, none of them a number, date or address, at most a few empty. */
export function looksLikeHeader(rows: readonly (readonly string[])[]): boolean {
  const first = rows[0]?.map((cell) => cell.trim()) ?? [];
  const filled = first.filter((cell) => cell !== "");
  if (filled.length === 0 || filled.length < first.length * 0.7) return false;
  if (filled.some((cell) => cell.length > 80 || DATA_LIKE.test(cell))) return false;
  return new Set(filled.map((cell) => cell.toLowerCase())).size === filled.length;
}
