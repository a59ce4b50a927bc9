import fc from "fast-check";
import { expect, test } from "vitest";
import { type GraphContent, arrangeSkillGraph, wrapName } from "#app/ui/skill-graph-layout.ts";

const LANES = ["a", "b", "c", "d"].map((clusterId) => ({ clusterId, name: clusterId.toUpperCase() }));

const skill = (skillId: string, clusterId: string): GraphContent["nodes"][number] => ({
  skillId,
  clusterId,
  name: `Skill ${skillId}`,
  safetyCritical: false,
});

/** Acyclic by construction: a skill may only build on earlier ones. */
const graphs = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.uniqueArray(fc.nat({ max: 40 }), { maxLength: 4 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((rows): GraphContent => ({
    lanes: LANES,
    nodes: rows.map(([cluster], index) => skill(`s${index}`, LANES[cluster]?.clusterId ?? "a")),
    edges: rows.flatMap(([, links], index) =>
      links.filter((link) => link < index).map((link) => ({ from: `s${link}`, to: `s${index}` })),
    ),
  }));

test("every skill is drawn once, right of everything it builds on, and every link is drawn", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const drawn = arrangeSkillGraph(graph);
      const at = new Map(drawn.nodes.map((node) => [node.skillId, node]));
      expect(drawn.nodes).toHaveLength(graph.nodes.length);
      expect(at.size).toBe(graph.nodes.length);
      expect(drawn.edges).toHaveLength(graph.edges.length);
      for (const { from, to } of graph.edges) {
        const start = at.get(from);
        expect(at.get(to)?.x).toBeGreaterThanOrEqual((start?.x ?? Infinity) + (start?.width ?? 0));
      }
    }),
  );
});

test("no two skills overlap, and each lies in the lane of its cluster and inside the drawing", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { nodes, lanes, width, height } = arrangeSkillGraph(graph);
      const laneOf = new Map(lanes.map((lane) => [lane.clusterId, lane]));
      for (const [index, node] of nodes.entries()) {
        const lane = laneOf.get(node.clusterId);
        expect(node.y).toBeGreaterThanOrEqual(lane?.y ?? Infinity);
        expect(node.y + node.height).toBeLessThanOrEqual((lane?.y ?? 0) + (lane?.height ?? 0));
        expect(node.x + node.width).toBeLessThanOrEqual(width);
        expect(node.y + node.height).toBeLessThanOrEqual(height);
        for (const other of nodes.slice(index + 1)) {
          const apart = Math.abs(node.x - other.x) >= node.width || Math.abs(node.y - other.y) >= node.height;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});

test("a skill that builds on nothing stands in the first column, whatever it leads to", () => {
  const drawn = arrangeSkillGraph({
    lanes: LANES,
    nodes: ["1", "2", "3", "4"].map((id) => skill(id, "a")),
    edges: [
      { from: "1", to: "2" },
      { from: "2", to: "3" },
      { from: "4", to: "3" },
    ],
  });
  const x = (id: string): number | undefined => drawn.nodes.find((node) => node.skillId === id)?.x;
  expect(x("4")).toBe(x("1"));
});

test("clusters that build on each other lie next to each other", () => {
  const order = arrangeSkillGraph({
    lanes: LANES,
    nodes: [skill("1", "a"), skill("2", "b"), skill("3", "c"), skill("4", "d"), skill("5", "d")],
    edges: [
      { from: "1", to: "4" },
      { from: "1", to: "5" },
    ],
  }).lanes.map((lane) => lane.clusterId);
  expect(Math.abs(order.indexOf("a") - order.indexOf("d"))).toBe(1);
});

test("a link to an unknown skill is left out instead of drawn to nowhere", () => {
  const drawn = arrangeSkillGraph({ lanes: LANES, nodes: [skill("x", "a")], edges: [{ from: "gone", to: "x" }] });
  expect(drawn.edges).toEqual([]);
});

test("a long name breaks at a space, and a word longer than the line is cut instead of overflowing", () => {
  expect(wrapName("Acceptance and measurement system study").join(" ")).toBe("Acceptance and measurement system study");
  expect(wrapName("Maschinenbildverarbeitungsprüfung").every((line) => line.length <= 25)).toBe(true);
  expect(wrapName("Maschinenbildverarbeitungsprüfungsausschussbewertungsverfahren")[1]?.endsWith("…")).toBe(true);
});
