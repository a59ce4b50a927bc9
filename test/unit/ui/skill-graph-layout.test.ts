import fc from "fast-check";
import { expect, test } from "vitest";
import { type GraphSkill, NODE_HEIGHT, NODE_WIDTH, layoutSkillGraph } from "#app/ui/skill-graph-layout.ts";
import { relativesOf } from "#app/ui/skill-graph-relatives.ts";

const CLUSTERS = ["a", "b", "c", "d"].map((id) => ({ id, name: id.toUpperCase() }));

/** Acyclic by construction: a skill may only build on earlier ones. */
const graphs = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.array(fc.nat({ max: 40 }), { maxLength: 4 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((rows) =>
    rows.map(([cluster, links], index): GraphSkill => {
      const earlier = new Set(links.filter((link) => link < index));
      return {
        id: `s${index}`,
        name: `Skill ${index}`,
        clusterId: CLUSTERS[cluster]?.id ?? "a",
        prerequisites: [...earlier].map((link) => ({ skillId: `s${link}`, minLevel: 2 })),
      };
    }),
  );

test("every skill is drawn once, right of everything it builds on", () => {
  fc.assert(
    fc.property(graphs, (skills) => {
      const layout = layoutSkillGraph(CLUSTERS, skills);
      const at = new Map(layout.nodes.map((node) => [node.skill.id, node]));
      expect(layout.nodes).toHaveLength(skills.length);
      for (const edge of layout.edges) {
        expect(at.get(edge.to)?.x).toBeGreaterThanOrEqual((at.get(edge.from)?.x ?? Infinity) + NODE_WIDTH);
      }
      expect(layout.edges).toHaveLength(skills.reduce((sum, skill) => sum + skill.prerequisites.length, 0));
    }),
  );
});

test("no two skills overlap, and each lies in the lane of its cluster and inside the drawing", () => {
  fc.assert(
    fc.property(graphs, (skills) => {
      const { nodes, lanes, width, height } = layoutSkillGraph(CLUSTERS, skills);
      const laneOf = new Map(lanes.map((lane) => [lane.id, lane]));
      for (const [index, node] of nodes.entries()) {
        const lane = laneOf.get(node.skill.clusterId);
        expect(node.y).toBeGreaterThanOrEqual(lane?.y ?? Infinity);
        expect(node.y + NODE_HEIGHT).toBeLessThanOrEqual((lane?.y ?? 0) + (lane?.height ?? 0));
        expect(node.x + NODE_WIDTH).toBeLessThanOrEqual(width);
        expect(node.y + NODE_HEIGHT).toBeLessThanOrEqual(height);
        for (const other of nodes.slice(index + 1)) {
          const apart = Math.abs(node.x - other.x) >= NODE_WIDTH || Math.abs(node.y - other.y) >= NODE_HEIGHT;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});

test("clusters that build on each other lie next to each other", () => {
  const skill = (id: string, clusterId: string, ...below: string[]): GraphSkill => ({
    id,
    name: id,
    clusterId,
    prerequisites: below.map((skillId) => ({ skillId, minLevel: 1 })),
  });
  const skills = [skill("1", "a"), skill("2", "b"), skill("3", "c"), skill("4", "d", "1"), skill("5", "d", "1")];
  const order = layoutSkillGraph(CLUSTERS, skills).lanes.map((lane) => lane.id);
  expect(Math.abs(order.indexOf("a") - order.indexOf("d"))).toBe(1);
});

test("a link to an unknown skill is left out instead of drawn to nowhere", () => {
  const layout = layoutSkillGraph(CLUSTERS, [
    { id: "x", name: "X", clusterId: "a", prerequisites: [{ skillId: "gone", minLevel: 1 }] },
  ]);
  expect(layout.edges).toEqual([]);
});

test("the chain of a skill is what it builds on and what it opens, not its siblings", () => {
  const chain = (id: string, ...below: string[]): GraphSkill => ({
    id,
    name: id,
    clusterId: "a",
    prerequisites: below.map((skillId) => ({ skillId, minLevel: 1 })),
  });
  const skills = [chain("root"), chain("left", "root"), chain("right", "root"), chain("top", "left")];
  expect([...relativesOf(skills, "left")].sort()).toEqual(["left", "root", "top"]);
});
