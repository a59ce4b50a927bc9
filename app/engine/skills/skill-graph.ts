import { invariant } from "#app/engine/kernel/invariant.ts";
import type { SkillId } from "#app/engine/kernel/ids.ts";
import type { Skill } from "./skill.ts";

/**
 * The prerequisite graph with skills as integers (their position in the framework version). Edge e says: skill
 * `dependents[e]` asks for skill `prerequisites[e]` at level `minLevels[e]`. Edges are grouped by dependent:
 * those of skill i are `firstEdge[i]` … `firstEdge[i + 1] - 1`.
 */
export interface SkillGraph {
  readonly size: number;
  readonly index: ReadonlyMap<SkillId, number>;
  readonly dependents: Int32Array;
  readonly prerequisites: Int32Array;
  readonly minLevels: Uint8Array;
  /** Length size + 1. */
  readonly firstEdge: Int32Array;
}

/** Builds the graph. Throws on an unknown prerequisite: content is checked before it is published. O(skills + edges). */
export function createSkillGraph(skills: readonly Skill[]): SkillGraph {
  const index = new Map(skills.map((skill, position) => [skill.id, position] as const));
  invariant(index.size === skills.length, "two skills have the same id");
  const edges = skills.reduce((count, skill) => count + skill.prerequisites.length, 0);
  const graph = {
    size: skills.length,
    index,
    dependents: new Int32Array(edges),
    prerequisites: new Int32Array(edges),
    minLevels: new Uint8Array(edges),
    firstEdge: new Int32Array(skills.length + 1),
  };
  let edge = 0;
  for (const [position, skill] of skills.entries()) {
    graph.firstEdge[position] = edge;
    for (const { skillId, minLevel } of skill.prerequisites) {
      const target = index.get(skillId);
      invariant(target !== undefined, `${skill.id} names the unknown prerequisite ${skillId}`);
      graph.dependents[edge] = position;
      graph.prerequisites[edge] = target;
      graph.minLevels[edge] = minLevel;
      edge += 1;
    }
  }
  graph.firstEdge[skills.length] = edge;
  return graph;
}

/** Positions of the skills that `skill` asks for directly. */
export function directPrerequisites(graph: SkillGraph, skill: number): Int32Array {
  return graph.prerequisites.subarray(graph.firstEdge[skill], graph.firstEdge[skill + 1]);
}
