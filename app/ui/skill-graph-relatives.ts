/** From a prerequisite to the skill that builds on it. */
interface Link {
  readonly from: string;
  readonly to: string;
}

/** A skill with everything it builds on, however far down, and everything it opens, however far up. */
export function relativesOf(links: readonly Link[], id: string): ReadonlySet<string> {
  return new Set([
    ...reach(id, (at) => links.filter((link) => link.to === at).map((link) => link.from)),
    ...reach(id, (at) => links.filter((link) => link.from === at).map((link) => link.to)),
  ]);
}

function reach(start: string, next: (at: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const at of seen) for (const found of next(at)) seen.add(found);
  return seen;
}
