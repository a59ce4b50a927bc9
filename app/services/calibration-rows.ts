import type { CalibrationRow } from "#app/data/calibration-reports.server.ts";
import { suppressOverlapping } from "#app/engine/gaps/suppress-overlapping.ts";
import {
  calibrationVerdict,
  gapDifference,
  gapOf,
  groupVerdict,
  type ReadinessPair,
} from "#app/engine/proficiency/calibration-of-readiness.ts";

export interface PairGroup<Pair extends ReadinessPair> {
  readonly id: string;
  readonly name: string;
  readonly pairs: readonly Pair[];
}

/** Sorts pairs into groups, each pair into exactly one; in order of name. */
export function groupPairs<Pair extends ReadinessPair>(
  pairs: readonly Pair[],
  groupOf: (pair: Pair) => { readonly id: string; readonly name: string },
): readonly PairGroup<Pair>[] {
  const groups = new Map<string, { id: string; name: string; pairs: Pair[] }>();
  for (const pair of pairs) {
    const { id, name } = groupOf(pair);
    const known = groups.get(id);
    if (known === undefined) groups.set(id, { id, name, pairs: [pair] });
    else known.pairs.push(pair);
  }
  return [...groups.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}

/**
 * The figures of groups that together are all pairs, small ones withheld so that none can be worked out from the others and
 * the total. With `compare`, each group is also held against everybody else.
 */
export function calibrationRows(
  groups: readonly PairGroup<ReadinessPair>[],
  fewestPeople: number,
  compare: boolean,
): readonly CalibrationRow[] {
  const people = groups.map(({ pairs }) => new Set(pairs.map(({ person }) => person)));
  const withheld = suppressOverlapping(people, fewestPeople);
  return groups.map(({ id, name, pairs }, at) => {
    if (withheld[at] === true) return { id, name, figures: null };
    const own = gapOf(pairs);
    const others = compare ? gapOf(groups.flatMap((group) => (group.id === id ? [] : group.pairs))) : null;
    const versusOthers = others === null || others.people < fewestPeople ? null : gapDifference(own, others);
    const verdict = compare ? groupVerdict(own, versusOthers) : calibrationVerdict(own);
    return { id, name, figures: { ...own, verdict, versusOthers } };
  });
}
