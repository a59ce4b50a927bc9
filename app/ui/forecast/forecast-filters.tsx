import { FilterForm } from "../filter-form.tsx";
import { Select } from "../select.tsx";
import { QUARTER_CHOICES, USUAL_QUARTERS, type ForecastState } from "./forecast-types.ts";

interface ForecastFiltersProps {
  readonly state: ForecastState;
  readonly sites: readonly { readonly value: string; readonly label: string }[];
  /** Of a skill. */
  readonly levels?: readonly number[];
}

/** Site and horizon, kept in the address with everything else. */
export function ForecastFilters({ state, sites, levels }: ForecastFiltersProps) {
  const keep = {
    of: state.of === "skills" ? "skills" : null,
    sort: state.sort === "chance" ? null : state.sort,
  };
  return (
    <FilterForm label="What the forecast is about" keep={keep} submitLabel="Show">
      {state.off.map((key) => (
        <input key={key} type="hidden" name="off" value={key} />
      ))}
      <div className="w-56">
        <Select
          label="Site"
          name="site"
          defaultValue={state.site ?? ""}
          options={[{ value: "", label: "All sites" }, ...sites]}
        />
      </div>
      <div className="w-44">
        <Select
          label="How far"
          name="quarters"
          defaultValue={state.quarters === USUAL_QUARTERS ? "" : String(state.quarters)}
          options={QUARTER_CHOICES.map((count) => ({
            value: count === USUAL_QUARTERS ? "" : String(count),
            label: `${count} quarters`,
          }))}
        />
      </div>
      {levels !== undefined && levels.length > 1 && (
        <div className="w-44">
          <Select
            label="Level"
            name="level"
            defaultValue={state.level === null ? "" : String(state.level)}
            options={[
              { value: "", label: "The telling one" },
              ...levels.map((level) => ({ value: String(level), label: `Level ${level} or above` })),
            ]}
          />
        </div>
      )}
    </FilterForm>
  );
}
