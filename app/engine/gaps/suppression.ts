import { invariant } from "#app/engine/kernel/invariant.ts";

/**
 * Groups in a tree: a parent's number is published as the sum of its parts. `parents[g]` is the position of g's parent, -1
 * for a root; parents stand before their children. `people[g]` counts the whole subtree, members of no child included.
 */
export interface GroupTree {
  readonly parents: Int32Array;
  readonly people: Int32Array;
}

/**
 * Which groups to withhold so that no number about fewer than `smallest` people is shown or can be worked out from what
 * is shown: 1 = withhold. Empty groups are shown as empty.
 *
 * From the root down: small children are withheld, and with them the smallest of their sisters until the withheld part
 * of the parent, its members in no child included, holds `smallest` people; what is below a withheld group is withheld
 * too. Then the only numbers to be had by adding and subtracting are sums of shown groups and of whole withheld parts,
 * each of at least `smallest` people. O(groups · log groups). Idea: complementary suppression, L. Willenborg and T. de
 * Waal, Elements of Statistical Disclosure Control (2001), section 1.6; the tree makes the linear programme unnecessary.
 */
export function suppressTree({ parents, people }: GroupTree, smallest: number): Uint8Array {
  const withheld = new Uint8Array(people.length);
  const children = Array.from(people, (): number[] => []);
  for (let group = 0; group < people.length; group += 1) {
    const parent = parents[group] ?? -1;
    invariant(parent < group, "parents stand before their children");
    children[parent]?.push(group);
  }
  for (let group = 0; group < people.length; group += 1) {
    const count = people[group] ?? 0;
    const parent = parents[group] ?? -1;
    if (parent >= 0 ? withheld[parent] === 1 : isSmall(count, smallest)) withheld[group] = 1;
    if (withheld[group] === 0) withholdParts(children[group] ?? [], count, people, smallest, withheld);
  }
  return withheld;
}

function isSmall(count: number, smallest: number): boolean {
  return count > 0 && count < smallest;
}

/** Marks the children to withhold under a parent that is shown. */
function withholdParts(
  children: readonly number[],
  total: number,
  people: Int32Array,
  smallest: number,
  withheld: Uint8Array,
): void {
  let hidden = total;
  for (const child of children) hidden -= people[child] ?? 0;
  invariant(hidden >= 0, "a group has fewer people than its parts");
  const bySize = [...children].sort((left, right) => (people[left] ?? 0) - (people[right] ?? 0) || left - right);
  for (const child of bySize) {
    const count = people[child] ?? 0;
    if (count === 0 || (!isSmall(count, smallest) && (hidden === 0 || hidden >= smallest))) continue;
    withheld[child] = 1;
    hidden += count;
  }
}

/** One list of groups with its total: which to withhold, the total last. */
export function suppressLine(
  people: readonly number[],
  smallest: number,
): { groups: readonly boolean[]; total: boolean } {
  const total = people.reduce((sum, count) => sum + count, 0);
  const parents = Int32Array.from([-1, ...people.map(() => 0)]);
  const withheld = suppressTree({ parents, people: Int32Array.from([total, ...people]) }, smallest);
  return { groups: Array.from(withheld.subarray(1), (flag) => flag === 1), total: withheld[0] === 1 };
}

/** What to withhold of a table of counts whose cells add up along both directions. */
export interface TableSuppression {
  readonly cells: readonly (readonly boolean[])[];
  readonly rowTotals: readonly boolean[];
  readonly columnTotals: readonly boolean[];
  readonly grandTotal: boolean;
}

/**
 * A table rows × columns with totals: grand total → column totals → cells form the tree. A row total is shown only where
 * every cell of the row is, so it adds nothing that is not already on the page.
 */
export function suppressTable(counts: readonly (readonly number[])[], smallest: number): TableSuppression {
  const columns = counts[0]?.length ?? 0;
  const totals = Array.from({ length: columns }, (_, column) =>
    counts.reduce((sum, row) => sum + (row[column] ?? 0), 0),
  );
  const people = [totals.reduce((sum, total) => sum + total, 0), ...totals, ...counts.flat()];
  const parents = [-1, ...totals.map(() => 0), ...counts.flatMap((row) => row.map((_, column) => column + 1))];
  const tree = { parents: Int32Array.from(parents), people: Int32Array.from(people) };
  const withheld = Array.from(suppressTree(tree, smallest), (flag) => flag === 1);
  const cells = counts.map((_, row) => withheld.slice(1 + columns + row * columns, 1 + columns + (row + 1) * columns));
  return {
    cells,
    rowTotals: cells.map((row) => row.includes(true)),
    columnTotals: withheld.slice(1, 1 + columns),
    grandTotal: withheld[0] === true,
  };
}
