import { protectedLoader } from "#app/http/access.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { loadSkillForecast } from "#app/services/forecast/load-skill-forecast.server.ts";
import { exportView } from "#app/services/record-export.server.ts";
import { FAN_HEADER, fanRows } from "#app/ui/forecast/fan-rows.ts";
import { forecastSearch, parseForecastState } from "#app/ui/forecast/forecast-types.ts";

/** Exactly the numbers of this address as a file. */
export const loader = protectedLoader("planning:read", async ({ viewer, params, request }) => {
  const state = parseForecastState(new URL(request.url).searchParams);
  const { site, quarters: count, level } = state;
  const asked = { skillId: params["skillId"] ?? "", siteId: site, quarters: count, level };
  const page = requireOk(await loadSkillForecast(viewer, asked), () => ({ kind: "not-found" }));
  const { figures, quarters, skill, asOf } = page;
  const name = `${skill.name}, level ${String(page.level ?? 0)} or above`;
  const file = await exportView(viewer, {
    view: "forecast-skill",
    address: `/forecast/skills/${skill.id}${forecastSearch(state)}`,
    header: FAN_HEADER,
    rows: figures === null ? [] : fanRows(name, figures, quarters),
  });
  return new Response(file, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="forecast-${skill.id}-${asOf}.csv"`,
    },
  });
});
