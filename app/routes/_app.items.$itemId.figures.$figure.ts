import { protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { loadItemFigure } from "#app/services/load-item.server.ts";

/** A picture of the present text of a question. Opened by itself it runs nothing and fetches nothing. */
export const loader = protectedLoader("content:write", async ({ viewer, params }) => {
  const svg = requireFound(
    await loadItemFigure(viewer.orgId, params["itemId"] ?? "", `figures/${params["figure"] ?? ""}`),
  );
  return new Response(svg, {
    headers: {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "X-Content-Type-Options": "nosniff",
    },
  });
});
