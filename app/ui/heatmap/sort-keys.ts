import { chanceOfCode, levelTenthsOfCode, measuredOf, statusOfCode } from "#app/engine/kernel/packed-cell.ts";
import type { GroupCell } from "#app/engine/kernel/packed-cell.ts";
import { gapTenthsOf } from "./cell-words.ts";
import { BLANK } from "./decode.ts";
import type { Rows } from "./decode.ts";
import { Tally } from "./tally.ts";
import type { HeatmapState, HeatmapValue } from "./view-state.ts";

const UNMEASURED = 5;

/** What a cell sorts by; NaN for a cell without a number (blank, withheld, not measured). */
export function cellKey(rows: Rows, row: number, skill: number, value: HeatmapValue): number {
  const at = row * rows.columnCount + skill;
  if (rows.kind !== "people") {
    const cell = rows.cellAt(at);
    return cell === null || cell === "withheld" ? NaN : groupKey(cell, value);
  }
  const code = rows.codes[at] ?? BLANK;
  if (code === BLANK || statusOfCode(code) === UNMEASURED) return NaN;
  switch (value) {
    case "gap":
      return gapTenthsOf(code, rows.required[at] ?? 0);
    case "level":
      return levelTenthsOfCode(code);
    case "chance":
      return chanceOfCode(code);
    case "state":
      return statusOfCode(code);
  }
}

/** What numbers over several cells sort by. */
function groupKey(cell: GroupCell, value: HeatmapValue): number {
  const measured = measuredOf(cell);
  if (cell.people === 0 || (measured === 0 && value !== "state")) return NaN;
  switch (value) {
    case "gap":
      return cell.gapTenths / measured;
    case "level":
      return cell.levelTenths / measured;
    case "chance":
      return cell.chancePercent / measured;
    case "state":
      return cell.counts[0] / cell.people;
  }
}

/** Everything a row shows, added up over the skills in view; null when a part of it is withheld. */
export function rowTotal(
  rows: Rows,
  row: number,
  skills: readonly number[],
  isShown: (row: number, skill: number) => boolean,
): GroupCell | null {
  const tally = new Tally();
  for (const skill of skills) {
    if (!isShown(row, skill)) continue;
    const at = row * rows.columnCount + skill;
    if (rows.kind === "people") tally.addPerson(rows.codes[at] ?? BLANK, rows.required[at] ?? 0);
    else {
      const cell = rows.cellAt(at);
      if (cell === "withheld") return null;
      if (cell !== null) tally.addGroup(cell);
    }
  }
  return tally.sum();
}

/** The sort key of each row in `kept`: its cell of the skill sorted by, or its total. */
export function rowKeys(
  rows: Rows,
  state: Pick<HeatmapState, "sort" | "value">,
  sortSkill: number | null,
  skills: readonly number[],
  isShown: (row: number, skill: number) => boolean,
  kept: readonly number[],
): ReadonlyMap<number, number> {
  const keys = new Map<number, number>();
  for (const row of kept) {
    if (sortSkill !== null) keys.set(row, isShown(row, sortSkill) ? cellKey(rows, row, sortSkill, state.value) : NaN);
    else {
      const total = rowTotal(rows, row, skills, isShown);
      const value = state.sort === "ready" ? "state" : state.value;
      keys.set(row, total === null ? NaN : groupKey(total, value));
    }
  }
  return keys;
}
