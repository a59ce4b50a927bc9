import ExcelJS from "exceljs";
import { Readable } from "node:stream";

import { FILE_LIMITS } from "./limits.ts";
import { tooManyRows, toRow } from "./read-csv.server.ts";
import { UnreadableFileError, type CellProblem, type TableRow } from "./table-source.ts";

/**
 * The rows of one sheet. Only for bytes that `guardXlsx` has let through. Dates come as ISO text, numbers and booleans
 * as plain text. A formula is never computed and its stored result is not trusted: the cell carries a problem instead.
 */
export async function* readXlsx(bytes: Buffer, sheet: string): AsyncGenerator<TableRow> {
  for await (const worksheet of worksheetsOf(bytes)) {
    if (worksheet.name !== sheet) {
      await drain(worksheet.rows);
      continue;
    }
    for await (const row of worksheet.rows) {
      if (row.number > FILE_LIMITS.rows + 1) throw tooManyRows();
      const read = readRow(row);
      if (read !== undefined) yield read;
    }
    return;
  }
}

/** A sheet seen once from end to end. */
export interface SheetSurvey {
  readonly name: string;
  readonly rowCount: number;
  readonly firstRows: readonly (readonly string[])[];
}

/** The sheets in the order in which the file holds them. */
export async function surveySheets(bytes: Buffer, rowsKept: number): Promise<readonly SheetSurvey[]> {
  const sheets: SheetSurvey[] = [];
  for await (const worksheet of worksheetsOf(bytes)) {
    const firstRows: (readonly string[])[] = [];
    let rowCount = 0;
    for await (const row of worksheet.rows) {
      rowCount += 1;
      const read = firstRows.length < rowsKept ? readRow(row) : undefined;
      if (read !== undefined) firstRows.push(read.cells);
    }
    sheets.push({ name: worksheet.name, rowCount, firstRows });
  }
  return sheets;
}

interface Sheet {
  readonly name: string;
  readonly rows: AsyncIterable<ExcelJS.Row>;
}

async function* worksheetsOf(bytes: Buffer): AsyncGenerator<Sheet> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from(pieces(bytes), { objectMode: false }), {
    sharedStrings: "cache",
    styles: "cache",
    hyperlinks: "ignore",
    worksheets: "emit",
    entries: "ignore",
  });
  try {
    for await (const worksheet of reader) {
      // The reader knows the sheet's name, which the library's own types leave out.
      const { name } = worksheet as unknown as { readonly name?: string };
      yield { name: name ?? "Sheet", rows: worksheet };
    }
  } catch (error) {
    if (error instanceof UnreadableFileError || !(error instanceof Error)) throw error;
    throw new UnreadableFileError({
      kind: "malformed",
      message: `The workbook cannot be read (${error.message}). Nothing was imported. Save it again as .xlsx or as CSV.`,
    });
  }
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += 65_536) yield bytes.subarray(start, start + 65_536);
}

async function drain(rows: AsyncIterable<unknown>): Promise<void> {
  const iterator = rows[Symbol.asyncIterator]();
  while ((await iterator.next()).done !== true);
}

function readRow(row: ExcelJS.Row): TableRow | undefined {
  const cells: string[] = [];
  const problems: CellProblem[] = [];
  row.eachCell({ includeEmpty: false }, (cell, columnNumber) => {
    const index = columnNumber - 1;
    while (cells.length <= Math.min(index, FILE_LIMITS.columns)) cells.push("");
    const read = readValue(cell.value);
    if (index < cells.length) cells[index] = read.text;
    if (read.problem !== undefined)
      problems.push({ index, always: false, reason: `Cell ${cell.address} ${read.problem}` });
  });
  if (problems.length === 0 && cells.every((cell) => cell.trim() === "")) return undefined;
  return toRow(row.number, cells, problems);
}

interface ReadValue {
  readonly text: string;
  readonly problem?: string;
}

function readValue(value: ExcelJS.CellValue): ReadValue {
  if (value === null || value === undefined) return { text: "" };
  if (typeof value === "string") return { text: value };
  if (typeof value === "number" || typeof value === "boolean") return { text: String(value) };
  if (value instanceof Date) return readDate(value);
  if ("formula" in value || "sharedFormula" in value)
    return {
      text: "",
      problem: "holds a formula. Formulas are not computed here: replace it by its value (copy, paste values).",
    };
  if ("error" in value) return { text: "", problem: `holds the error ${value.error}.` };
  if ("richText" in value) return { text: value.richText.map((part) => part.text).join("") };
  return { text: typeof value.text === "string" ? value.text : "" };
}

function readDate(value: Date): ReadValue {
  if (Number.isNaN(value.getTime())) return { text: "", problem: "holds a date that does not exist." };
  const iso = value.toISOString();
  // A day before 1900-03-01 is how a spreadsheet stores a mere time of day.
  if (value.getTime() < Date.UTC(1900, 2, 1)) return { text: iso.slice(11, 19) };
  return { text: iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}` };
}
