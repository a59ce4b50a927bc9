import yauzl from "yauzl";

import { FILE_LIMITS } from "./limits.ts";
import { UnreadableFileError } from "./table-source.ts";

const refuse = (message: string): UnreadableFileError =>
  new UnreadableFileError({
    kind: "unsafe-archive",
    message: `${message} The file was refused and nothing was imported.`,
  });

/**
 * Looks into a workbook before anything unpacks it: reads the central directory, then inflates each entry only to count
 * its bytes, and stops at the first measure that is exceeded, whatever the directory claims. Throws UnreadableFileError.
 */
export async function guardXlsx(bytes: Buffer): Promise<void> {
  const zip = await open(bytes);
  if (zip.entryCount > FILE_LIMITS.zipEntries)
    throw refuse(`The workbook holds ${String(zip.entryCount)} parts; an ordinary one has a few dozen.`);
  let unpacked = 0;
  let hasWorkbook = false;
  for await (const entry of entriesOf(zip)) {
    if (entry.fileName === "xl/workbook.xml") hasWorkbook = true;
    unpacked += await countBytes(zip, entry, FILE_LIMITS.unpackedBytes - unpacked);
  }
  if (!hasWorkbook) throw refuse("The file is an archive, but not an Excel workbook (.xlsx).");
}

function open(bytes: Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: false }, (error, zip) => {
      if (error !== null)
        reject(refuse(`The file begins like a workbook but its archive is damaged (${error.message}).`));
      else resolve(zip);
    });
  });
}

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (;;) {
    const entry = await new Promise<yauzl.Entry | null>((resolve, reject) => {
      const settle = (value: yauzl.Entry | null, error?: Error): void => {
        zip.removeAllListeners();
        if (error === undefined) resolve(value);
        else reject(refuse(`The workbook's archive is damaged (${error.message}).`));
      };
      zip.once("entry", (found: yauzl.Entry) => {
        settle(found);
      });
      zip.once("end", () => {
        settle(null);
      });
      zip.once("error", (error: Error) => {
        settle(null, error);
      });
      zip.readEntry();
    });
    if (entry === null) return;
    yield entry;
  }
}

function countBytes(zip: yauzl.ZipFile, entry: yauzl.Entry, allowed: number): Promise<number> {
  if ((entry.generalPurposeBitFlag & 1) === 1) throw refuse("The workbook is protected by a password.");
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (openError, stream) => {
      if (openError !== null) {
        reject(refuse(`The workbook's archive is damaged (${openError.message}).`));
        return;
      }
      let count = 0;
      stream.on("data", (piece: Buffer) => {
        count += piece.length;
        const packs = count > 10 * 1024 * 1024 && count > entry.compressedSize * FILE_LIMITS.packingRatio;
        if (count <= allowed && !packs) return;
        stream.destroy();
        reject(refuse(`The workbook unpacks to far more than its size (${entry.fileName}), as a zip bomb does.`));
      });
      stream.on("end", () => {
        resolve(count);
      });
      stream.on("error", (error: Error) => {
        reject(refuse(`The workbook's archive is damaged (${error.message}).`));
      });
    });
  });
}
