import { parse, CsvError } from "csv-parse";
import { Readable } from "node:stream";

import { decodeText } from "./detect-encoding.ts";
import { FILE_LIMITS } from "./limits.ts";
import { UnreadableFileError, type CellProblem, type Delimiter, type Encoding, type TableRow } from "./table-source.ts";

/**
 * The rows of a CSV file, one at a time. Quotes that stand inside an unquoted cell are text. Empty rows are counted but
 * not given. Throws UnreadableFileError for what makes the whole file unreadable.
 */
export async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, delimiter }: { readonly encoding: Encoding; readonly delimiter: Delimiter },
): AsyncGenerator<TableRow> {
  const parser = parse({ delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: false });
  const source = Readable.from(decodeText(bytes, encoding), { objectMode: true });
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let rowNumber = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      rowNumber += 1;
      if (rowNumber > FILE_LIMITS.rows + 1) throw tooManyRows();
      if (record.every((cell) => cell.trim() === "")) continue;
      yield toRow(rowNumber, record);
    }
  } catch (error) {
    throw error instanceof CsvError ? malformed(error, rowNumber) : error;
  } finally {
    source.destroy();
  }
}

/** Checks the measures that hold for every kind of file. */
export function toRow(rowNumber: number, cells: readonly string[], found: readonly CellProblem[] = []): TableRow {
  if (cells.length > FILE_LIMITS.columns) {
    throw new UnreadableFileError({
      kind: "too-many-columns",
      message: `Row ${String(rowNumber)} has ${String(cells.length)} columns; at most ${String(FILE_LIMITS.columns)} are read. Nothing was imported. Remove columns, or check the delimiter.`,
    });
  }
  if (!cells.some((cell) => cell.length > FILE_LIMITS.cellLength)) return { rowNumber, cells, problems: found };
  const problems = [...found];
  const kept = cells.map((cell, index) => {
    if (cell.length <= FILE_LIMITS.cellLength) return cell;
    const size =
      cell.length >= 1_048_576
        ? `${(cell.length / 1_048_576).toFixed(1)} MB`
        : `${String(Math.round(cell.length / 1024))} kB`;
    problems.push({
      index,
      always: true,
      reason: `The cell in column ${String(index + 1)} holds ${size}; at most 32 kB are read. Shorten it, or look for a missing closing quote.`,
    });
    return "";
  });
  return { rowNumber, cells: kept, problems };
}

export function tooManyRows(): UnreadableFileError {
  return new UnreadableFileError({
    kind: "too-many-rows",
    message: `The file has more than ${FILE_LIMITS.rows.toLocaleString("en-GB")} rows. Nothing was imported. Split it.`,
  });
}

function malformed(error: CsvError, rowNumber: number): UnreadableFileError {
  const message =
    error.code === "CSV_QUOTE_NOT_CLOSED"
      ? `A quotation mark that opens after row ${String(rowNumber)} is never closed, so the rest of the file reads as one cell. Nothing was imported. Close the quote and upload the file again.`
      : `The file cannot be read after row ${String(rowNumber)}: ${error.message}. Nothing was imported.`;
  return new UnreadableFileError({ kind: "malformed", message });
}
