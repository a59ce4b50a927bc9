import { useLoaderData, useLocation } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/node";
import { Download } from "lucide-react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { loadGapHeatmap } from "#app/services/load-gap-heatmap.server.ts";
import { buttonClasses } from "#app/ui/button.tsx";
import { formatDate, formatQuantity } from "#app/ui/format.ts";
import { HeatmapView } from "#app/ui/heatmap/heatmap-view.tsx";
import "#app/ui/heatmap/heatmap.css";
import "#app/ui/heatmap/heatmap-marks.css";
import { useHeatmapState } from "#app/ui/heatmap/use-heatmap-state.ts";
import { heatmapHref, parseHeatmapState } from "#app/ui/heatmap/view-state.ts";
import { Page } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/root-data.ts";

export const meta: MetaFunction = () => [{ title: "Heatmap" }];

export const loader = protectedLoader("heatmap:read:aggregate", async ({ viewer, request }) => {
  const query = new URL(request.url).searchParams;
  const page = requireOk(await loadGapHeatmap(viewer, parseHeatmapState(query)), () => ({ kind: "not-found" }));
  const from = Number(query.get("from"));
  return { ...page, startRow: Number.isInteger(from) && from > 0 ? from : 0 };
});

export default function HeatmapRoute() {
  // A change that asks the server is a new page of the same kind; what only arranges stays inside it.
  const { key, search } = useLocation();
  return <HeatmapPage key={key + search} />;
}

function HeatmapPage() {
  const data = useLoaderData<typeof loader>();
  const locale = useLocale();
  const { grid, choices, readsPeople, asOf, scopeLabel, startRow } = data;
  const [state, apply] = useHeatmapState(grid.rows.kind);
  const minimum = grid.rows.kind === "people" ? null : grid.rows.minimumGroupSize;
  return (
    <Page
      width="wide"
      title="Heatmap"
      lead="Where are skills missing against what the roles require, and where is it only not known?"
      facts={
        <p className="text-14 text-ink-muted">
          {scopeLabel}, as of {formatDate(locale, asOf)}.{" "}
          {grid.withoutRole > 0 &&
            `${formatQuantity(locale, grid.withoutRole, "person has", "people have")} no role and no row here. `}
          {minimum !== null && `Groups of fewer than ${minimum} people are withheld, here and in the export.`}
        </p>
      }
      action={
        <a href={heatmapHref(state, "/heatmap/csv")} download className={buttonClasses("secondary")}>
          <Download aria-hidden size={16} />
          Export CSV
        </a>
      }
    >
      <HeatmapView
        grid={grid}
        choices={{ ...choices, clusters: grid.clusters.map(({ id, name }) => ({ value: id, label: name })) }}
        readsPeople={readsPeople}
        state={state}
        apply={apply}
        startRow={startRow}
      />
    </Page>
  );
}
