import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { buildCatalog } from "#app/catalog/build-catalog.ts";
import { makeCatalog, type Catalog } from "#app/catalog/catalog.ts";
import { readContent } from "#app/catalog/read-content.server.ts";
import { layoutSkillGraph, type GraphNode, type SkillGraphLayout } from "#app/catalog/skill-graph-layout.server.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { frameworkVersionId } from "#app/engine/kernel/ids.ts";

let catalog: Catalog;
let layout: SkillGraphLayout;
let nodeOf: ReadonlyMap<string, GraphNode>;

beforeAll(async () => {
  const folder = fileURLToPath(new URL("../../../content", import.meta.url));
  const { content } = buildCatalog(await readContent(folder), plainDate("2026-12-01"));
  if (content === null) throw new Error("the shipped content could not be built");
  catalog = makeCatalog(frameworkVersionId("shipped"), "Shipped", content);
  layout = layoutSkillGraph(catalog);
  nodeOf = new Map(layout.nodes.map((node) => [node.skillId, node]));
});

describe("the drawn skill graph", () => {
  it("has a box for every skill and a line for every prerequisite", () => {
    expect([...nodeOf.keys()].sort()).toEqual(catalog.skills.map(({ id }) => id).sort());
    const links = catalog.skills.flatMap(({ id, prerequisites }) => prerequisites.map((one) => `${one.skillId} ${id}`));
    expect(layout.edges.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(links.sort());
  });

  it("puts every skill to the right of all its prerequisites", () => {
    for (const { from, to } of layout.edges) {
      const [left, right] = [nodeOf.get(from), nodeOf.get(to)];
      expect((left?.x ?? 0) + (left?.width ?? 0), `${from} before ${to}`).toBeLessThan(right?.x ?? 0);
    }
  });

  it("lets no two boxes touch", () => {
    const apart = (a: GraphNode, b: GraphNode) =>
      a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y;
    for (const [position, node] of layout.nodes.entries()) {
      const touching = layout.nodes.slice(position + 1).filter((other) => !apart(node, other));
      expect(
        touching.map(({ skillId }) => skillId),
        node.skillId,
      ).toEqual([]);
    }
  });

  it("keeps each box inside the lane of its cluster and the picture", () => {
    const laneOf = new Map(layout.lanes.map((lane) => [lane.clusterId, lane]));
    for (const node of layout.nodes) {
      const lane = laneOf.get(catalog.skillById.get(node.skillId)?.clusterId ?? "");
      expect(node.y).toBeGreaterThan(lane?.y ?? Infinity);
      expect(node.y + node.height).toBeLessThan((lane?.y ?? 0) + (lane?.height ?? 0));
      expect(node.x + node.width).toBeLessThan(layout.width);
      expect(node.y + node.height).toBeLessThan(layout.height);
    }
  });

  it("breaks names into lines that together are the name", () => {
    for (const node of layout.nodes) {
      expect(node.lines.join(" ")).toBe(node.name);
      expect(node.lines.length).toBeLessThanOrEqual(3);
    }
  });

  it("is computed once per version", () => {
    expect(layoutSkillGraph(catalog)).toBe(layout);
  });
});
