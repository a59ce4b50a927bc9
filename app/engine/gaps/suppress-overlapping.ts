/**
 * Which groups of one partition of facts to withhold when the same person may stand in several of them: 1 = withhold. Small
 * groups are withheld, and with them the next smallest until the people of the withheld ones are together at least
 * `smallest`: what is left of the total is then about that many. Every fact must be in exactly one group. O(people).
 */
export function suppressOverlapping(groups: readonly ReadonlySet<string>[], smallest: number): readonly boolean[] {
  const withheld = groups.map((people) => people.size < smallest);
  const hidden = new Set<string>();
  for (const [at, people] of groups.entries())
    if (withheld[at] === true) for (const person of people) hidden.add(person);
  const bySize = [...groups.entries()].sort(([, left], [, right]) => left.size - right.size);
  for (const [at, people] of bySize) {
    if (hidden.size === 0 || hidden.size >= smallest) break;
    if (withheld[at] === true) continue;
    withheld[at] = true;
    for (const person of people) hidden.add(person);
  }
  return withheld;
}
