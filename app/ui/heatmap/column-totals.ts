import { groupLook, WITHHELD } from "./cell-words.ts";
import type { CellLook } from "./cell-words.ts";
import type { ViewColumn } from "./arrange.ts";
import { BLANK } from "./decode.ts";
import type { GroupValue } from "./decode.ts";
import type { GridView } from "./row-html.ts";
import { Tally } from "./tally.ts";

/**
 * The numbers under one column, over the rows on the screen. Where some of them are withheld, over all rows as the server
 * gives them: a sum of the others would pass for the whole.
 */
function columnTotal({ rows, arrangement }: GridView, column: ViewColumn): GroupValue {
  const skills = column.kind === "skill" ? [column.skill] : column.skills;
  const tally = new Tally();
  if (rows.kind !== "people" && (rows.withholds || arrangement.rows.length === rows.count)) {
    for (const skill of skills) {
      const total = rows.columnTotals[skill] ?? null;
      if (total === "withheld") return "withheld";
      if (total !== null) tally.addGroup(total);
    }
    return tally.sum();
  }
  for (const row of arrangement.rows) {
    for (const skill of skills) {
      if (!arrangement.isShown(row, skill)) continue;
      const at = row * rows.columnCount + skill;
      if (rows.kind === "people") tally.addPerson(rows.codes[at] ?? BLANK, rows.required[at] ?? 0);
      else {
        const cell = rows.cellAt(at);
        if (cell !== null && cell !== "withheld") tally.addGroup(cell);
      }
    }
  }
  return tally.sum();
}

/** Mean of the value shown, and how many are ready. */
export function columnTotalLooks(view: GridView, column: ViewColumn): readonly [CellLook, CellLook] {
  const total = columnTotal(view, column);
  if (total === null || total === "withheld") return [WITHHELD, WITHHELD];
  const { value } = view.state;
  return [groupLook(total, value === "state" ? "chance" : value), groupLook(total, "state")];
}
