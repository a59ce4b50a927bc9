import { useRef } from "react";
import type { FormEvent } from "react";
import { buttonClasses } from "#app/ui/button.tsx";
import { Select } from "#app/ui/select.tsx";
import type { Option, OptionGroup } from "#app/ui/select.tsx";
import { TextInput } from "#app/ui/text-input.tsx";
import { heatmapQuery, parseHeatmapState } from "./view-state.ts";
import type { HeatmapState } from "./view-state.ts";

/** What the filters offer; made by the server for this viewer. */
export interface FilterChoices {
  readonly sites: readonly Option[];
  readonly teams: readonly (Option & { readonly site: string })[];
  readonly shifts: readonly Option[];
  readonly roles: readonly Option[];
  readonly clusters: readonly Option[];
}

interface FiltersProps {
  readonly state: HeatmapState;
  readonly apply: (next: HeatmapState) => void;
  readonly choices: FilterChoices;
  readonly readsPeople: boolean;
}

const any = (label: string): Option => ({ value: "", label });

const EVIDENCE: readonly Option[] = [
  { value: "any", label: "Any evidence" },
  { value: "measured", label: "Measured" },
  { value: "judged", label: "Judged by a person" },
  { value: "self-rated", label: "Self-rating only" },
  { value: "none", label: "No evidence" },
  { value: "disputed", label: "Disputed entry" },
];

/** Names of the controls below; everything else of the state travels in hidden fields. */
const CONTROLS = ["site", "team", "shift", "held", "role", "group", "evidence", "q", "unneeded"];

/** An ordinary form: it works without script; with it, a choice takes effect at once. */
export function HeatmapFilters({ state, apply, choices, readsPeople }: FiltersProps) {
  const form = useRef<HTMLFormElement>(null);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (form.current === null) return;
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form.current)) if (typeof value === "string") query.append(name, value);
    apply(parseHeatmapState(query));
  };
  const kept = [...new URLSearchParams(heatmapQuery(state))].filter(([name]) => !CONTROLS.includes(name));
  const people = state.rows === "people";
  return (
    <form
      ref={form}
      method="get"
      action="/heatmap"
      role="search"
      aria-label="Filter the heatmap"
      onSubmit={send}
      onChange={(event) => {
        const isText = event.target instanceof HTMLInputElement && event.target.type === "search";
        if (!isText) send(event);
      }}
      className="grid grid-cols-2 items-end gap-3 md:grid-cols-3 lg:grid-cols-4 2xl:grid-cols-8"
    >
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Filter label="Site" name="site" value={state.site} options={[any("All sites"), ...choices.sites]} />
      <Filter label="Team" name="team" value={state.team} options={[any("All teams"), ...teamOptions(choices)]} />
      {/* With sums alone a second filter of people would let small groups be worked out. */}
      {readsPeople && (
        <Filter label="Shift" name="shift" value={state.shift} options={[any("All shifts"), ...choices.shifts]} />
      )}
      <Filter label="People in role" name="held" value={state.held} options={[any("All roles"), ...choices.roles]} />
      <Filter label="Against role" name="role" value={state.role} options={[any("Their own role"), ...choices.roles]} />
      <Filter label="Skill group" name="group" value={state.group} options={[any("All skills"), ...choices.clusters]} />
      {people && <Filter label="Evidence" name="evidence" value={state.evidence} options={EVIDENCE} />}
      {readsPeople && people && (
        <TextInput label="Person" name="q" type="search" defaultValue={state.search ?? ""} key={state.search} />
      )}
      <div className="col-span-full flex flex-wrap items-center gap-x-6 gap-y-2">
        <label className="inline-flex min-h-8 cursor-pointer items-center gap-2 text-14 max-md:min-h-(--touch)">
          <input
            type="checkbox"
            name="unneeded"
            value="show"
            defaultChecked={state.unneeded}
            className="size-4 cursor-pointer accent-accent"
          />
          Show skills that nobody here needs
        </label>
        <button type="submit" className={buttonClasses("secondary", true)}>
          Apply filters
        </button>
        <a href="/heatmap" className="text-14 text-accent underline decoration-accent/40 underline-offset-2">
          Clear everything
        </a>
      </div>
    </form>
  );
}

interface FilterProps {
  readonly label: string;
  readonly name: string;
  readonly value: string | null;
  readonly options: readonly (Option | OptionGroup)[];
}

function Filter({ label, name, value, options }: FilterProps) {
  return <Select label={label} name={name} defaultValue={value ?? ""} options={options} />;
}

function teamOptions({ teams }: FilterChoices): readonly (Option | OptionGroup)[] {
  const sites = [...new Set(teams.map((team) => team.site))];
  if (sites.length < 2) return teams;
  return sites.map((site) => ({
    label: site === "" ? "No site" : site,
    options: teams.filter((team) => team.site === site),
  }));
}
