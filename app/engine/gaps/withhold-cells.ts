import { NO_PEOPLE } from "#app/engine/kernel/packed-cell.ts";
import type { GroupCell } from "#app/engine/kernel/packed-cell.ts";
import { addCells, type ShownCells, type UnitCells } from "./pack-teams.ts";
import { suppressLine } from "./suppression.ts";

/**
 * What a viewer of sums alone may see of units × skills: per column, small groups are withheld and as many of their
 * sisters as the total over all units would otherwise give away (suppression.ts). With a filter on people, `everybody` is
 * the same units without it: a group also counts as small when fewer than `smallest` people lie between the two, because
 * one view subtracted from the other would show them. Row sums are left to the page, which adds up shown cells alone.
 * O(skills · units · log units).
 */
export function withholdSmall(
  rows: readonly UnitCells[],
  everybody: readonly UnitCells[],
  smallest: number,
): ShownCells {
  const whole = new Map(everybody.map((row) => [row.unit, row]));
  /** A group that a difference would give away is treated as one that is small itself. */
  const guarded = (count: number, of: number): number =>
    of !== count && of - count < smallest ? Math.min(count, smallest - 1) : count;
  const headcounts = suppressLine(
    rows.map((row) => guarded(row.headcount, whole.get(row.unit)?.headcount ?? row.headcount)),
    smallest,
  );
  const nSkills = rows[0]?.cells.length ?? 0;
  const columns = Array.from({ length: nSkills }, (_, skill) => {
    const counts = rows.map((row) => {
      const count = row.cells[skill]?.people ?? 0;
      return guarded(count, whole.get(row.unit)?.cells[skill]?.people ?? count);
    });
    return suppressLine(counts, smallest);
  });
  return {
    headcounts: rows.map((row, at) => (headcounts.groups[at] === true ? null : row.headcount)),
    isWithheld: (row, skill) => columns[skill]?.groups[row] === true,
    columnTotals: columns.map((column, skill) => (column.total ? null : sumColumn(rows, skill))),
    minimumGroupSize: smallest,
  };
}

function sumColumn(rows: readonly UnitCells[], skill: number): GroupCell {
  return rows.reduce<GroupCell>((total, row) => addCells(total, row.cells[skill] ?? NO_PEOPLE), NO_PEOPLE);
}
