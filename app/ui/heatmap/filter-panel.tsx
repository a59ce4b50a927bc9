import { HeatmapFilters } from "./filters.tsx";
import type { FilterChoices } from "./filters.tsx";
import type { HeatmapState } from "./view-state.ts";

interface FilterPanelProps {
  readonly state: HeatmapState;
  readonly apply: (next: HeatmapState) => void;
  readonly choices: FilterChoices;
  readonly readsPeople: boolean;
}

/** The filters, folded away under a line that says which are on, so that the grid has the screen. */
export function FilterPanel({ state, apply, choices, readsPeople }: FilterPanelProps) {
  const on = activeFilters(state, choices);
  return (
    <details className="rounded-panel border border-line bg-surface print:hidden">
      <summary className="cursor-pointer px-4 py-2.5 text-14 max-md:min-h-(--touch) md:px-6">
        <span className="font-medium">Filters</span>
        <span className="text-ink-muted">{on.length === 0 ? ": none" : `: ${on.join(", ")}`}</span>
      </summary>
      <div className="border-t border-line px-4 py-4 md:px-6">
        <HeatmapFilters state={state} apply={apply} choices={choices} readsPeople={readsPeople} />
      </div>
    </details>
  );
}

function activeFilters(state: HeatmapState, choices: FilterChoices): readonly string[] {
  const name = (options: readonly { readonly value: string; readonly label: string }[], value: string | null) =>
    value === null ? [] : [options.find((option) => option.value === value)?.label.trim() ?? value];
  return [
    ...name(choices.sites, state.site),
    ...name(choices.teams, state.team),
    ...name(choices.shifts, state.shift),
    ...name(choices.roles, state.held).map((role) => `people in the role ${role}`),
    ...name(choices.roles, state.role).map((role) => `against ${role}`),
    ...name(choices.clusters, state.group),
    ...(state.evidence === "any" || state.rows !== "people" ? [] : [`evidence ${state.evidence}`]),
    ...(state.search === null ? [] : [`“${state.search}”`]),
  ];
}
