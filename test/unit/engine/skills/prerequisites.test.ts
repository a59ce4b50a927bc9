import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { skillId } from "#app/engine/kernel/ids.ts";
import { prerequisiteClosure, topologicalOrder } from "#app/engine/skills/prerequisites.ts";
import { createSkillGraph, directPrerequisites } from "#app/engine/skills/skill-graph.ts";
import type { Skill } from "#app/engine/skills/skill.ts";

function skillsWith(links: readonly (readonly [number, number])[], size: number): Skill[] {
  return Array.from({ length: size }, (_, position) => ({
    id: skillId(`skill-${String(position)}`),
    clusterId: "cluster",
    prerequisites: links
      .filter(([from]) => from === position)
      .map(([, to]) => ({ skillId: skillId(`skill-${String(to)}`), minLevel: 2 as const })),
    volatility: "medium",
    safetyCritical: false,
  }));
}

const acyclic = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    links: fc
      .array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 30 })
      .map((pairs) => [
        ...new Map(pairs.filter(([a, b]) => a > b).map((pair) => [pair.join(), pair] as const)).values(),
      ]),
  }),
);

describe("the prerequisite graph", () => {
  it("orders every skill after its prerequisites", () => {
    fc.assert(
      fc.property(acyclic, ({ size, links }) => {
        const order = topologicalOrder(createSkillGraph(skillsWith(links, size)));
        if (!order.ok) throw new Error("an acyclic graph was called cyclic");
        const place = new Map([...order.value].map((skill, at) => [skill, at] as const));
        expect(place.size).toBe(size);
        for (const [from, to] of links) expect(place.get(from)).toBeGreaterThan(place.get(to) ?? Infinity);
      }),
    );
  });

  it("names the skills of a cycle, each standing on the next", () => {
    const graph = createSkillGraph(
      skillsWith(
        [
          [0, 1],
          [1, 2],
          [2, 3],
          [3, 1],
        ],
        4,
      ),
    );
    const order = topologicalOrder(graph);
    expect(order.ok).toBe(false);
    if (order.ok) return;
    const { skills } = order.error;
    expect([...skills].sort()).toEqual([1, 2, 3]);
    for (const [at, skill] of skills.entries()) {
      expect([...directPrerequisites(graph, skill)]).toContain(skills[(at + 1) % skills.length]);
    }
  });

  it("closes a set of skills under prerequisites once and for all", () => {
    fc.assert(
      fc.property(acyclic, fc.nat(11), ({ size, links }, start) => {
        const graph = createSkillGraph(skillsWith(links, size));
        const closure = prerequisiteClosure(graph, [start % size]);
        expect([...prerequisiteClosure(graph, closure)]).toEqual([...closure]);
        for (const skill of closure)
          for (const target of directPrerequisites(graph, skill)) expect(closure).toContain(target);
      }),
    );
  });

  it("refuses a prerequisite that the framework does not have", () => {
    const [skill] = skillsWith([[0, 5]], 1);
    expect(() => createSkillGraph(skill === undefined ? [] : [skill])).toThrow(/unknown prerequisite skill-5/);
  });
});
