import type { GroupRows, HeatmapGrid, PeopleRows } from "#app/engine/gaps/heatmap-grid.ts";
import {
  BLANK_CELL,
  DAYS_OFFSET,
  groupCellLength,
  PERSON_CELL_LENGTH,
  unpackGroupCell,
  WITHHELD_CELL,
} from "#app/engine/kernel/packed-cell.ts";
import type { GroupCell } from "#app/engine/kernel/packed-cell.ts";
import { fromSextets, PACKED_UUID_LENGTH, unpackUuid } from "#app/engine/kernel/sextets.ts";

/** Nothing is required here. */
export const BLANK = -1;

/** The people grid opened up: cell of row r and column c at r * columnCount + c. */
export interface People {
  readonly kind: "people";
  readonly count: number;
  readonly columnCount: number;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly roles: readonly string[];
  readonly units: readonly number[];
  /** Packed cells (engine/kernel/packed-cell.ts), BLANK where nothing is required. */
  readonly codes: Int32Array;
  /** Required level; 0 where nothing is required. */
  readonly required: Uint8Array;
  /** Days until the evidence ends, by cell, for what ends. */
  readonly endings: ReadonlyMap<number, number>;
}

/** A cell of a group: withheld, not required (null), or its numbers. */
export type GroupValue = GroupCell | "withheld" | null;

export interface Teams {
  readonly kind: "teams" | "sites";
  readonly count: number;
  readonly columnCount: number;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly units: readonly number[];
  readonly headcounts: readonly (number | null)[];
  /** The cell of row r and column c at r * columnCount + c; opened when it is first asked for. */
  readonly cellAt: (at: number) => GroupValue;
  /** Nobody in the row needs the skill; cheaper than opening the cell. */
  readonly isBlankAt: (at: number) => boolean;
  /** Over all rows, also those that a filter hides. */
  readonly columnTotals: readonly GroupValue[];
  /** Some cells are withheld: sums of those on the screen are not the whole. */
  readonly withholds: boolean;
}

export type Rows = People | Teams;

/** O(people × required skills) or O(units × skills). */
export function decodeRows(grid: HeatmapGrid): Rows {
  return grid.rows.kind === "people" ? decodePeople(grid, grid.rows) : decodeTeams(grid, grid.rows);
}

const lines = (text: string): readonly string[] => text.split("\n");

function decodePeople(grid: HeatmapGrid, rows: PeopleRows): People {
  const columnCount = grid.skills.length;
  const codes = new Int32Array(rows.count * columnCount).fill(BLANK);
  const required = new Uint8Array(rows.count * columnCount);
  const cells = lines(rows.cells);
  const roles: string[] = [];
  for (let row = 0; row < rows.count; row++) {
    const profile = grid.profiles[fromSextets(rows.profileOf, row * 2, 2)];
    roles.push(profile?.name ?? "");
    const packed = cells[row] ?? "";
    profile?.columns.forEach((column, at) => {
      codes[row * columnCount + column] = fromSextets(packed, at * PERSON_CELL_LENGTH, PERSON_CELL_LENGTH);
      required[row * columnCount + column] = profile.required[at] ?? 0;
    });
  }
  return {
    kind: "people",
    count: rows.count,
    columnCount,
    ids: Array.from({ length: rows.count }, (_, row) => unpackUuid(rows.ids, row * PACKED_UUID_LENGTH)),
    names: rows.count === 0 ? [] : lines(rows.names),
    roles,
    units: pairs(rows.unitOf, rows.count),
    codes,
    required,
    endings: decodeEndings(rows.endings, columnCount),
  };
}

const pairs = (packed: string, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => fromSextets(packed, at * 2, 2));

function decodeEndings(packed: string, columnCount: number): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  lines(packed).forEach((line, row) => {
    for (let at = 0; at < line.length; at += 4) {
      days.set(row * columnCount + fromSextets(line, at, 2), fromSextets(line, at + 2, 2) - DAYS_OFFSET);
    }
  });
  return days;
}

function decodeTeams(grid: HeatmapGrid, rows: GroupRows): Teams {
  const columnCount = grid.skills.length;
  const units = pairs(rows.unitOf, rows.count);
  const total = (packed: string): GroupValue => decodeCell(packed, 0, 3);
  return {
    kind: rows.kind,
    count: rows.count,
    columnCount,
    ids: units.map((unit) => grid.units[unit]?.id ?? ""),
    names: units.map((unit) => grid.units[unit]?.name ?? ""),
    units,
    headcounts: rows.headcounts,
    ...lazyCells(rows.cells, rows.count, columnCount),
    columnTotals: rows.columnTotals.map(total),
    withholds: rows.minimumGroupSize !== null,
  };
}

function decodeCell(packed: string, at: number, width: 2 | 3): GroupValue {
  const first = packed.charAt(at);
  if (first === BLANK_CELL || first === "") return null;
  return first === WITHHELD_CELL ? "withheld" : unpackGroupCell(packed, at, width);
}

/** Finds where each cell begins and opens it on demand: most of a large grid is never looked at. */
function lazyCells(packed: string, count: number, columnCount: number): Pick<Teams, "cellAt" | "isBlankAt"> {
  const length = groupCellLength(2);
  const starts = new Int32Array(count * columnCount);
  let at = 0;
  for (let cell = 0; cell < starts.length; cell++) {
    // A line break before each row but the first.
    if (cell > 0 && cell % columnCount === 0) at += 1;
    starts[cell] = at;
    const first = packed.charAt(at);
    at += first === BLANK_CELL || first === WITHHELD_CELL ? 1 : length;
  }
  const opened: GroupValue[] = [];
  return {
    isBlankAt: (cell) => packed.charAt(starts[cell] ?? 0) === BLANK_CELL,
    cellAt: (cell) => {
      const known = opened[cell];
      if (known !== undefined) return known;
      const value = decodeCell(packed, starts[cell] ?? 0, 2);
      opened[cell] = value;
      return value;
    },
  };
}
