import { Link } from "@remix-run/react";
import { Grid3x3 } from "lucide-react";
import { useMemo, useState } from "react";
import type { HeatmapGrid } from "#app/engine/gaps/heatmap-grid.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { arrange } from "./arrange.ts";
import { decodeRows } from "./decode.ts";
import { FilterPanel } from "./filter-panel.tsx";
import type { FilterChoices } from "./filters.tsx";
import { HeatmapTable } from "./heatmap-table.tsx";
import { HeatmapLegend } from "./legend.tsx";
import { Readout } from "./readout.tsx";
import type { GridView } from "./row-html.ts";
import { HeatmapSwitches } from "./switches.tsx";
import { heatmapHref } from "./view-state.ts";
import type { HeatmapState } from "./view-state.ts";

/** Rows on a page for readers without script. */
const PAGE = 40;

interface HeatmapViewProps {
  readonly grid: HeatmapGrid;
  readonly choices: FilterChoices;
  readonly readsPeople: boolean;
  readonly state: HeatmapState;
  readonly apply: (next: HeatmapState) => void;
  /** First row to draw on the server. */
  readonly startRow: number;
}

/** Switches, filters, legend, grid and the line that reads the cell one is on. */
export function HeatmapView({ grid, choices, readsPeople, state, apply, startRow }: HeatmapViewProps) {
  const rows = useMemo(() => decodeRows(grid), [grid]);
  const view: GridView = useMemo(
    () => ({ grid, rows, state, arrangement: arrange(grid, rows, state), opensPeople: readsPeople }),
    [grid, rows, state, readsPeople],
  );
  const [place, setPlace] = useState<{ readonly row: number; readonly column: number } | null>(null);
  const shown = view.arrangement.rows.length;
  return (
    <div className="flex flex-col gap-4">
      <HeatmapSwitches state={state} apply={apply} readsPeople={readsPeople} />
      <FilterPanel state={state} apply={apply} choices={choices} readsPeople={readsPeople} />
      <section aria-label="Heatmap" className="min-w-0 overflow-hidden rounded-panel border border-line bg-surface">
        <div className="border-b border-line px-4 py-2 md:px-6">
          <HeatmapLegend state={state} apply={apply} />
        </div>
        {shown === 0 ? (
          <div className="p-6">
            <NothingHere state={state} people={rows.count} withoutRole={grid.withoutRole} />
          </div>
        ) : (
          <HeatmapTable view={view} apply={apply} startRow={startRow} label={labelOf(state)} onPoint={setPlace} />
        )}
        <Readout view={view} place={place} />
      </section>
      <NoScriptPages state={state} startRow={startRow} count={shown} />
    </div>
  );
}

const WHAT = { gap: "gaps", level: "levels", chance: "chances of being ready", state: "states" } as const;

const labelOf = (state: HeatmapState): string =>
  `${{ people: "People", teams: "Teams", sites: "Sites" }[state.rows ?? "teams"]} by skills: ${WHAT[state.value]}`;

interface NothingHereProps {
  readonly state: HeatmapState;
  readonly people: number;
  readonly withoutRole: number;
}

function NothingHere({ state, people, withoutRole }: NothingHereProps) {
  if (people > 0) {
    const all = { ...state, states: [], evidence: "any", group: null } as const;
    return (
      <EmptyState
        icon={Grid3x3}
        title="No cell is in the state asked for"
        action={<Link to={heatmapHref(all)}>Show all cells</Link>}
      >
        The people are here, but the filter on states, evidence or skills leaves none of their cells.
      </EmptyState>
    );
  }
  const action =
    withoutRole > 0 ? (
      <Link to="/admin/titles">Map job titles to roles</Link>
    ) : (
      <Link to="/heatmap">Clear the filters</Link>
    );
  return (
    <EmptyState icon={Grid3x3} title="Nobody with a role is in this selection" action={action}>
      {withoutRole > 0
        ? `${withoutRole} people are here, but none has a role, so nothing is required of them.`
        : "No person matches these filters."}
    </EmptyState>
  );
}

interface NoScriptPagesProps {
  readonly state: HeatmapState;
  readonly startRow: number;
  readonly count: number;
}

/** With script all rows scroll; without it they come in pages. */
function NoScriptPages({ state, startRow, count }: NoScriptPagesProps) {
  if (count <= PAGE) return null;
  const at = (start: number): string => {
    const href = heatmapHref(state);
    return `${href}${href.includes("?") ? "&" : "?"}from=${start}`;
  };
  return (
    <noscript>
      <nav aria-label="Pages of rows" className="flex gap-4 text-14">
        <span>
          Rows {startRow + 1} to {Math.min(count, startRow + PAGE)} of {count}
        </span>
        {startRow > 0 && <a href={at(Math.max(0, startRow - PAGE))}>Previous</a>}
        {startRow + PAGE < count && <a href={at(startRow + PAGE)}>Next</a>}
      </nav>
    </noscript>
  );
}
