import { protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { requirePosition } from "#app/http/route-params.server.ts";
import { svgResponse } from "#app/http/svg-response.server.ts";
import { lessonFigure } from "#app/services/lessons/load-lesson.server.ts";

/** A picture of a lesson at a version. It never changes, so the device may keep it. */
export const loader = protectedLoader("framework:read", async ({ viewer, params }) => {
  const { lessonId = "", version, figure = "" } = params;
  const svg = requireFound(await lessonFigure(viewer, lessonId, requirePosition(version), `figures/${figure}`));
  return svgResponse(svg, { unchanging: true });
});
