import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suppressLine, suppressTable, suppressTree } from "#app/engine/gaps/suppression.ts";

const SMALLEST = 5;

/** A tree of up to nine groups with people who are members of the group itself. */
const anyTree = fc
  .array(fc.record({ parent: fc.nat(), own: fc.nat(8) }), { minLength: 1, maxLength: 9 })
  .map((rows) => {
    const parents = Int32Array.from(rows, ({ parent }, at) => (at === 0 ? -1 : parent % at));
    const own = rows.map((row) => row.own);
    const people = Int32Array.from(own);
    for (let at = rows.length - 1; at > 0; at -= 1) {
      const parent = parents[at] ?? 0;
      people[parent] = (people[parent] ?? 0) + (people[at] ?? 0);
    }
    return { parents, people, own };
  });

/** Reduced row echelon form of the published sums, each a 0/1 row over the atoms. */
function rowSpace(rows: readonly (readonly number[])[]): { basis: number[][]; pivots: number[] } {
  const basis: number[][] = [];
  const pivots: number[] = [];
  for (const row of rows) {
    const rest = reduce(row, basis, pivots);
    const pivot = rest.findIndex((value) => Math.abs(value) > 1e-9);
    if (pivot < 0) continue;
    const scaled = rest.map((value) => value / (rest[pivot] ?? 1));
    for (const [at, other] of basis.entries()) {
      const factor = other[pivot] ?? 0;
      basis[at] = other.map((value, k) => value - factor * (scaled[k] ?? 0));
    }
    basis.push(scaled);
    pivots.push(pivot);
  }
  return { basis, pivots };
}

function reduce(row: readonly number[], basis: readonly (readonly number[])[], pivots: readonly number[]): number[] {
  let rest = [...row];
  for (const [at, vector] of basis.entries()) {
    const factor = rest[pivots[at] ?? 0] ?? 0;
    rest = rest.map((value, k) => value - factor * (vector[k] ?? 0));
  }
  return rest;
}

/** The smallest set of people (more than none) whose sum follows from the published sums by linear algebra. */
function smallestRecovered(published: readonly (readonly number[])[], atoms: readonly number[]): number {
  const { basis, pivots } = rowSpace(published);
  let smallest = Infinity;
  for (let subset = 1; subset < 2 ** atoms.length; subset += 1) {
    const indicator = atoms.map((_, at) => (subset >> at) & 1);
    const people = atoms.reduce((sum, count, at) => sum + count * (indicator[at] ?? 0), 0);
    if (people === 0 || people >= smallest) continue;
    // empty atoms are known to be empty: they may carry any coefficient
    const rest = reduce(indicator, basis, pivots);
    if (rest.every((value) => Math.abs(value) < 1e-9)) smallest = people;
  }
  return smallest;
}

describe("withholding small groups", () => {
  it("lets no subtraction over a tree of groups reach fewer than five people", () => {
    fc.assert(
      fc.property(anyTree, ({ parents, people, own }) => {
        const withheld = suppressTree({ parents, people }, SMALLEST);
        const isBelow = (group: number, ancestor: number): boolean => {
          for (let at = group; at >= 0; at = parents[at] ?? -1) if (at === ancestor) return true;
          return false;
        };
        // everything published, and what is known to be empty
        const published = own.flatMap((_, group) =>
          withheld[group] === 1 ? [] : [own.map((__, atom) => (isBelow(atom, group) ? 1 : 0))],
        );
        const empty = own.flatMap((count, atom) => (count === 0 ? [own.map((_, k) => (k === atom ? 1 : 0))] : []));
        expect(smallestRecovered([...published, ...empty], own)).toBeGreaterThanOrEqual(SMALLEST);
      }),
      { numRuns: 400 },
    );
  });

  it("lets no subtraction over a table with totals reach fewer than five people", () => {
    const anyTable = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) =>
      fc.array(fc.array(fc.nat(12), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
    fc.assert(
      fc.property(anyTable, (counts) => {
        const { cells, rowTotals, columnTotals, grandTotal } = suppressTable(counts, SMALLEST);
        const atoms = counts.flat();
        const columns = counts[0]?.length ?? 0;
        const sumOf = (belongs: (row: number, column: number) => boolean): number[] =>
          atoms.map((_, at) => (belongs(Math.floor(at / columns), at % columns) ? 1 : 0));
        const published = [
          ...cells.flatMap((row, r) =>
            row.flatMap((hidden, c) => (hidden ? [] : [sumOf((a, b) => a === r && b === c)])),
          ),
          ...rowTotals.flatMap((hidden, r) => (hidden ? [] : [sumOf((a) => a === r)])),
          ...columnTotals.flatMap((hidden, c) => (hidden ? [] : [sumOf((_, b) => b === c)])),
          ...(grandTotal ? [] : [sumOf(() => true)]),
          ...atoms.flatMap((count, at) => (count === 0 ? [atoms.map((_, k) => (k === at ? 1 : 0))] : [])),
        ];
        expect(smallestRecovered(published, atoms)).toBeGreaterThanOrEqual(SMALLEST);
      }),
      { numRuns: 300 },
    );
  });

  it("withholds a second group beside a single small one, the smallest that will do", () => {
    expect(suppressLine([3, 20, 8, 0], SMALLEST)).toEqual({ groups: [true, false, true, false], total: false });
  });

  it("withholds nothing where every group is large enough", () => {
    expect(suppressLine([5, 20, 8], SMALLEST)).toEqual({ groups: [false, false, false], total: false });
  });

  it("withholds no more than the small ones where they hide each other", () => {
    expect(suppressLine([3, 4, 20], SMALLEST)).toEqual({ groups: [true, true, false], total: false });
  });

  it("withholds everything about too few people", () => {
    expect(suppressLine([1, 2], SMALLEST)).toEqual({ groups: [true, true], total: true });
  });
});
