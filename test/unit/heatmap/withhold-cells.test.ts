import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UnitCells } from "#app/engine/gaps/pack-teams.ts";
import { withholdSmall } from "#app/engine/gaps/withhold-cells.ts";
import { NO_PEOPLE } from "#app/engine/kernel/packed-cell.ts";

const SMALLEST = 5;

const unitOf = (unit: number, people: number): UnitCells => ({
  unit,
  headcount: people,
  cells: [people === 0 ? null : { ...NO_PEOPLE, people }],
});

/** Sizes of teams by site; units are numbered through, site s has the number 1000 + s. */
const company = fc.array(fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 4,
});

function build(sites: readonly (readonly number[])[]) {
  const siteOf = new Map<number, number>();
  const units: UnitCells[] = [];
  sites.forEach((teams, site) => {
    teams.forEach((people) => {
      siteOf.set(units.length, 1000 + site);
      units.push(unitOf(units.length, people));
    });
  });
  return { units, siteOf: (unit: number) => siteOf.get(unit) ?? -1 };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

describe("small groups among units and sites", () => {
  it("cannot be read, and cannot be had by subtracting what is shown from any total that is shown", () => {
    fc.assert(
      fc.property(company, (sites) => {
        const { units, siteOf } = build(sites);
        const hidden = withholdSmall({ units, everybody: units, siteOf, smallest: SMALLEST });
        const left = new Set<number>();
        const people = (unit: UnitCells): number => unit.headcount;
        for (const unit of units) if (!hidden.unit(unit.unit, 0) && people(unit) > 0) left.add(people(unit));
        let wholeShown = 0;
        sites.forEach((teams, site) => {
          const own = units.filter((unit) => siteOf(unit.unit) === 1000 + site);
          const shown = sum(own.filter((unit) => !hidden.unit(unit.unit, 0)).map(people));
          if (!hidden.site(1000 + site, 0)) {
            left.add(sum(teams) - shown);
            if (sum(teams) > 0) left.add(sum(teams));
          }
          wholeShown += hidden.site(1000 + site, 0) ? shown : sum(teams);
        });
        if (!hidden.total(0)) left.add(sum(sites.flat()) - wholeShown);
        for (const group of left) expect(group === 0 || group >= SMALLEST).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("withholds a group of which a filter leaves out only a few", () => {
    const everybody = [unitOf(0, 12), unitOf(1, 20)];
    const filtered = [unitOf(0, 10), unitOf(1, 9)];
    const hidden = withholdSmall({ units: filtered, everybody, siteOf: () => 7, smallest: SMALLEST });
    expect(hidden.unit(0, 0)).toBe(true);
    const unfiltered = withholdSmall({ units: everybody, everybody, siteOf: () => 7, smallest: SMALLEST });
    expect(unfiltered.unit(0, 0)).toBe(false);
  });

  it("shows everything where every group is large enough", () => {
    const { units, siteOf } = build([[5, 9], [30]]);
    const hidden = withholdSmall({ units, everybody: units, siteOf, smallest: SMALLEST });
    expect(units.some((unit) => hidden.unit(unit.unit, 0) || hidden.unit(unit.unit, -1))).toBe(false);
    expect(hidden.total(0)).toBe(false);
  });
});
