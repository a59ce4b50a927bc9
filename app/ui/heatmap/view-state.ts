import { CELL_STATUSES } from "#app/engine/kernel/packed-cell.ts";
import type { CellStatus } from "#app/engine/kernel/packed-cell.ts";

const ROWS = ["people", "teams", "sites"] as const;

export const VALUES = ["gap", "level", "chance", "state"] as const;
export type HeatmapValue = (typeof VALUES)[number];

export const EVIDENCE_KINDS = ["any", "measured", "judged", "self-rated", "none", "disputed"] as const;
export type EvidenceFilter = (typeof EVIDENCE_KINDS)[number];

/** What decides which people and requirements are loaded: a change asks the server. */
export interface HeatmapSelection {
  /** Null: what suits the viewer; the server says which. */
  readonly rows: "people" | "teams" | "sites" | null;
  readonly horizon: "now" | "future";
  /** One role for everybody; null: each person's own target, else current role. */
  readonly role: string | null;
  readonly site: string | null;
  readonly team: string | null;
  readonly shift: string | null;
  /** Only people whose role this is. */
  readonly held: string | null;
  readonly search: string | null;
  readonly value: HeatmapValue;
}

/** What only arranges what is already here: a change is instant. */
export interface HeatmapArrangement {
  readonly group: string | null;
  readonly evidence: EvidenceFilter;
  /** Empty: every state. */
  readonly states: readonly CellStatus[];
  readonly unneeded: boolean;
  /** "name", "team", "total" or the id of a skill. */
  readonly sort: string;
  readonly descending: boolean;
  /** The row whose values order the columns. */
  readonly by: string | null;
  readonly folded: readonly string[];
}

export interface HeatmapState extends HeatmapSelection, HeatmapArrangement {}

export const DEFAULT_STATE: HeatmapState = {
  rows: null,
  horizon: "now",
  role: null,
  site: null,
  team: null,
  shift: null,
  held: null,
  search: null,
  value: "gap",
  group: null,
  evidence: "any",
  states: [],
  unneeded: false,
  sort: "team",
  descending: false,
  by: null,
  folded: [],
};

const MAX_TEXT = 80;
const MAX_FOLDED = 40;

function oneOf<T extends string>(allowed: readonly T[], text: string | null, fallback: T): T {
  return allowed.find((value) => value === text) ?? fallback;
}

function text(query: URLSearchParams, name: string): string | null {
  const value = query.get(name)?.trim().slice(0, MAX_TEXT) ?? "";
  return value === "" ? null : value;
}

const list = (value: string | null): readonly string[] => (value === null ? [] : value.split("."));

/** The state an address stands for. Unknown values fall back to the default: an old link never fails. */
export function parseHeatmapState(query: URLSearchParams): HeatmapState {
  const states = list(query.get("state"));
  const folded = list(query.get("fold")).slice(0, MAX_FOLDED);
  return {
    rows: ROWS.find((rows) => rows === query.get("rows")) ?? null,
    horizon: oneOf(["now", "future"], query.get("horizon"), "now"),
    role: text(query, "role"),
    site: text(query, "site"),
    team: text(query, "team"),
    shift: text(query, "shift"),
    held: text(query, "held"),
    search: text(query, "q"),
    value: oneOf(VALUES, query.get("value"), DEFAULT_STATE.value),
    group: text(query, "group"),
    evidence: oneOf(EVIDENCE_KINDS, query.get("evidence"), "any"),
    states: CELL_STATUSES.filter((status) => states.includes(status)),
    unneeded: query.get("unneeded") === "show",
    sort: text(query, "sort") ?? DEFAULT_STATE.sort,
    descending: query.get("dir") === "desc",
    by: text(query, "by"),
    folded: [...new Set(folded)].sort(),
  };
}

/** The shortest query string of a state, without "?": what is default is left out, so equal views have equal links. */
export function heatmapQuery(state: HeatmapState): string {
  // By hand: a grid has hundreds of links, and URLSearchParams takes ten times as long.
  let query = "";
  const set = (name: string, value: string | null, usual: string | null = null): void => {
    if (value === null || value === usual) return;
    query += `${query === "" ? "" : "&"}${name}=${encodeURIComponent(value)}`;
  };
  set("rows", state.rows);
  set("horizon", state.horizon, DEFAULT_STATE.horizon);
  set("value", state.value, DEFAULT_STATE.value);
  set("role", state.role);
  set("site", state.site);
  set("team", state.team);
  set("shift", state.shift);
  set("held", state.held);
  set("q", state.search);
  set("group", state.group);
  set("evidence", state.evidence, DEFAULT_STATE.evidence);
  set("state", state.states.length === 0 ? null : state.states.join("."));
  set("unneeded", state.unneeded ? "show" : null);
  set("sort", state.sort, DEFAULT_STATE.sort);
  set("dir", state.descending ? "desc" : null);
  set("by", state.by);
  set("fold", state.folded.length === 0 ? null : state.folded.join("."));
  return query;
}

/** The address of a state on the page at `path`. */
export function heatmapHref(state: HeatmapState, path = "/heatmap"): string {
  const query = heatmapQuery(state);
  return query === "" ? path : `${path}?${query}`;
}

/** Sorting by a column: a second time turns it round. What matters (gaps, low chances) comes first at once. */
export function sortedBy(state: HeatmapState, sort: string): HeatmapState {
  if (state.sort === sort) return { ...state, descending: !state.descending };
  return { ...state, sort, descending: sort !== "name" && sort !== "team" && state.value === "gap" };
}
