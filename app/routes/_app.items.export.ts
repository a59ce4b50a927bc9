import { protectedLoader } from "#app/http/access.server.ts";
import { exportItems } from "#app/services/export-items.server.ts";
import { parseItemListQuery } from "#app/services/item-list-query.ts";

/** The questions of the list's filter as a file, keys and all. */
export const loader = protectedLoader("content:write", async ({ viewer, session, request }) => {
  const { searchParams } = new URL(request.url);
  const format = searchParams.get("format") === "gift" ? "gift" : "csv";
  const text = await exportItems(viewer.orgId, viewer.accountId, parseItemListQuery(searchParams), format);
  const [type, extension] = format === "gift" ? ["text/plain", "gift"] : ["text/csv", "csv"];
  return new Response(text, {
    headers: {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="questions-${session.organisation.slug}.${extension}"`,
    },
  });
});
