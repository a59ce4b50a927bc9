import { DEFAULT_SUPPLY_ASSUMPTIONS, type Assumption, type SupplyAssumptions } from "./supply-assumptions.ts";

/** What planning takes for granted beside the supply of people: how demand moves and what each way to fill a gap costs. */
export interface PlanningAssumptions extends SupplyAssumptions {
  /** Share of a series' relative change that the heads of its role follow. 0…1; off: series move nothing. */
  readonly trendShare: Assumption;
  /** Share of the work in tasks exposed to AI that needs no heads any more after three years. 0…1. */
  readonly exposureEffect: Assumption;
  /** Share of hires who meet their role's requirements when they start. 0…1; off: all of them do. */
  readonly readyHires: Assumption;
  /** Cost of a hire, search and first weeks included, in the organisation's currency. */
  readonly hireCost: Assumption;
  /** Weeks from the decision until a hire is at work. */
  readonly hireWeeks: Assumption;
  /** Cost of a borrowed head above the wage of one's own, per quarter. */
  readonly borrowCost: Assumption;
  /** Weeks from the decision until a borrowed head is at work. */
  readonly borrowWeeks: Assumption;
  /** Hours a person can learn in a week. */
  readonly learningHours: Assumption;
  /** Cost of an hour of learning, wage included. */
  readonly learningCost: Assumption;
}

export type PlanningAssumptionKey = keyof PlanningAssumptions;

const START = "Our starting value, not a measurement. Replace it with your own figure.";

const starting = (value: number): Assumption => ({ value, source: START, isOn: true });

/** What an organisation plans with until it says otherwise. */
export const DEFAULT_PLANNING_ASSUMPTIONS: PlanningAssumptions = {
  ...DEFAULT_SUPPLY_ASSUMPTIONS,
  attrition: starting(DEFAULT_SUPPLY_ASSUMPTIONS.attrition.value),
  retirement: starting(DEFAULT_SUPPLY_ASSUMPTIONS.retirement.value),
  absence: starting(DEFAULT_SUPPLY_ASSUMPTIONS.absence.value),
  plannedLearning: starting(DEFAULT_SUPPLY_ASSUMPTIONS.plannedLearning.value),
  newHires: starting(DEFAULT_SUPPLY_ASSUMPTIONS.newHires.value),
  trendShare: starting(0.25),
  exposureEffect: starting(0.1),
  readyHires: starting(0.6),
  hireCost: starting(18_000),
  hireWeeks: starting(16),
  borrowCost: starting(9_000),
  borrowWeeks: starting(4),
  learningHours: starting(4),
  learningCost: starting(55),
};

export interface AssumptionRange {
  readonly low: number;
  readonly high: number;
  /** `share` is written in per cent. */
  readonly unit: "share" | "factor" | "days" | "years" | "money" | "weeks" | "hours" | "money-per-hour";
  /** Switched off it would mean nothing, so it cannot be. */
  readonly always?: true;
}

/** What may be entered, in the order in which it is shown. */
export const ASSUMPTION_RANGES: Readonly<Record<PlanningAssumptionKey, AssumptionRange>> = {
  attrition: { low: 0, high: 0.9, unit: "share" },
  retirement: { low: 50, high: 80, unit: "years" },
  absence: { low: 0, high: 0.9, unit: "share" },
  forgetting: { low: 0, high: 5, unit: "factor" },
  expiry: { low: 0, high: 365, unit: "days" },
  sharedSkill: { low: 0, high: 0.95, unit: "share" },
  plannedLearning: { low: 0, high: 1, unit: "share" },
  newHires: { low: 0, high: 1, unit: "share" },
  readyHires: { low: 0, high: 1, unit: "share" },
  trendShare: { low: 0, high: 1, unit: "share" },
  exposureEffect: { low: 0, high: 1, unit: "share" },
  hireCost: { low: 0, high: 1_000_000, unit: "money", always: true },
  hireWeeks: { low: 0, high: 104, unit: "weeks", always: true },
  borrowCost: { low: 0, high: 1_000_000, unit: "money", always: true },
  borrowWeeks: { low: 0, high: 104, unit: "weeks", always: true },
  learningHours: { low: 0.5, high: 40, unit: "hours", always: true },
  learningCost: { low: 0, high: 1_000, unit: "money-per-hour", always: true },
};

export const ASSUMPTION_KEYS = Object.keys(ASSUMPTION_RANGES) as readonly PlanningAssumptionKey[];
