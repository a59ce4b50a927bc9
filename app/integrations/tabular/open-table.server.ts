import { decodeText, type EncodingFinding } from "./detect-encoding.ts";
import { detectDelimiter, firstRows, looksLikeHeader } from "./detect-csv-format.ts";
import { guardXlsx } from "./guard-xlsx.server.ts";
import { readCsv } from "./read-csv.server.ts";
import { readXlsx, surveySheets } from "./read-xlsx.server.ts";
import { UnreadableFileError, type FileFormat, type TableRow } from "./table-source.ts";

/** The bytes of a stored file, as often as they are asked for. */
export type OpenBytes = () => AsyncIterable<Uint8Array>;

const HEAD_CHARACTERS = 262_144;

/** True for the first bytes of a ZIP archive, which every .xlsx is. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04;
}

/** True for the first bytes of an old binary workbook or of a password-protected one. */
export function isOldWorkbook(head: Uint8Array): boolean {
  return head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0;
}

/** How a text file is best read. `encoding` stays null where somebody has to say; the rest is guessed under the likeliest. */
export async function detectCsvFormat(open: OpenBytes, finding: EncodingFinding): Promise<FileFormat> {
  if (finding.kind === "not-text")
    throw new UnreadableFileError({
      kind: "not-text",
      message: "The file is neither text nor an Excel workbook (.xlsx). Nothing was imported. Save it as CSV or .xlsx.",
    });
  const encoding = finding.kind === "certain" ? finding.encoding : null;
  let head = "";
  for await (const text of decodeText(open(), encoding ?? "windows-1252")) {
    head += text;
    if (head.length >= HEAD_CHARACTERS) break;
  }
  if (head.trim() === "") throw emptyFile();
  const delimiter = detectDelimiter(head);
  return { kind: "csv", encoding, delimiter, hasHeader: looksLikeHeader(firstRows(head, delimiter, 20)) };
}

/** Checks a workbook and finds its sheets; the first one that holds anything is chosen. */
export async function detectXlsxFormat(open: OpenBytes): Promise<FileFormat & { readonly approximateRows: number }> {
  const bytes = await gather(open());
  await guardXlsx(bytes);
  const sheets = await surveySheets(bytes, 20);
  const chosen = sheets.find((sheet) => sheet.firstRows.length > 0);
  if (chosen === undefined) throw emptyFile();
  return {
    kind: "xlsx",
    sheet: chosen.name,
    sheets: sheets.map((sheet) => sheet.name),
    hasHeader: looksLikeHeader(chosen.firstRows),
    approximateRows: chosen.rowCount,
  };
}

/** The rows of a stored file, the header row included. Throws UnreadableFileError. */
export async function* readTable(open: OpenBytes, format: FileFormat): AsyncGenerator<TableRow> {
  if (format.kind === "csv") {
    if (format.encoding === null)
      throw new UnreadableFileError({
        kind: "unknown-encoding",
        message:
          "The file is not Unicode text. Say in which encoding it was saved; most files from Excel are windows-1252.",
      });
    yield* readCsv(open(), { encoding: format.encoding, delimiter: format.delimiter });
    return;
  }
  const bytes = await gather(open());
  await guardXlsx(bytes);
  yield* readXlsx(bytes, format.sheet);
}

function emptyFile(): UnreadableFileError {
  return new UnreadableFileError({
    kind: "empty",
    message: "The file is empty. Nothing was imported. Choose another file.",
  });
}

async function gather(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}
