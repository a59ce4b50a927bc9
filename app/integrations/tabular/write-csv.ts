const FORMULA_START = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)*(?:e[+-]?\d+)?%?$/i;
const NEEDS_QUOTES = /[",;\n\r\t|]/;

/**
 * One cell of a CSV file that a spreadsheet will open. Text that a spreadsheet would take for a formula is preceded by
 * an apostrophe, which makes it text; numbers, negative ones included, are left as they are.
 */
export function csvCell(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = FORMULA_START.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row, closed by CR LF as RFC 4180 has it. */
export function csvRow(values: readonly (string | number | null | undefined)[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}

/** A whole file with a byte-order mark, by which spreadsheets know UTF-8. For long ones, join `csvRow` in a stream. */
export function csvFile(
  header: readonly string[],
  rows: Iterable<readonly (string | number | null | undefined)[]>,
): string {
  let text = `\uFEFF${csvRow(header)}`;
  for (const row of rows) text += csvRow(row);
  return text;
}
