import type { Criticality, RoleRequirement } from "#app/engine/skills/role-profile.ts";

/** Weights of the priority formula; shown and editable wherever a priority is. */
export interface PriorityWeights {
  readonly critical: number;
  readonly important: number;
  /** Added per level by which the requirement rises until the future horizon. */
  readonly perRisingLevel: number;
}

const DEFAULT_PRIORITY_WEIGHTS: PriorityWeights = { critical: 2, important: 1, perRisingLevel: 0.5 };

/** The factors of one priority, so that a page can show what it is made of. value = criticality × growth × levels × people. */
export interface GapPriority {
  readonly value: number;
  readonly criticality: number;
  /** 1 + perRisingLevel × levels the requirement still rises. */
  readonly growth: number;
  /** Expected levels to gain per person. */
  readonly levels: number;
  readonly people: number;
}

/**
 * Which gap first: criticality × growth × expected levels to gain × people affected. 0 when nothing is missing; doubles
 * with twice the people. For one person `people` is 1.
 */
export function gapPriority(
  requirement: Pick<RoleRequirement, "now" | "future" | "criticality">,
  levels: number,
  people = 1,
  weights: PriorityWeights = DEFAULT_PRIORITY_WEIGHTS,
): GapPriority {
  const criticality = weightOf(requirement.criticality, weights);
  const rise = requirement.future - requirement.now;
  const growth = 1 + weights.perRisingLevel * Math.max(0, rise);
  return { value: criticality * growth * levels * people, criticality, growth, levels, people };
}

function weightOf(criticality: Criticality, weights: PriorityWeights): number {
  return criticality === "critical" ? weights.critical : weights.important;
}
