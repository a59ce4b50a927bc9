import { createHash } from "node:crypto";

import { appendImportChunk, CHUNK_BYTES, readImportChunks } from "#app/data/import-chunks.server.ts";
import { createImportRun, deleteImportRun, loadImportRun, updateImportRun } from "#app/data/import-runs.server.ts";
import { isImportKind, type ImportKind } from "#app/engine/intake/import-kind.ts";
import { guessKind } from "#app/engine/intake/guess-kind.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import type { AccountId, OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { createEncodingDetector, type EncodingFinding } from "#app/integrations/tabular/detect-encoding.ts";
import { FILE_LIMITS } from "#app/integrations/tabular/limits.ts";
import {
  detectCsvFormat,
  detectXlsxFormat,
  isOldWorkbook,
  isZip,
} from "#app/integrations/tabular/open-table.server.ts";
import { UnreadableFileError, type FileProblem } from "#app/integrations/tabular/table-source.ts";

import { forgetStaleUploads } from "./forget-stale-uploads.server.ts";
import { openStoredTable, type RunFormat } from "./stored-table.server.ts";

export interface Upload {
  readonly orgId: OrgId;
  /** Null: started from the command line. */
  readonly actorId: AccountId | null;
  /** `auto`: found out from the file. */
  readonly kind: ImportKind | "auto";
  readonly fileName: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Takes a file in, piece by piece, and finds out how to read it. Nothing is kept of a file that cannot be read. Files
 * that were uploaded more than a day ago and never applied are forgotten on the way.
 */
export async function stageImport(upload: Upload): Promise<Result<{ readonly importId: string }, FileProblem>> {
  await forgetStaleUploads(upload.orgId);
  const { orgId, fileName, actorId } = upload;
  const kind = isImportKind(upload.kind) ? upload.kind : "people";
  const importId = await createImportRun(orgId, { kind, fileName: cleanFileName(fileName), createdById: actorId });
  try {
    const stored = await store(orgId, importId, upload.bytes);
    const format = await detectFormat(orgId, importId, stored);
    const { byteCount, sha256 } = stored;
    await updateImportRun(orgId, importId, ["uploading"], {
      status: "uploaded",
      byteCount,
      sha256,
      format: { ...format },
    });
    await settleKind(orgId, importId, upload.kind, format);
    return ok({ importId });
  } catch (error) {
    await deleteImportRun(orgId, importId);
    if (error instanceof UnreadableFileError) return err(error.problem);
    throw error;
  }
}

interface StoredBytes {
  readonly byteCount: number;
  readonly sha256: string;
  readonly head: Uint8Array;
  readonly lineCount: number;
  readonly finding: EncodingFinding;
}

async function store(orgId: OrgId, importId: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredBytes> {
  const detector = createEncodingDetector();
  const hash = createHash("sha256");
  let [byteCount, lineCount, position] = [0, 0, 0];
  let head: Uint8Array | undefined;
  for await (const chunk of inChunks(bytes, CHUNK_BYTES)) {
    byteCount += chunk.length;
    if (byteCount > FILE_LIMITS.fileBytes) throw tooLarge();
    head ??= chunk.subarray(0, 8);
    hash.update(chunk);
    if (!isZip(head)) detector.write(chunk);
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lineCount += 1;
    await appendImportChunk(orgId, importId, position, chunk);
    position += 1;
  }
  if (head === undefined)
    throw new UnreadableFileError({
      kind: "empty",
      message: "The file is empty. Nothing was imported. Choose another file.",
    });
  return { byteCount, lineCount, sha256: hash.digest("hex"), head, finding: detector.end() };
}

async function* inChunks(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    for (let start = 0; start < piece.length;) {
      const part = piece.subarray(start, start + size - length);
      parts.push(part);
      length += part.length;
      start += part.length;
      if (length < size) continue;
      yield Buffer.concat(parts);
      [parts, length] = [[], 0];
    }
  }
  if (length > 0) yield Buffer.concat(parts);
}

function tooLarge(): UnreadableFileError {
  const limit = String(FILE_LIMITS.fileBytes / 1_048_576);
  return new UnreadableFileError({
    kind: "too-large",
    message: `The file is larger than ${limit} MB. Nothing was imported. Split it into several files.`,
  });
}

async function detectFormat(orgId: OrgId, importId: string, stored: StoredBytes): Promise<RunFormat> {
  const open = (): AsyncIterable<Uint8Array> => readImportChunks(orgId, importId);
  if (isZip(stored.head)) return detectXlsxFormat(open);
  if (isOldWorkbook(stored.head)) {
    throw new UnreadableFileError({
      kind: "not-text",
      message:
        "The file is an old (.xls) or password-protected workbook. Nothing was imported. Save it as .xlsx without a password, or as CSV.",
    });
  }
  return { ...(await detectCsvFormat(open, stored.finding)), approximateRows: stored.lineCount };
}

async function settleKind(
  orgId: OrgId,
  importId: string,
  wanted: ImportKind | "auto",
  format: RunFormat,
): Promise<void> {
  if (wanted !== "auto" || (format.kind === "csv" && format.encoding === null)) return;
  const run = await loadImportRun(orgId, importId);
  invariant(run !== null, "an import that was just stored exists");
  const table = await openStoredTable(run, format);
  await table?.rows.return(undefined);
  const kind = table === null ? null : guessKind(table.shape, table.firstRow);
  if (kind !== null) await updateImportRun(orgId, importId, ["uploaded"], { kind });
}

/** The last part of the name, without what a file name must not hold. */
function cleanFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  return last.replaceAll(/[\u0000-\u001f\u007f]/g, "").slice(0, 200) || "file";
}
