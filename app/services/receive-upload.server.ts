import busboy from "busboy";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";

import { isImportKind } from "#app/engine/intake/import-kind.ts";
import type { AccountId, OrgId } from "#app/engine/kernel/ids.ts";
import { err, type Result } from "#app/engine/kernel/result.ts";
import { FILE_LIMITS } from "#app/integrations/tabular/limits.ts";
import type { FileProblem } from "#app/integrations/tabular/table-source.ts";

import { stageImport } from "./stage-import.server.ts";

export type ReceiveError = { readonly message: string };

interface Part {
  readonly fields: ReadonlyMap<string, string>;
  readonly fileName: string;
  readonly bytes: Readable;
}

/**
 * Takes an uploaded form whose fields come before its file, and streams the file into the database. `accept` sees the
 * fields before the first byte of the file is stored; what it throws ends the upload.
 */
export async function receiveUpload(
  who: { readonly orgId: OrgId; readonly actorId: AccountId },
  request: Request,
  accept: (fields: ReadonlyMap<string, string>) => void,
): Promise<Result<{ readonly importId: string }, ReceiveError | FileProblem>> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!type.startsWith("multipart/form-data") || request.body === null) {
    accept(new Map());
    return err({ message: "No file came with the form. Choose a CSV or .xlsx file." });
  }
  const source = Readable.fromWeb(request.body as ReadableStream<Uint8Array>);
  try {
    const part = await firstFile(source, type);
    accept(part.fields);
    if (part.fileName === "") return err({ message: "No file was chosen. Choose a CSV or .xlsx file." });
    const kind = part.fields.get("kind") ?? "auto";
    const staged = await stageImport({
      ...who,
      kind: isImportKind(kind) ? kind : "auto",
      fileName: part.fileName,
      bytes: part.bytes,
    });
    // A browser reads the answer only after it has sent the rest.
    part.bytes.resume();
    return staged;
  } catch (error) {
    source.resume();
    throw error;
  }
}

function firstFile(source: Readable, contentType: string): Promise<Part> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string>();
    const parser = busboy({
      headers: { "content-type": contentType },
      limits: { files: 1, fields: 20, fieldSize: 10_000, fileSize: FILE_LIMITS.fileBytes + 1, parts: 30 },
    });
    parser.on("field", (name, value) => fields.set(name, value));
    parser.on("file", (_name, bytes, info) => {
      // Browsers send an empty nameless part when no file was chosen.
      resolve({ fields, fileName: info.filename ?? "", bytes });
    });
    parser.on("close", () => {
      resolve({ fields, fileName: "", bytes: Readable.from([]) });
    });
    parser.on("error", (error: Error) => {
      reject(error);
    });
    source.on("error", (error) => {
      parser.destroy(error);
    });
    source.pipe(parser);
  });
}
