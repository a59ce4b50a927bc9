import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { directPrerequisites, type SkillGraph } from "./skill-graph.ts";

/** The skills of one cycle, each a prerequisite of the one before it; the last asks for the first. */
export interface PrerequisiteCycle {
  readonly kind: "prerequisite-cycle";
  readonly skills: readonly number[];
}

const UNSEEN = 0;
const OPEN = 1;
const DONE = 2;

/**
 * Positions in an order in which every skill follows its prerequisites; ties keep the framework's order. The error names
 * one cycle. O(skills + edges), depth-first without recursion.
 */
export function topologicalOrder(graph: SkillGraph): Result<Int32Array, PrerequisiteCycle> {
  const mark = new Uint8Array(graph.size);
  const next = Int32Array.from(graph.firstEdge.subarray(0, graph.size));
  const order: number[] = [];
  for (let root = 0; root < graph.size; root += 1) {
    if (mark[root] !== UNSEEN) continue;
    const path = [root];
    mark[root] = OPEN;
    while (path.length > 0) {
      const skill = path[path.length - 1] ?? root;
      const edge = next[skill] ?? 0;
      if (edge === graph.firstEdge[skill + 1]) {
        mark[skill] = DONE;
        order.push(skill);
        path.pop();
        continue;
      }
      next[skill] = edge + 1;
      const target = graph.prerequisites[edge] ?? 0;
      if (mark[target] === OPEN) return err({ kind: "prerequisite-cycle", skills: path.slice(path.indexOf(target)) });
      if (mark[target] === UNSEEN) {
        mark[target] = OPEN;
        path.push(target);
      }
    }
  }
  return ok(Int32Array.from(order));
}

/** All skills that any of `skills` stands on, themselves included, ascending. Idempotent. O(skills + edges). */
export function prerequisiteClosure(graph: SkillGraph, skills: Iterable<number>): Int32Array {
  const reached = new Set<number>(skills);
  for (const skill of reached) for (const target of directPrerequisites(graph, skill)) reached.add(target);
  return Int32Array.from(reached).sort();
}
