import { createReadableStreamFromReadable } from "@remix-run/node";
import { Readable } from "node:stream";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { exportRejectedRows } from "#app/services/export-rejected-rows.server.ts";

export const loader = protectedLoader("import:run", async ({ viewer, params }) => {
  const { fileName, text } = requireFound(await exportRejectedRows(viewer.orgId, params["importId"] ?? ""));
  return new Response(createReadableStreamFromReadable(Readable.from(text, { objectMode: false })), {
    headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="${fileName}"` },
  });
});
