import busboy from "busboy";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { QUESTION_FILE_LIMITS } from "#app/integrations/questions/read-gift.ts";

/** A form with at most one file of questions. */
export interface ReceivedFile {
  readonly fields: ReadonlyMap<string, string>;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** A file shown in a dry run comes back as text of a third more. */
const FIELD_BYTES = Math.ceil(QUESTION_FILE_LIMITS.bytes * 1.4);

/** Reads the form to its end, keeping no more of it than a file of questions may measure. */
export async function receiveQuestionFile(
  request: Request,
): Promise<Result<ReceivedFile, { readonly fields: ReadonlyMap<string, string>; readonly message: string }>> {
  const type = request.headers.get("Content-Type") ?? "";
  const fields = new Map<string, string>();
  if (!type.startsWith("multipart/form-data") || request.body === null)
    return err({ fields, message: "No file came with the form. Choose a GIFT or CSV file." });
  const source = Readable.fromWeb(request.body as ReadableStream<Uint8Array>);
  const received = await readParts(source, type, fields);
  if (received === "too-large")
    return err({ fields, message: "The file is larger than 2 MB. Nothing was read. Split it." });
  if (received === "broken")
    return err({ fields, message: "The form arrived incomplete. Nothing was read. Choose the file again." });
  return ok({ fields, ...received });
}

type Parts = Pick<ReceivedFile, "fileName" | "bytes"> | "too-large" | "broken";

function readParts(source: Readable, contentType: string, fields: Map<string, string>): Promise<Parts> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let fileName = "";
    let tooLarge = false;
    const parser = busboy({
      headers: { "content-type": contentType },
      limits: { files: 1, fields: 20, fieldSize: FIELD_BYTES, fileSize: QUESTION_FILE_LIMITS.bytes, parts: 30 },
    });
    parser.on("field", (name, value, info) => {
      if (info.valueTruncated) tooLarge = true;
      fields.set(name, value);
    });
    parser.on("file", (_name, stream, info) => {
      fileName = info.filename ?? "";
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("limit", () => {
        tooLarge = true;
      });
    });
    parser.on("close", () => {
      resolve(tooLarge ? "too-large" : { fileName, bytes: new Uint8Array(Buffer.concat(chunks)) });
    });
    parser.on("error", () => {
      source.resume();
      resolve("broken");
    });
    source.on("error", () => {
      resolve("broken");
    });
    source.pipe(parser);
  });
}
