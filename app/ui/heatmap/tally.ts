import {
  chanceOfCode,
  FIRST_WITHOUT_EVIDENCE,
  levelTenthsOfCode,
  NO_PEOPLE,
  statusOfCode,
} from "#app/engine/kernel/packed-cell.ts";
import type { GroupCell } from "#app/engine/kernel/packed-cell.ts";
import { gapTenthsOf } from "./cell-words.ts";

/** Adds up cells, so that a total is always the sum of what is on the screen. */
export class Tally {
  private people = 0;
  private readonly counts: [number, number, number, number, number, number] = [0, 0, 0, 0, 0, 0];
  private levelTenths = 0;
  private gapTenths = 0;
  private chancePercent = 0;

  addPerson(code: number, required: number): void {
    const status = statusOfCode(code);
    this.people += 1;
    this.counts[status] = (this.counts[status] ?? 0) + 1;
    if (status >= FIRST_WITHOUT_EVIDENCE) return;
    this.chancePercent += chanceOfCode(code);
    this.levelTenths += levelTenthsOfCode(code);
    this.gapTenths += gapTenthsOf(code, required);
  }

  addGroup(cell: GroupCell): void {
    this.people += cell.people;
    cell.counts.forEach((count, status) => {
      this.counts[status] = (this.counts[status] ?? 0) + count;
    });
    this.chancePercent += cell.chancePercent;
    this.levelTenths += cell.levelTenths;
    this.gapTenths += cell.gapTenths;
  }

  sum(): GroupCell {
    if (this.people === 0) return NO_PEOPLE;
    const { people, levelTenths, gapTenths, chancePercent } = this;
    return { people, counts: [...this.counts], levelTenths, gapTenths, chancePercent };
  }
}
