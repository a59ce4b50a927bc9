import { memo } from "react";
import { StateLink } from "./state-link.tsx";
import type { GridView } from "./row-html.ts";
import type { ViewColumn, ViewGroup } from "./arrange.ts";
import { sortedBy } from "./view-state.ts";
import type { HeatmapState } from "./view-state.ts";

interface HeadProps {
  readonly view: GridView;
  readonly apply: (next: HeatmapState) => void;
}

/** Labels of the columns, each a sort; under them the groups, each folding its columns. */
export const HeatmapHead = memo(function HeatmapHead({ view, apply }: HeadProps) {
  const { arrangement, rows, state } = view;
  const value = state.value === "level" ? "Mean level" : state.value === "gap" ? "Mean gap" : "Mean chance";
  return (
    <thead>
      <tr data-row={-2}>
        <SortHead
          view={view}
          apply={apply}
          sort="name"
          className="hc"
          label={{ people: "Person", teams: "Team", sites: "Site" }[rows.kind]}
        />
        <th scope="col" className="hb" aria-label="Order the skills by a row" />
        <SortHead
          view={view}
          apply={apply}
          sort="team"
          className="ht"
          label={{ people: "Team", teams: "Site, people", sites: "People" }[rows.kind]}
        />
        {arrangement.columns.map((column) => (
          <ColumnHead key={columnKey(column)} column={column} view={view} apply={apply} />
        ))}
        <td className="hp" />
        <SortHead view={view} apply={apply} sort="total" className="hm" label={value} />
        <SortHead view={view} apply={apply} sort="ready" className="hr" label="Ready" />
      </tr>
      {arrangement.groups !== null && (
        <tr data-row={-1}>
          <td className="hc" />
          <td className="hb" />
          <td className="ht" />
          {arrangement.groups.map((group) => (
            <GroupHead key={group.cluster} group={group} state={state} apply={apply} />
          ))}
          <td className="hp" />
          <td className="hm" />
          <td className="hr" />
        </tr>
      )}
    </thead>
  );
});

export const columnKey = (column: ViewColumn): string =>
  column.kind === "skill" ? `s${column.skill}` : `f${column.cluster}`;

function orderOf(state: HeatmapState, sort: string): "ascending" | "descending" | "none" {
  if (state.sort !== sort) return "none";
  return state.descending ? "descending" : "ascending";
}

const ARROW = { ascending: " ↑", descending: " ↓", none: "" } as const;

interface SortHeadProps extends HeadProps {
  readonly sort: string;
  readonly label: string;
  readonly className: string;
}

function SortHead({ view: { state }, apply, sort, label, className }: SortHeadProps) {
  const order = orderOf(state, sort);
  return (
    <th scope="col" className={`${className} he`} aria-sort={order}>
      <StateLink to={sortedBy(state, sort)} apply={apply} tabIndex={-1} title={`Sort by ${label.toLowerCase()}`}>
        {label}
        {ARROW[order]}
      </StateLink>
    </th>
  );
}

function ColumnHead({ column, view, apply }: HeadProps & { readonly column: ViewColumn }) {
  const { grid, state } = view;
  if (column.kind === "fold") {
    const name = grid.clusters.find((cluster) => cluster.id === column.cluster)?.name ?? "";
    const unfolded = { ...state, folded: state.folded.filter((id) => id !== column.cluster) };
    return (
      <th scope="col" className="hl">
        <StateLink to={unfolded} apply={apply} tabIndex={-1} title={`Unfold ${name}`}>
          {name} ({column.skills.length})
        </StateLink>
      </th>
    );
  }
  const skill = grid.skills[column.skill];
  if (skill === undefined) return null;
  const order = orderOf(state, skill.id);
  const name = `${skill.name}${skill.safetyCritical ? " ⚠" : ""}`;
  return (
    <th scope="col" className="hl" aria-sort={order}>
      <StateLink
        to={sortedBy(state, skill.id)}
        apply={apply}
        tabIndex={-1}
        title={`${skill.name}${skill.safetyCritical ? ", safety-critical" : ""}: sort by this skill`}
      >
        <span>
          {name}
          {ARROW[order]}
        </span>
      </StateLink>
    </th>
  );
}

interface GroupHeadProps {
  readonly group: ViewGroup;
  readonly state: HeatmapState;
  readonly apply: (next: HeatmapState) => void;
}

function GroupHead({ group, state, apply }: GroupHeadProps) {
  const { cluster, name, folded, span, skillCount } = group;
  const others = state.folded.filter((id) => id !== cluster);
  const next = { ...state, folded: folded ? others : [...others, cluster].sort() };
  const what = folded ? `Unfold ${name}, ${skillCount} skills` : `Fold ${name}`;
  return (
    <th scope="colgroup" colSpan={span} className="hg">
      <StateLink to={next} apply={apply} tabIndex={-1} title={what} label={what}>
        {folded ? "▸" : "▾"} {folded ? "" : name}
      </StateLink>
    </th>
  );
}
