import { classes } from "#app/ui/classes.ts";
import { StateLink } from "./state-link.tsx";
import { DEFAULT_STATE } from "./view-state.ts";
import type { HeatmapState } from "./view-state.ts";

interface SwitchesProps {
  readonly state: HeatmapState;
  readonly apply: (next: HeatmapState) => void;
  readonly readsPeople: boolean;
}

/** The three questions of the grid: whose, what, and when. */
export function HeatmapSwitches({ state, apply, readsPeople }: SwitchesProps) {
  const rows = (kind: HeatmapState["rows"]): HeatmapState => ({
    ...state,
    rows: kind,
    by: null,
    sort: DEFAULT_STATE.sort,
  });
  return (
    <div className="flex flex-wrap items-end gap-x-2 gap-y-2 md:gap-x-6 md:gap-y-3 print:hidden">
      <Switch
        label="Rows"
        apply={apply}
        options={[
          { label: "Sites", to: rows("sites"), current: state.rows === "sites" },
          { label: "Teams", to: rows("teams"), current: state.rows === "teams" },
          ...(readsPeople ? [{ label: "People", to: rows("people"), current: state.rows === "people" }] : []),
        ]}
      />
      <Switch
        label="Show"
        apply={apply}
        options={[
          { label: "Gap", to: { ...state, value: "gap" }, current: state.value === "gap" },
          { label: "Level", to: { ...state, value: "level" }, current: state.value === "level" },
          { label: "Chance", to: { ...state, value: "chance" }, current: state.value === "chance" },
          { label: "State", to: { ...state, value: "state" }, current: state.value === "state" },
        ]}
      />
      <Switch
        label="Required"
        apply={apply}
        options={[
          { label: "Now", to: { ...state, horizon: "now" }, current: state.horizon === "now" },
          { label: "In 2–3 years", to: { ...state, horizon: "future" }, current: state.horizon === "future" },
        ]}
      />
    </div>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly apply: (next: HeatmapState) => void;
  readonly options: readonly { readonly label: string; readonly to: HeatmapState; readonly current: boolean }[];
}

function Switch({ label, options, apply }: SwitchProps) {
  return (
    <nav aria-label={label}>
      <p aria-hidden className="mb-1 text-12 text-ink-muted max-md:hidden">
        {label}
      </p>
      <div className="inline-flex rounded-control border border-line-strong bg-surface p-0.5">
        {options.map((option) => (
          <StateLink
            key={option.label}
            to={option.to}
            apply={apply}
            current={option.current}
            className={classes(
              "inline-flex min-h-8 items-center rounded-[3px] px-3 text-14 font-medium whitespace-nowrap max-md:min-h-(--touch)",
              option.current ? "bg-accent-soft text-accent-strong" : "text-ink-muted hover:bg-sunken hover:text-ink",
            )}
          >
            {option.label}
          </StateLink>
        ))}
      </div>
    </nav>
  );
}
