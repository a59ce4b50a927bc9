import { CELL_STATUSES } from "#app/engine/kernel/packed-cell.ts";
import type { CellStatus } from "#app/engine/kernel/packed-cell.ts";
import { classes } from "#app/ui/classes.ts";
import { STATUS_SIGNS, STATUS_WORDS } from "./cell-words.ts";
import { StateLink } from "./state-link.tsx";
import type { HeatmapState, HeatmapValue } from "./view-state.ts";

const ENDS: Readonly<Record<HeatmapValue, readonly [string, string]>> = {
  gap: ["2 levels short", "no gap"],
  level: ["level 0", "level 5"],
  chance: ["0 %", "100 %"],
  state: ["unlikely ready", "ready"],
};

const STEPS = ["bg-scale-1", "bg-scale-2", "bg-scale-3", "bg-scale-4", "bg-scale-5"];

const SAMPLE: Readonly<Record<CellStatus, string>> = {
  ready: "bg-scale-5 text-on-scale-5",
  nearly: "bg-scale-4 text-on-scale-4",
  short: "bg-scale-1 text-on-scale-1",
  uncertain: "bg-scale-3 text-on-scale-3 hatched",
  expired: "bg-scale-2 text-on-scale-2 corner-mark",
  "not-measured": "dotted-empty",
};

interface LegendProps {
  readonly state: HeatmapState;
  readonly apply: (next: HeatmapState) => void;
}

/** What colours and signs mean. Each sign is also a filter: pressed, only such cells remain. */
export function HeatmapLegend({ state, apply }: LegendProps) {
  const [low, high] = ENDS[state.value];
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-1 text-12 text-ink-muted">
      <span className="inline-flex items-center gap-2">
        {low}
        <span aria-hidden className="keeps-colour inline-flex overflow-hidden rounded-control">
          {STEPS.map((step) => (
            <span key={step} className={`h-4 w-6 ${step}`} />
          ))}
        </span>
        {high}
      </span>
      <ul
        aria-label="Show only cells that are"
        className="flex items-center gap-1 max-md:w-full max-md:overflow-x-auto max-md:whitespace-nowrap md:flex-wrap"
      >
        {CELL_STATUSES.map((status) => {
          const on = state.states.includes(status);
          const states = on ? state.states.filter((other) => other !== status) : [...state.states, status];
          return (
            <li key={status}>
              <StateLink
                to={{ ...state, states: CELL_STATUSES.filter((other) => states.includes(other)) }}
                apply={apply}
                current={on}
                className={classes(
                  "inline-flex min-h-8 items-center gap-1.5 rounded-control border px-2 hover:bg-sunken max-md:min-h-(--touch)",
                  on ? "border-accent bg-accent-soft font-medium text-accent-strong" : "border-transparent",
                )}
              >
                <span
                  aria-hidden
                  className={`keeps-colour inline-flex size-4 items-center justify-center rounded-[2px] text-12 leading-none ${SAMPLE[status]}`}
                >
                  {status === "not-measured" ? "" : STATUS_SIGNS[status]}
                </span>
                {STATUS_WORDS[status]}
              </StateLink>
            </li>
          );
        })}
        {state.states.length > 0 && (
          <li>
            <StateLink
              to={{ ...state, states: [] }}
              apply={apply}
              className="inline-flex min-h-8 items-center rounded-control px-2 text-accent underline max-md:min-h-(--touch)"
            >
              Show all
            </StateLink>
          </li>
        )}
      </ul>
    </div>
  );
}
