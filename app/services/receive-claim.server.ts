import busboy from "busboy";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";

import { CLAIM_FILE_LIMITS } from "./claim-files.ts";

export interface ReceivedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** More came than may be kept; `bytes` is cut off. */
  readonly tooLarge: boolean;
}

export interface ReceivedClaim {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: readonly ReceivedFile[];
  /** More files came than may be kept; they were not read. */
  readonly tooMany: boolean;
}

const FIELD_LIMITS = { fields: 20, fieldSize: 10_000, parts: 40 } as const;

/**
 * Reads an uploaded claim: at most three files of five megabytes in memory, the rest is passed over. `accept` sees the
 * fields before the first file is read; what it throws ends the upload.
 */
export async function receiveClaim(
  request: Request,
  accept: (fields: ReadonlyMap<string, string>) => void,
): Promise<ReceivedClaim> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!type.startsWith("multipart/form-data") || request.body === null) {
    accept(new Map());
    return { fields: new Map(), files: [], tooMany: false };
  }
  const source = Readable.fromWeb(request.body as ReadableStream<Uint8Array>);
  const refusals: unknown[] = [];
  const mayGoOn = (fields: ReadonlyMap<string, string>): boolean => {
    try {
      accept(fields);
    } catch (error) {
      refusals.push(error);
    }
    return refusals.length === 0;
  };
  const received = await parse(source, type, mayGoOn).finally(() => {
    // A browser reads the answer only after it has sent everything.
    source.resume();
  });
  if (refusals.length > 0) throw refusals[0];
  return received;
}

function parse(source: Readable, contentType: string, mayGoOn: (fields: ReadonlyMap<string, string>) => boolean) {
  return new Promise<ReceivedClaim>((resolve, reject) => {
    const fields = new Map<string, string>();
    const files: Promise<ReceivedFile>[] = [];
    let goesOn: boolean | null = null;
    let tooMany = false;
    const parser = busboy({
      headers: { "content-type": contentType },
      limits: { ...FIELD_LIMITS, files: CLAIM_FILE_LIMITS.files, fileSize: CLAIM_FILE_LIMITS.bytes },
      defParamCharset: "utf8",
    });
    parser.on("field", (name, value) => fields.set(name, value));
    parser.on("file", (_name, bytes, info) => {
      goesOn ??= mayGoOn(fields);
      if (goesOn) files.push(readFile(bytes, info.filename ?? ""));
      else bytes.resume();
    });
    parser.on("filesLimit", () => {
      tooMany = true;
    });
    parser.on("close", () => {
      goesOn ??= mayGoOn(fields);
      Promise.all(files).then((read) => {
        // Browsers send an empty nameless part where no file was chosen.
        const chosen = read.filter(({ fileName, bytes }) => fileName !== "" || bytes.length > 0);
        resolve({ fields, files: chosen, tooMany });
      }, reject);
    });
    parser.on("error", reject);
    source.on("error", reject);
    source.pipe(parser);
  });
}

async function readFile(stream: Readable & { truncated?: boolean }, fileName: string): Promise<ReceivedFile> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return { fileName, bytes: new Uint8Array(Buffer.concat(chunks)), tooLarge: stream.truncated === true };
}
