import type { GraphSkill } from "./skill-graph-layout.ts";

/** A skill with everything below it (what it builds on) and above it (what it opens). */
export function relativesOf(skills: readonly GraphSkill[], id: string): ReadonlySet<string> {
  const below = new Map(skills.map((skill) => [skill.id, skill.prerequisites.map(({ skillId }) => skillId)]));
  const above = new Map<string, string[]>();
  for (const [skillId, prerequisites] of below) {
    for (const prerequisite of prerequisites) above.set(prerequisite, [...(above.get(prerequisite) ?? []), skillId]);
  }
  return new Set([...reach(below, id), ...reach(above, id)]);
}

function reach(links: ReadonlyMap<string, readonly string[]>, start: string): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const id of seen) links.get(id)?.forEach((next) => seen.add(next));
  return seen;
}
