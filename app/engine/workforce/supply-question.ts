import type { ReadinessPolicy } from "#app/engine/proficiency/readiness.ts";
import type { CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import type { SupplyBeliefs } from "./readiness-path.ts";
import type { SupplyAssumptions } from "./supply-assumptions.ts";

/** What is counted: a role with those who hold it, or one skill with all who could use it. */
export interface SupplyTarget {
  readonly requirements: CompiledRequirements;
  /** Positions of people. */
  readonly members: Int32Array;
}

/** Learning that is planned for somebody: from `moment` on they meet the target with this chance. */
export interface PlannedLearning {
  readonly person: number;
  readonly target: number;
  /** Position in the moments. */
  readonly moment: number;
  readonly chance: number;
}

/** New people: `heads` who start at `moment` and meet the target with this chance. */
export interface PlannedHires {
  readonly target: number;
  readonly moment: number;
  readonly heads: number;
  readonly chance: number;
}

export interface SupplyQuestion {
  readonly beliefs: SupplyBeliefs;
  /** Per person, years; NaN: not known, then nobody retires. */
  readonly age: Float32Array;
  /** Per person: chance to leave within a year; NaN: the assumption holds. */
  readonly leavingPerYear: Float32Array;
  readonly targets: readonly SupplyTarget[];
  readonly learning: readonly PlannedLearning[];
  readonly hires: readonly PlannedHires[];
  /** Moments at which supply is counted, the first is today; `daysApart` days between two. */
  readonly moments: number;
  readonly daysApart: number;
  readonly assumptions: SupplyAssumptions;
  readonly policy: ReadinessPolicy;
  readonly draws: number;
  readonly seed: string;
}
