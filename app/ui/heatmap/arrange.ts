import type { HeatmapGrid } from "#app/engine/gaps/heatmap-grid.ts";
import { CELL_SOURCES, CELL_STATUSES, disputedOfCode, sourceOfCode } from "#app/engine/kernel/packed-cell.ts";
import { statusOf } from "./cell-words.ts";
import { BLANK } from "./decode.ts";
import type { Rows } from "./decode.ts";
import { cellKey, rowKeys } from "./sort-keys.ts";
import type { HeatmapState } from "./view-state.ts";

/** A column on the screen: one skill, or a folded group of them. */
export type ViewColumn =
  | { readonly kind: "skill"; readonly skill: number }
  | { readonly kind: "fold"; readonly cluster: string; readonly skills: readonly number[] };

export interface ViewGroup {
  readonly cluster: string;
  readonly name: string;
  readonly folded: boolean;
  /** Columns on the screen that it spans. */
  readonly span: number;
  readonly skillCount: number;
}

/** What is shown and in which order: row and skill numbers of the decoded rows. */
export interface Arrangement {
  readonly rows: readonly number[];
  readonly columns: readonly ViewColumn[];
  /** Null while the columns are ordered by a row: groups then do not lie together. */
  readonly groups: readonly ViewGroup[] | null;
  /** Skills in view, folded or not, in order of column. */
  readonly skills: readonly number[];
  readonly isShown: (row: number, skill: number) => boolean;
}

/**
 * Filters, sorts and folds. O(rows × skills) for the filters, O(rows log rows) for the order; under 20 ms for
 * 2,000 × 70.
 */
export function arrange(grid: HeatmapGrid, rows: Rows, state: HeatmapState): Arrangement {
  const isShown = cellFilter(rows, state);
  const candidates = grid.skills.flatMap((skill, at) =>
    state.group === null || skill.clusterId === state.group ? [at] : [],
  );
  const filtering = state.states.length > 0 || (state.evidence !== "any" && rows.kind === "people");
  const kept: number[] = [];
  const needed = new Uint8Array(rows.columnCount);
  for (let row = 0; row < rows.count; row++) {
    let any = false;
    for (const skill of candidates) {
      if (!isShown(row, skill)) continue;
      needed[skill] = 1;
      any = true;
    }
    if (any || !filtering) kept.push(row);
  }
  const skills = state.unneeded && !filtering ? candidates : candidates.filter((skill) => needed[skill] === 1);
  const sortSkill = grid.skills.findIndex((skill) => skill.id === state.sort);
  const sorted = sortRows(rows, kept, state, (some) =>
    rowKeys(rows, state, sortSkill < 0 ? null : sortSkill, skills, isShown, some),
  );
  return { rows: sorted, skills, isShown, ...layColumns(grid, rows, state, skills, isShown) };
}

function cellFilter(rows: Rows, state: HeatmapState): (row: number, skill: number) => boolean {
  const { columnCount } = rows;
  if (rows.kind !== "people") {
    const wanted = state.states.map((status) => CELL_STATUSES.indexOf(status));
    if (wanted.length === 0) return (row, skill) => !rows.isBlankAt(row * columnCount + skill);
    return (row, skill) => {
      const cell = rows.cellAt(row * columnCount + skill);
      return cell !== null && cell !== "withheld" && wanted.some((status) => (cell.counts[status] ?? 0) > 0);
    };
  }
  const { codes } = rows;
  if (state.states.length === 0 && state.evidence === "any") {
    return (row, skill) => codes[row * columnCount + skill] !== BLANK;
  }
  return (row, skill) => {
    const code = codes[row * columnCount + skill] ?? BLANK;
    if (code === BLANK) return false;
    return (state.states.length === 0 || state.states.includes(statusOf(code))) && hasEvidence(code, state.evidence);
  };
}

function hasEvidence(code: number, wanted: HeatmapState["evidence"]): boolean {
  if (wanted === "any") return true;
  if (wanted === "disputed") return disputedOfCode(code);
  const source = CELL_SOURCES[sourceOfCode(code)];
  return wanted === "measured" ? source === "measured" || source === "judged" : source === wanted;
}

function sortRows(
  rows: Rows,
  kept: readonly number[],
  state: HeatmapState,
  keysOf: (kept: readonly number[]) => ReadonlyMap<number, number>,
): readonly number[] {
  if (state.sort === "team") return state.descending ? kept.toReversed() : kept;
  if (state.sort === "name") {
    const collator = new Intl.Collator("en", { numeric: true });
    const direction = state.descending ? -1 : 1;
    const name = (row: number): string => rows.names[row] ?? "";
    return kept.toSorted((a, b) => direction * collator.compare(name(a), name(b)) || a - b);
  }
  return byKey(kept, keysOf(kept), state.descending);
}

/** Those without a number come last whichever way round; equals keep their order. */
function byKey(items: readonly number[], keys: ReadonlyMap<number, number>, descending: boolean): readonly number[] {
  const direction = descending ? -1 : 1;
  return items.toSorted((a, b) => {
    const [x, y] = [keys.get(a) ?? NaN, keys.get(b) ?? NaN];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
    return direction * (x - y) || a - b;
  });
}

function layColumns(
  grid: HeatmapGrid,
  rows: Rows,
  state: HeatmapState,
  skills: readonly number[],
  isShown: Arrangement["isShown"],
): Pick<Arrangement, "columns" | "groups"> {
  const by = state.by === null ? -1 : rows.ids.indexOf(state.by);
  if (by >= 0) {
    const keys = new Map(
      skills.map((skill) => [skill, isShown(by, skill) ? cellKey(rows, by, skill, state.value) : NaN]),
    );
    const ordered = byKey(skills, keys, state.value === "gap");
    return { columns: ordered.map((skill) => ({ kind: "skill", skill })), groups: null };
  }
  const columns: ViewColumn[] = [];
  const groups: ViewGroup[] = [];
  for (const { id, name } of grid.clusters) {
    const own = skills.filter((skill) => grid.skills[skill]?.clusterId === id);
    if (own.length === 0) continue;
    const folded = state.folded.includes(id);
    if (folded) columns.push({ kind: "fold", cluster: id, skills: own });
    else columns.push(...own.map((skill) => ({ kind: "skill", skill }) as const));
    groups.push({ cluster: id, name, folded, span: folded ? 1 : own.length, skillCount: own.length });
  }
  return { columns, groups };
}
