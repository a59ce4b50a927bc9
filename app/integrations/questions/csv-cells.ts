/** A cell that a spreadsheet would take for a formula; apostrophes in front of one count too, so that they come back. */
const FORMULA = /^'*[\s\u0000-\u001f]*[=+\-@\uff0b\uff0d\uff1d\uff20|]/u;

/** Text gets an apostrophe in front where a spreadsheet would compute it; numbers are numbers. */
export function writeCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\r\n\t|]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text that `writeCell` was given. */
export function readCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
