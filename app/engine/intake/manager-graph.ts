/**
 * Rings in "reports to": each ring once, as ids in order, starting at the id that was reached first.
 * `managerOf` gives each id's manager; ids without an entry end the walk. O(n).
 */
export function findManagerCycles(managerOf: ReadonlyMap<string, string | null>): readonly (readonly string[])[] {
  const cycles: string[][] = [];
  const doneInWalk = new Map<string, number>();
  let walk = 0;
  for (const start of managerOf.keys()) {
    walk += 1;
    const trail: string[] = [];
    let current: string | null | undefined = start;
    while (current !== null && current !== undefined && !doneInWalk.has(current)) {
      doneInWalk.set(current, walk);
      trail.push(current);
      current = managerOf.get(current);
    }
    if (current !== null && current !== undefined && doneInWalk.get(current) === walk)
      cycles.push(trail.slice(trail.indexOf(current)));
  }
  return cycles;
}

/** "A → B → A", shortened in the middle when the ring is long. */
export function describeCycle(cycle: readonly string[]): string {
  const shown = cycle.length <= 6 ? cycle : [...cycle.slice(0, 5), "…"];
  return [...shown, cycle[0] ?? ""].join(" → ");
}
