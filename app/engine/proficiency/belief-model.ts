import { invertPositiveDefinite } from "#app/engine/kernel/linear.ts";
import { createSkillGraph, type SkillGraph } from "#app/engine/skills/skill-graph.ts";
import type { Skill } from "#app/engine/skills/skill.ts";
import { GRAPH_SMOOTHING, PRIOR_VARIANCE } from "./belief-parameters.ts";
import { stabilityDays } from "./forgetting.ts";

/** What a framework version means to the estimator. Built once per version and shared. */
export interface BeliefModel {
  readonly size: number;
  readonly graph: SkillGraph;
  /** size × size, row-major, symmetric positive definite: prior covariance of the skills, logits². */
  readonly priorCovariance: Float64Array;
  /** Length size: days after which 90 % of a measurement is still known. */
  readonly stabilityDays: Float64Array;
}

/** Prior over the skills of a framework version. O(skills³) once: about 3 ms at 80 skills. */
export function createBeliefModel(skills: readonly Skill[]): BeliefModel {
  const graph = createSkillGraph(skills);
  const size = skills.length;
  const kernel = laplacianKernel(graph);
  const priorCovariance = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const sameCluster = skills[i]?.clusterId === skills[j]?.clusterId;
      priorCovariance[i * size + j] =
        PRIOR_VARIANCE.global +
        (sameCluster ? PRIOR_VARIANCE.cluster : 0) +
        PRIOR_VARIANCE.graph * (kernel[i * size + j] ?? 0) +
        (i === j ? PRIOR_VARIANCE.own : 0);
    }
  }
  return {
    size,
    graph,
    priorCovariance,
    stabilityDays: Float64Array.from(skills, (skill) => stabilityDays(skill.volatility)),
  };
}

/**
 * Regularised Laplacian kernel (I + w·L)^-1 of the undirected prerequisite graph with the symmetric normalised Laplacian
 * L = I - D^-½·A·D^-½, scaled to a unit diagonal so that every skill has the same prior variance however many links it has.
 */
function laplacianKernel(graph: SkillGraph): Float64Array {
  const { size } = graph;
  const adjacency = new Float64Array(size * size);
  for (let edge = 0; edge < graph.dependents.length; edge += 1) {
    const [from, to] = [graph.dependents[edge] ?? 0, graph.prerequisites[edge] ?? 0];
    adjacency[from * size + to] = 1;
    adjacency[to * size + from] = 1;
  }
  const degree = new Float64Array(size);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < size; j += 1) degree[i] = (degree[i] ?? 0) + (adjacency[i * size + j] ?? 0);
  const system = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const link = adjacency[i * size + j] ?? 0;
      if (link !== 0) system[i * size + j] = -GRAPH_SMOOTHING / Math.sqrt((degree[i] ?? 1) * (degree[j] ?? 1));
    }
    system[i * size + i] = (degree[i] ?? 0) === 0 ? 1 : 1 + GRAPH_SMOOTHING;
  }
  const kernel = invertPositiveDefinite(system, size);
  const scale = Float64Array.from({ length: size }, (_, i) => 1 / Math.sqrt(kernel[i * size + i] ?? 1));
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const index = i * size + j;
      kernel[index] = (kernel[index] ?? 0) * (scale[i] ?? 1) * (scale[j] ?? 1);
    }
  }
  return kernel;
}
