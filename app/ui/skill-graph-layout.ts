/** What is to be drawn: skills in their clusters, and what builds on what. */
export interface GraphContent {
  readonly lanes: readonly { readonly clusterId: string; readonly name: string }[];
  readonly nodes: readonly GraphSkill[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

interface GraphSkill {
  readonly skillId: string;
  readonly clusterId: string;
  readonly name: string;
  readonly safetyCritical: boolean;
}

export interface DrawnSkill extends GraphSkill {
  /** The name as lines that fit the box. */
  readonly lines: readonly string[];
  /** Upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnLane {
  readonly clusterId: string;
  readonly name: string;
  readonly y: number;
  readonly height: number;
}

export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly path: string;
}

/** Lengths in CSS pixels at zoom 1; the origin is the upper left corner. */
export interface DrawnGraph {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly DrawnLane[];
  readonly nodes: readonly DrawnSkill[];
  readonly edges: readonly DrawnEdge[];
}

type Lanes = GraphContent["lanes"];
type Edges = GraphContent["edges"];

const NODE = { width: 200, height: 40 };
const COLUMN = NODE.width + 44;
const ROW = NODE.height + 8;
const LANE_HEAD = 26;
const LANE_FOOT = 8;
const MARGIN = 16;
const LINE_LENGTH = 25;
const SWEEPS = 6;

/**
 * Left to right by prerequisite, one lane per cluster. A skill's column is the longest chain below it, so what builds on
 * nothing stands first; lanes are ordered so that linked clusters lie close, and skills inside a column so that their
 * links run level. Same input, same picture. Under 10 ms for 150 skills.
 */
export function arrangeSkillGraph({ lanes, nodes, edges }: GraphContent): DrawnGraph {
  const ordered = orderLanes(lanes, nodes, edges);
  const stacks = settled(stacksOf(ordered, nodes, depths(nodes, edges)), edges);
  return place(ordered, stacks, edges);
}

/** Longest chain of prerequisites below each skill. A circle, which no published framework has, ends where it closes. */
function depths(nodes: readonly GraphSkill[], edges: Edges): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  const depthOf = (id: string): number => {
    const before = known.get(id);
    if (before !== undefined) return before;
    known.set(id, 0);
    const below = edges.filter((edge) => edge.to === id).map((edge) => depthOf(edge.from) + 1);
    const depth = Math.max(0, ...below);
    known.set(id, depth);
    return depth;
  };
  for (const { skillId } of nodes) depthOf(skillId);
  return known;
}

/** Swaps lanes while that shortens the links between them. */
function orderLanes(lanes: Lanes, nodes: readonly GraphSkill[], edges: Edges): Lanes {
  const clusterOf = new Map(nodes.map((node) => [node.skillId, node.clusterId]));
  const cost = (order: Lanes): number => {
    const position = new Map(order.map((lane, index) => [lane.clusterId, index]));
    const at = (id: string): number => position.get(clusterOf.get(id) ?? "") ?? 0;
    return edges.reduce((sum, edge) => sum + Math.abs(at(edge.from) - at(edge.to)), 0);
  };
  let best = lanes.filter((lane) => nodes.some((node) => node.clusterId === lane.clusterId));
  for (let improved = true; improved;) {
    improved = false;
    for (const a of best) {
      for (const b of best) {
        const swapped = best.map((lane) => (lane === a ? b : lane === b ? a : lane));
        if (cost(swapped) >= cost(best)) continue;
        best = swapped;
        improved = true;
      }
    }
  }
  return best;
}

/** Skills of one lane in one column, top to bottom. */
interface Stack {
  readonly lane: number;
  readonly column: number;
  readonly members: readonly GraphSkill[];
}

function stacksOf(lanes: Lanes, nodes: readonly GraphSkill[], depth: ReadonlyMap<string, number>): readonly Stack[] {
  const stacks = new Map<string, Stack>();
  for (const node of nodes) {
    const lane = lanes.findIndex((one) => one.clusterId === node.clusterId);
    const column = depth.get(node.skillId) ?? 0;
    const key = `${lane}/${column}`;
    stacks.set(key, { lane, column, members: [...(stacks.get(key)?.members ?? []), node] });
  }
  return [...stacks.values()];
}

/** Orders every stack by the mean height of what its skills are linked to, a few times over. */
function settled(stacks: readonly Stack[], edges: Edges): readonly Stack[] {
  let current = stacks;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const height = new Map<string, number>();
    for (const { lane, members } of current) {
      members.forEach(({ skillId }, row) => height.set(skillId, lane * 10 + row - (members.length - 1) / 2));
    }
    const pull = ({ skillId }: GraphSkill): number => {
      const linked = edges.flatMap(({ from, to }) => (from === skillId ? [to] : to === skillId ? [from] : []));
      const heights = (linked.length === 0 ? [skillId] : linked).map((id) => height.get(id) ?? 0);
      return heights.reduce((sum, value) => sum + value, 0) / heights.length;
    };
    current = current.map((stack) => ({
      ...stack,
      members: stack.members.toSorted((a, b) => pull(a) - pull(b)),
    }));
  }
  return current;
}

function place(ordered: Lanes, stacks: readonly Stack[], edges: Edges): DrawnGraph {
  let top = 0;
  const lanes = ordered.map(({ clusterId, name }, index): DrawnLane => {
    const rows = Math.max(1, ...stacks.filter((stack) => stack.lane === index).map(({ members }) => members.length));
    const lane = { clusterId, name, y: top, height: LANE_HEAD + rows * ROW + LANE_FOOT };
    top += lane.height;
    return lane;
  });
  const nodes = stacks.flatMap(({ lane, column, members }) => {
    const { y = 0, height = 0 } = lanes[lane] ?? {};
    const slack = (height - LANE_HEAD - LANE_FOOT - members.length * ROW) / 2;
    return members.map((node, row): DrawnSkill => ({
      ...node,
      ...NODE,
      lines: wrapName(node.name),
      x: MARGIN + column * COLUMN,
      y: y + LANE_HEAD + slack + row * ROW,
    }));
  });
  const right = Math.max(0, ...nodes.map((node) => node.x + node.width));
  return { width: right + MARGIN, height: top, lanes, nodes, edges: drawEdges(nodes, edges) };
}

function drawEdges(nodes: readonly DrawnSkill[], edges: Edges): readonly DrawnEdge[] {
  const at = new Map(nodes.map((node) => [node.skillId, node]));
  return edges.flatMap(({ from, to }): DrawnEdge[] => {
    const [start, end] = [at.get(from), at.get(to)];
    return start === undefined || end === undefined ? [] : [{ from, to, path: curve(start, end) }];
  });
}

/** From the right of one skill to the left of the other, leaving and arriving level. */
function curve(from: DrawnSkill, to: DrawnSkill): string {
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x, to.y + to.height / 2];
  const reach = Math.max(24, Math.min(96, (x2 - x1) / 2));
  return `M${x1} ${y1}C${x1 + reach} ${y1} ${x2 - reach} ${y2} ${x2} ${y2}`;
}

/** A name on at most two lines, broken at a space; the full name is the accessible name. */
export function wrapName(name: string): readonly string[] {
  if (name.length <= LINE_LENGTH) return [name];
  const space = name.lastIndexOf(" ", LINE_LENGTH);
  const cut = space > 0 ? space : LINE_LENGTH;
  const rest = name.slice(cut).trim();
  return [name.slice(0, cut), rest.length > LINE_LENGTH ? `${rest.slice(0, LINE_LENGTH - 1)}…` : rest];
}
