import { protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { svgResponse } from "#app/http/svg-response.server.ts";
import { loadCheckFigure } from "#app/services/checks/load-check.server.ts";

/** A picture of one's own check: figures/<item id>/<file>. It never changes, so the device keeps it for when it is offline. */
export const loader = protectedLoader("check:take:own", async ({ viewer, params }) => {
  const [item = "", ...file] = (params["*"] ?? "").split("/");
  const svg = requireFound(await loadCheckFigure(viewer, requireUuid(params["checkId"]), item, file.join("/")));
  return svgResponse(svg, { unchanging: true });
});
