import { Graph, layout } from "@dagrejs/dagre";
import type { FrameworkVersionId, SkillId } from "#app/engine/kernel/ids.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import type { Catalog } from "./catalog.ts";

/** All lengths in CSS pixels at zoom 1; the origin is the top left corner. */
export interface SkillGraphLayout {
  readonly width: number;
  readonly height: number;
  /** One horizontal band per cluster, in the order of the clusters. */
  readonly lanes: readonly GraphLane[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphLane {
  readonly clusterId: string;
  readonly name: string;
  readonly y: number;
  readonly height: number;
}

export interface GraphNode {
  readonly skillId: SkillId;
  readonly clusterId: string;
  readonly name: string;
  /** The name broken into at most three lines that fit the box. */
  readonly lines: readonly string[];
  /** Top left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly safetyCritical: boolean;
}

/** From a prerequisite to the skill that builds on it. */
export interface GraphEdge {
  readonly from: SkillId;
  readonly to: SkillId;
  readonly minLevel: ProficiencyLevel;
  /** SVG path data. */
  readonly path: string;
}

const NODE = { width: 176, height: 56 };
const GAP = { column: 72, row: 12 };
const LANE_PADDING = 16;
/** Room for the lane's name above its boxes. */
const LANE_HEAD = 28;
const MARGIN = 16;
const LINE_LENGTH = 22;

const layouts = new Map<FrameworkVersionId, SkillGraphLayout>();

/** Where everything of a version is drawn: left to right by prerequisite, clusters as lanes. Computed once per version. */
export function layoutSkillGraph(catalog: Catalog): SkillGraphLayout {
  const known = layouts.get(catalog.versionId);
  if (known !== undefined) return known;
  const made = computeLayout(catalog);
  layouts.set(catalog.versionId, made);
  return made;
}

function computeLayout(catalog: Catalog): SkillGraphLayout {
  const places = layerSkills(catalog);
  const lanes: GraphLane[] = [];
  const nodes: GraphNode[] = [];
  let y = MARGIN;
  for (const cluster of catalog.clusters) {
    const members = catalog.skills.filter(({ clusterId }) => clusterId === cluster.id);
    const stacks = new Map<number, number>();
    for (const skill of members.sort((a, b) => orderOf(places, a.id) - orderOf(places, b.id))) {
      const column = places.get(skill.id)?.column ?? 0;
      const row = stacks.get(column) ?? 0;
      stacks.set(column, row + 1);
      nodes.push({
        skillId: skill.id,
        clusterId: cluster.id,
        name: skill.name,
        lines: breakLines(skill.name),
        x: MARGIN + LANE_PADDING + column * (NODE.width + GAP.column),
        y: y + LANE_HEAD + row * (NODE.height + GAP.row),
        ...NODE,
        safetyCritical: skill.safetyCritical,
      });
    }
    const rows = Math.max(1, ...stacks.values());
    const height = LANE_HEAD + rows * NODE.height + (rows - 1) * GAP.row + LANE_PADDING;
    lanes.push({ clusterId: cluster.id, name: cluster.name, y, height });
    y += height + GAP.row;
  }
  const right = Math.max(0, ...nodes.map((node) => node.x + node.width));
  return {
    width: right + LANE_PADDING + MARGIN,
    height: y - GAP.row + MARGIN,
    lanes,
    nodes,
    edges: drawEdges(catalog, nodes),
  };
}

interface Place {
  readonly column: number;
  /** Position across the column that keeps crossings few. */
  readonly order: number;
}

const orderOf = (places: ReadonlyMap<SkillId, Place>, skill: SkillId): number => places.get(skill)?.order ?? 0;

/** Dagre's layers (network simplex) and its order inside them. */
function layerSkills({ skills }: Catalog): ReadonlyMap<SkillId, Place> {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: GAP.row, ranksep: GAP.column });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const skill of skills) graph.setNode(skill.id, { ...NODE });
  for (const skill of skills) for (const { skillId } of skill.prerequisites) graph.setEdge(skillId, skill.id);
  layout(graph);
  const at = new Map(skills.map(({ id }) => [id, graph.node(id) as { readonly x: number; readonly y: number }]));
  const layers = [...new Set([...at.values()].map(({ x }) => x))].sort((a, b) => a - b);
  return new Map([...at].map(([id, { x, y }]) => [id, { column: layers.indexOf(x), order: y }]));
}

function drawEdges({ skills }: Catalog, nodes: readonly GraphNode[]): readonly GraphEdge[] {
  const nodeOf = new Map(nodes.map((node) => [node.skillId, node]));
  return skills.flatMap((skill) =>
    skill.prerequisites.flatMap(({ skillId, minLevel }) => {
      const [from, to] = [nodeOf.get(skillId), nodeOf.get(skill.id)];
      return from && to ? [{ from: skillId, to: skill.id, minLevel, path: curve(from, to) }] : [];
    }),
  );
}

/** Leaves the right side and enters the left side horizontally. */
function curve(from: GraphNode, to: GraphNode): string {
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x, to.y + to.height / 2];
  const bend = Math.max(GAP.column / 2, (x2 - x1) / 2);
  return `M${coordinates(x1, y1)} C${coordinates(x1 + bend, y1)} ${coordinates(x2 - bend, y2)} ${coordinates(x2, y2)}`;
}

const coordinates = (x: number, y: number): string => `${String(x)} ${String(y)}`;

/** Fills lines word by word. */
function breakLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LINE_LENGTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
