import type { Criticality, RoleRequirement } from "#app/engine/skills/role-profile.ts";

/** Weights of the priority formula; shown and editable wherever a priority is. */
export interface PriorityWeights {
  readonly critical: number;
  readonly important: number;
  /** Added per level by which the requirement rises until the future horizon. */
  readonly perRisingLevel: number;
}

const DEFAULT_PRIORITY_WEIGHTS: PriorityWeights = { critical: 2, important: 1, perRisingLevel: 0.5 };

/**
 * The factors of one priority, so that a page can show what it is made of: value = criticality × growth × levels × people,
 * divided by the hours it takes where they are known.
 */
export interface GapPriority {
  readonly value: number;
  readonly criticality: number;
  /** 1 + perRisingLevel × levels the requirement still rises. */
  readonly growth: number;
  /** Expected levels to gain per person. */
  readonly levels: number;
  readonly people: number;
  /** Of one learner, to gain those levels; null: not planned. */
  readonly hours: number | null;
}

/**
 * Which gap first: criticality × growth × expected levels to gain × people affected ÷ hours. 0 when nothing is missing;
 * doubles with twice the people or in half the time. For one person `people` is 1; `hours` > 0, or null where only the size
 * of the gap counts.
 */
export function gapPriority(
  requirement: Pick<RoleRequirement, "now" | "future" | "criticality">,
  levels: number,
  people = 1,
  hours: number | null = null,
  weights: PriorityWeights = DEFAULT_PRIORITY_WEIGHTS,
): GapPriority {
  const criticality = weightOf(requirement.criticality, weights);
  const rise = requirement.future - requirement.now;
  const growth = 1 + weights.perRisingLevel * Math.max(0, rise);
  const size = criticality * growth * levels * people;
  return { value: hours === null ? size : size / hours, criticality, growth, levels, people, hours };
}

function weightOf(criticality: Criticality, weights: PriorityWeights): number {
  return criticality === "critical" ? weights.critical : weights.important;
}
