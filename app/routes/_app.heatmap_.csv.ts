import { protectedLoader } from "#app/http/access.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { exportView } from "#app/services/record-export.server.ts";
import { loadGapHeatmap } from "#app/services/load-gap-heatmap.server.ts";
import { arrange } from "#app/ui/heatmap/arrange.ts";
import { decodeRows } from "#app/ui/heatmap/decode.ts";
import { exportTable } from "#app/ui/heatmap/export-rows.ts";
import { heatmapHref, parseHeatmapState } from "#app/ui/heatmap/view-state.ts";

/** Exactly the view of this address as a file. It is drawn by the same functions as the page. */
export const loader = protectedLoader("heatmap:read:aggregate", async ({ viewer, request }) => {
  const asked = parseHeatmapState(new URL(request.url).searchParams);
  const { grid, asOf, readsPeople } = requireOk(await loadGapHeatmap(viewer, asked), () => ({ kind: "not-found" }));
  const state = { ...asked, rows: grid.rows.kind };
  const rows = decodeRows(grid);
  const table = exportTable({ grid, rows, state, arrangement: arrange(grid, rows, state), opensPeople: readsPeople });
  const file = await exportView(viewer, { view: "heatmap", address: heatmapHref(state), ...table });
  return new Response(file, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="heatmap-${state.rows}-${state.value}-${asOf}.csv"`,
    },
  });
});
