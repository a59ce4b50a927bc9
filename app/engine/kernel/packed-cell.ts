import { fromSextets, toSextets } from "./sextets.ts";

/** What a person's cell says, in words of the product; order = code. */
export const CELL_STATUSES = ["ready", "nearly", "short", "uncertain", "expired", "not-measured"] as const;
export type CellStatus = (typeof CELL_STATUSES)[number];

/** The strongest counting evidence behind a cell; order = code. */
export const CELL_SOURCES = ["none", "self-rated", "measured", "judged"] as const;
export type CellSource = (typeof CELL_SOURCES)[number];

/** One skill of one person against what is required. */
export interface PersonCell {
  readonly status: CellStatus;
  readonly source: CellSource;
  /** An entry is disputed and does not count until it is decided. */
  readonly disputed: boolean;
  /** 0…5 in tenths. */
  readonly levelTenths: number;
  /** Chance of meeting the requirement, whole percent 0…100. */
  readonly chancePercent: number;
}

/**
 * Additive numbers over cells of people: one skill over a group, or a person over skills. The six counts of states sum
 * to `people`; the sums are over those alone who are measured and whose evidence still counts (`measuredOf`).
 */
export interface GroupCell {
  readonly people: number;
  /** By state, in the order of CELL_STATUSES. */
  readonly counts: readonly [number, number, number, number, number, number];
  /** Sum of levels, tenths. */
  readonly levelTenths: number;
  /** Sum of shortfalls against the requirements, tenths. */
  readonly gapTenths: number;
  /** Sum of chances of meeting the requirement, whole percent. */
  readonly chancePercent: number;
}

export const NO_PEOPLE: GroupCell = {
  people: 0,
  counts: [0, 0, 0, 0, 0, 0],
  levelTenths: 0,
  gapTenths: 0,
  chancePercent: 0,
};

/** Statuses from this code on have no evidence that counts: expired, not measured. */
export const FIRST_WITHOUT_EVIDENCE = 4;

/** Those of a group with evidence that counts. */
export const measuredOf = (cell: GroupCell): number => cell.people - cell.counts[4] - cell.counts[5];

const LEVELS = 51;
const CHANCES = 101;

/** Characters of a person's cell: 6 × 4 × 2 × 51 × 101 combinations fit three sextets. */
export const PERSON_CELL_LENGTH = 3;

/** A person's cell as one whole number below 64³. */
export function personCellCode(cell: PersonCell): number {
  const kind = (CELL_STATUSES.indexOf(cell.status) * CELL_SOURCES.length + CELL_SOURCES.indexOf(cell.source)) * 2;
  return ((kind + (cell.disputed ? 1 : 0)) * LEVELS + cell.levelTenths) * CHANCES + cell.chancePercent;
}

export const chanceOfCode = (code: number): number => code % CHANCES;
export const levelTenthsOfCode = (code: number): number => Math.floor(code / CHANCES) % LEVELS;
export const disputedOfCode = (code: number): boolean => Math.floor(code / (CHANCES * LEVELS)) % 2 === 1;
/** Index into CELL_SOURCES. */
export const sourceOfCode = (code: number): number => Math.floor(code / (CHANCES * LEVELS * 2)) % CELL_SOURCES.length;
/** Index into CELL_STATUSES. */
export const statusOfCode = (code: number): number => Math.floor(code / (CHANCES * LEVELS * 2 * CELL_SOURCES.length));

/** Added to days before they are packed: two characters reach five and a half years either way. */
export const DAYS_OFFSET = 2047;

/** A cell in which nobody needs the skill. */
export const BLANK_CELL = ".";
/** A cell withheld because the group is too small. */
export const WITHHELD_CELL = "*";

/** Characters per count: two reach 4,095 people, three 262,143. */
export type CountWidth = 2 | 3;

/** Characters of a group's cell: seven counts, two sums of levels, one sum of percents. */
export const groupCellLength = (width: CountWidth): number => 7 * width + 2 * (width + 1) + width + 2;

export function packGroupCell(cell: GroupCell, width: CountWidth): string {
  return (
    [cell.people, ...cell.counts].map((count) => toSextets(count, width)).join("") +
    toSextets(cell.levelTenths, width + 1) +
    toSextets(cell.gapTenths, width + 1) +
    toSextets(cell.chancePercent, width + 2)
  );
}

export function unpackGroupCell(text: string, offset: number, width: CountWidth): GroupCell {
  const sums = offset + 7 * width;
  return {
    people: fromSextets(text, offset, width),
    counts: [
      fromSextets(text, offset + width, width),
      fromSextets(text, offset + 2 * width, width),
      fromSextets(text, offset + 3 * width, width),
      fromSextets(text, offset + 4 * width, width),
      fromSextets(text, offset + 5 * width, width),
      fromSextets(text, offset + 6 * width, width),
    ],
    levelTenths: fromSextets(text, sums, width + 1),
    gapTenths: fromSextets(text, sums + width + 1, width + 1),
    chancePercent: fromSextets(text, sums + 2 * (width + 1), width + 2),
  };
}
