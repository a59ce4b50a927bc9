import { protectedLoader } from "#app/http/access.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { loadRoleForecast } from "#app/services/forecast/load-role-forecast.server.ts";
import { exportView } from "#app/services/record-export.server.ts";
import { FAN_HEADER, fanRows } from "#app/ui/forecast/fan-rows.ts";
import { forecastSearch, parseForecastState } from "#app/ui/forecast/forecast-types.ts";

/** Exactly the numbers of this address as a file. */
export const loader = protectedLoader("planning:read", async ({ viewer, params, request }) => {
  const state = parseForecastState(new URL(request.url).searchParams);
  const asked = {
    roleId: params["roleId"] ?? "",
    siteId: state.site,
    quarters: state.quarters,
    off: new Set(state.off),
  };
  const page = requireOk(await loadRoleForecast(viewer, asked), () => ({ kind: "not-found" }));
  const { figures, quarters, role, asOf } = page;
  const file = await exportView(viewer, {
    view: "forecast-role",
    address: `/forecast/roles/${role.id}${forecastSearch(state)}`,
    header: FAN_HEADER,
    rows: figures === null ? [] : fanRows(role.name, figures, quarters),
  });
  return new Response(file, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="forecast-${role.id}-${asOf}.csv"`,
    },
  });
});
