import { protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { svgResponse } from "#app/http/svg-response.server.ts";
import { loadItemFigure } from "#app/services/load-item.server.ts";

/** A picture of the present text of a question. Opened by itself it runs nothing and fetches nothing. */
export const loader = protectedLoader("content:write", async ({ viewer, params }) => {
  const svg = requireFound(
    await loadItemFigure(viewer.orgId, params["itemId"] ?? "", `figures/${params["figure"] ?? ""}`),
  );
  return svgResponse(svg, { unchanging: false });
});
