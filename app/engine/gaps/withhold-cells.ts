import type { UnitCells } from "./pack-teams.ts";
import { suppressTree } from "./suppression.ts";

/** Units, each in one site; the sites make up the whole. All by position in the list of units. */
export interface WithholdQuestion {
  readonly units: readonly UnitCells[];
  /** The same units without the filter on people; `units` itself where there is none. */
  readonly everybody: readonly UnitCells[];
  readonly siteOf: (unit: number) => number;
  readonly smallest: number;
}

/** What to withhold, by unit or site and skill; skill -1 is the headcount. */
export interface Withheld {
  readonly unit: (unit: number, skill: number) => boolean;
  readonly site: (site: number, skill: number) => boolean;
  /** The number over all sites. */
  readonly total: (skill: number) => boolean;
}

const WHOLE = 0;

/**
 * What a viewer of sums alone may not see of units × skills: per skill the tree whole → sites → units is suppressed
 * (suppression.ts), over everything the viewer may see and whatever part of it a page shows, so that no page of a site,
 * subtracted from another, shows a small group. A filter on people makes groups small in a second way: fewer than
 * `smallest` between a group and the same group without the filter. Such a unit is treated as small itself; such a site
 * is withheld with all its units and the whole. O(skills · units · log units).
 */
export function withholdSmall({ units, everybody, siteOf, smallest }: WithholdQuestion): Withheld {
  const sites = [...new Set(units.map((row) => siteOf(row.unit)))];
  const nodeOfSite = new Map(sites.map((site, at) => [site, at + 1]));
  const nodeOfUnit = new Map(units.map((row, at) => [row.unit, sites.length + 1 + at]));
  const parents = Int32Array.from([
    -1,
    ...sites.map(() => WHOLE),
    ...units.map((row) => nodeOfSite.get(siteOf(row.unit)) ?? WHOLE),
  ]);
  const whole = new Map(everybody.map((row) => [row.unit, row]));
  const nSkills = units[0]?.cells.length ?? 0;
  const hidden = Array.from({ length: nSkills + 1 }, (_, at) => {
    const skill = at - 1;
    const counts = units.map((row) => countOf(row, skill));
    const of = units.map((row, unit) => countOf(whole.get(row.unit), skill) || (counts[unit] ?? 0));
    return hideNodes({ parents, first: sites.length + 1, counts, of, smallest });
  });
  const isHidden = (node: number | undefined, skill: number): boolean =>
    node !== undefined && hidden[skill + 1]?.[node] === 1;
  return {
    unit: (unit, skill) => isHidden(nodeOfUnit.get(unit), skill),
    site: (site, skill) => isHidden(nodeOfSite.get(site), skill),
    total: (skill) => isHidden(WHOLE, skill),
  };
}

const countOf = (row: UnitCells | undefined, skill: number): number =>
  skill < 0 ? (row?.headcount ?? 0) : (row?.cells[skill]?.people ?? 0);

interface Column {
  readonly parents: Int32Array;
  /** Node of the first unit. */
  readonly first: number;
  /** By unit, with the filter and without it. */
  readonly counts: readonly number[];
  readonly of: readonly number[];
  readonly smallest: number;
}

function hideNodes({ parents, first, counts, of, smallest }: Column): Uint8Array {
  const differs = (count: number, from: number): boolean => from > count && from - count < smallest;
  const people = new Int32Array(parents.length);
  const rest = new Int32Array(parents.length);
  counts.forEach((count, unit) => {
    const from = of[unit] ?? count;
    people[first + unit] = differs(count, from) ? Math.min(count, smallest - 1) : count;
    rest[first + unit] = from - count;
  });
  for (let node = parents.length - 1; node > 0; node--) {
    const parent = parents[node] ?? WHOLE;
    people[parent] = (people[parent] ?? 0) + (people[node] ?? 0);
    rest[parent] = (rest[parent] ?? 0) + (rest[node] ?? 0);
  }
  const hidden = suppressTree({ parents, people }, smallest);
  for (let node = 0; node < first; node++) {
    const left = rest[node] ?? 0;
    if (left > 0 && left < smallest && (people[node] ?? 0) > 0) hideSubtree(hidden, parents, node);
  }
  return hidden;
}

/** The node, everything below it and the whole, which would give it away. */
function hideSubtree(hidden: Uint8Array, parents: Int32Array, node: number): void {
  hidden[WHOLE] = 1;
  hidden[node] = 1;
  for (let below = node + 1; below < parents.length; below++)
    if (hidden[parents[below] ?? WHOLE] === 1 && parents[below] !== WHOLE) hidden[below] = 1;
  if (node === WHOLE) hidden.fill(1);
}
