import {
  BLANK_CELL,
  CELL_STATUSES,
  FIRST_WITHOUT_EVIDENCE,
  NO_PEOPLE,
  packGroupCell,
  WITHHELD_CELL,
} from "#app/engine/kernel/packed-cell.ts";
import type { GroupCell, PersonCell } from "#app/engine/kernel/packed-cell.ts";
import { toSextets } from "#app/engine/kernel/sextets.ts";
import type { GroupRows } from "./heatmap-grid.ts";
import { personCell, type HeatmapPerson, type HeatmapQuestion } from "./pack-people.ts";

/** Sums over the people of one unit; `cells[skill]` is null where nobody needs the skill. */
export interface UnitCells {
  readonly unit: number;
  readonly headcount: number;
  readonly cells: readonly (GroupCell | null)[];
}

/** Two groups as one. */
function addCells(left: GroupCell, right: GroupCell): GroupCell {
  const [a, b] = [left.counts, right.counts];
  return {
    people: left.people + right.people,
    counts: [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4], a[5] + b[5]],
    levelTenths: left.levelTenths + right.levelTenths,
    gapTenths: left.gapTenths + right.gapTenths,
    chancePercent: left.chancePercent + right.chancePercent,
  };
}

/** A person as a group of one. */
function ofOne(cell: PersonCell, level: number): GroupCell {
  const status = CELL_STATUSES.indexOf(cell.status);
  const measured = status < FIRST_WITHOUT_EVIDENCE;
  const counts: [number, number, number, number, number, number] = [0, 0, 0, 0, 0, 0];
  counts[status] = 1;
  return {
    people: 1,
    counts,
    levelTenths: measured ? cell.levelTenths : 0,
    gapTenths: measured ? Math.max(0, level * 10 - cell.levelTenths) : 0,
    chancePercent: measured ? cell.chancePercent : 0,
  };
}

/** One row per unit that has people, in the order in which the units first appear. O(people × required skills). */
export function sumByUnit(
  people: readonly HeatmapPerson[],
  nSkills: number,
  question: HeatmapQuestion,
): readonly UnitCells[] {
  const byUnit = new Map<number, { headcount: number; cells: (GroupCell | null)[] }>();
  for (const person of people) {
    let row = byUnit.get(person.unit);
    if (row === undefined)
      byUnit.set(person.unit, (row = { headcount: 0, cells: Array(nSkills).fill(null) as null[] }));
    row.headcount += 1;
    const requirements = question.requirements[person.profile];
    if (requirements === undefined) continue;
    const { skills, levels, safetyCritical } = requirements;
    for (let at = 0; at < skills.length; at++) {
      const [skill, level] = [skills[at] ?? 0, levels[at] ?? 0];
      const cell = personCell(
        person.belief,
        { skill, level, safetyCritical: safetyCritical[at] === 1 },
        question.policy,
      );
      row.cells[skill] = addCells(row.cells[skill] ?? NO_PEOPLE, ofOne(cell, level));
    }
  }
  return Array.from(byUnit, ([unit, row]) => ({ unit, ...row }));
}

/** What may be shown of the rows; positions are those of the rows. */
export interface ShownCells {
  /** Skill -1 is the headcount. */
  readonly isWithheld: (row: number, skill: number) => boolean;
  /** Whether the sum over all rows may not be shown. */
  readonly isTotalWithheld: (skill: number) => boolean;
  /** Null: nothing is ever withheld from this viewer. */
  readonly minimumGroupSize: number | null;
}

/** For viewers who may read every record behind the sums. */
export const SHOW_ALL: ShownCells = { isWithheld: () => false, isTotalWithheld: () => false, minimumGroupSize: null };

/** Units × skills for the wire. A withheld cell leaves no trace of its numbers. */
export function packTeams(kind: GroupRows["kind"], rows: readonly UnitCells[], shown: ShownCells): GroupRows {
  const { isWithheld, isTotalWithheld, minimumGroupSize } = shown;
  const headcounts = rows.map((row, at) => (isWithheld(at, -1) ? null : row.headcount));
  const nSkills = rows[0]?.cells.length ?? 0;
  const total = (skill: number): string =>
    isTotalWithheld(skill)
      ? WITHHELD_CELL
      : packGroupCell(
          rows.reduce<GroupCell>((sum, row) => addCells(sum, row.cells[skill] ?? NO_PEOPLE), NO_PEOPLE),
          3,
        );
  return {
    kind,
    count: rows.length,
    unitOf: rows.map((row) => toSextets(row.unit, 2)).join(""),
    headcounts,
    cells: rows.map((row, at) => packRow(row, (skill) => isWithheld(at, skill))).join("\n"),
    columnTotals: Array.from({ length: nSkills }, (_, skill) => total(skill)),
    withheldRows: headcounts.filter((headcount) => headcount === null).length,
    minimumGroupSize,
  };
}

function packRow(row: UnitCells, isWithheld: (skill: number) => boolean): string {
  return row.cells
    .map((cell, skill) => {
      if (cell === null) return BLANK_CELL;
      return isWithheld(skill) ? WITHHELD_CELL : packGroupCell(cell, 2);
    })
    .join("");
}
