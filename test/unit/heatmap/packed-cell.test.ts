import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CELL_SOURCES,
  CELL_STATUSES,
  chanceOfCode,
  disputedOfCode,
  groupCellLength,
  levelTenthsOfCode,
  packGroupCell,
  PERSON_CELL_LENGTH,
  personCellCode,
  sourceOfCode,
  statusOfCode,
  unpackGroupCell,
} from "#app/engine/kernel/packed-cell.ts";
import { fromSextets, packUuid, PACKED_UUID_LENGTH, toSextets, unpackUuid } from "#app/engine/kernel/sextets.ts";

const personCell = fc.record({
  status: fc.constantFrom(...CELL_STATUSES),
  source: fc.constantFrom(...CELL_SOURCES),
  disputed: fc.boolean(),
  levelTenths: fc.integer({ min: 0, max: 50 }),
  chancePercent: fc.integer({ min: 0, max: 100 }),
});

describe("what goes over the wire", () => {
  it("gives back every person's cell from three characters", () => {
    fc.assert(
      fc.property(personCell, (cell) => {
        const packed = toSextets(personCellCode(cell), PERSON_CELL_LENGTH);
        expect(packed).toHaveLength(3);
        const code = fromSextets(packed, 0, PERSON_CELL_LENGTH);
        expect({
          status: CELL_STATUSES[statusOfCode(code)],
          source: CELL_SOURCES[sourceOfCode(code)],
          disputed: disputedOfCode(code),
          levelTenths: levelTenthsOfCode(code),
          chancePercent: chanceOfCode(code),
        }).toEqual(cell);
      }),
    );
  });

  it("gives back every group's cell, also from the middle of a line", () => {
    const count = fc.integer({ min: 0, max: 4095 });
    const group = fc.record({
      people: count,
      counts: fc.tuple(count, count, count, count, count, count),
      levelTenths: fc.integer({ min: 0, max: 4095 * 50 }),
      gapTenths: fc.integer({ min: 0, max: 4095 * 50 }),
      chancePercent: fc.integer({ min: 0, max: 4095 * 100 }),
    });
    fc.assert(
      fc.property(group, fc.constantFrom(2 as const, 3 as const), (cell, width) => {
        const packed = `..*${packGroupCell(cell, width)}.`;
        expect(packed).toHaveLength(4 + groupCellLength(width));
        expect(unpackGroupCell(packed, 3, width)).toEqual(cell);
      }),
    );
  });

  it("refuses a number that does not fit instead of sending another one", () => {
    expect(() => toSextets(64 ** 2, 2)).toThrow(/does not fit/);
    expect(() => toSextets(1.5, 2)).toThrow(/does not fit/);
  });

  it("gives back every id from 22 characters", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (first, second) => {
        const packed = packUuid(first) + packUuid(second);
        expect(packed).toHaveLength(2 * PACKED_UUID_LENGTH);
        expect([unpackUuid(packed, 0), unpackUuid(packed, PACKED_UUID_LENGTH)]).toEqual([first, second]);
      }),
    );
  });
});
