import { createReadableStreamFromReadable } from "@remix-run/node";
import { Readable } from "node:stream";
import type { StoredClaimFile } from "#app/data/prior-learning.server.ts";

/**
 * A file that somebody uploaded, as a download of exactly the kind its first bytes showed: never drawn as a page of ours,
 * nothing in it runs. (An <img> shows it all the same.)
 */
export function claimFileResponse({ fileName, mediaType, bytes }: StoredClaimFile): Response {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\]/g, "_");
  return new Response(createReadableStreamFromReadable(Readable.from(Buffer.from(bytes), { objectMode: false })), {
    headers: {
      "Content-Type": mediaType,
      "Content-Length": String(bytes.byteLength),
      "Content-Disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cross-Origin-Resource-Policy": "same-origin",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
