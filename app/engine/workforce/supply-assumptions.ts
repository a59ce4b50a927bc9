/** One thing that is taken for granted, open to be changed or switched off. */
export interface Assumption {
  readonly value: number;
  /** Where the value is from, in words for the reader. */
  readonly source: string;
  readonly isOn: boolean;
}

/** All that a supply forecast takes for granted. Switched off, an assumption has no effect, and nothing else changes. */
export interface SupplyAssumptions {
  /** Speed of forgetting: 1 = as in the estimates, 2 = twice as fast. */
  readonly forgetting: Assumption;
  /** Days for which evidence still counts after it has run out. */
  readonly expiry: Assumption;
  /** Share of people who leave in a year, where nothing is known of the person; retirement not included. 0…1. */
  readonly attrition: Assumption;
  /** Age in years at which people retire, give or take RETIREMENT_SPREAD years. */
  readonly retirement: Assumption;
  /** Share of people who are away at any moment (leave, illness). 0…1. */
  readonly absence: Assumption;
  /** Share of planned learning that is carried out by its date. 0…1. */
  readonly plannedLearning: Assumption;
  /** Share of planned hires who start. 0…1. */
  readonly newHires: Assumption;
  /** Correlation of two skills of one person about what is not known of them. 0…1; off: skills are independent. */
  readonly sharedSkill: Assumption;
}

/** Years by which people retire before or after the age that is assumed, at most. */
export const RETIREMENT_SPREAD = 2;

const REPLACE = "Starting value; replace it with your own figure.";

/** What a new organisation starts with. */
export const DEFAULT_SUPPLY_ASSUMPTIONS: SupplyAssumptions = {
  forgetting: { value: 1, source: "Re-check intervals of the framework", isOn: true },
  expiry: { value: 0, source: "Validity dates of the recorded evidence", isOn: true },
  attrition: { value: 0.08, source: REPLACE, isOn: true },
  retirement: { value: 66, source: REPLACE, isOn: true },
  absence: { value: 0.05, source: REPLACE, isOn: true },
  plannedLearning: { value: 0.8, source: REPLACE, isOn: true },
  newHires: { value: 0.9, source: REPLACE, isOn: true },
  sharedSkill: {
    value: 0.3,
    source: "Part of the spread between people that all skills share in the estimates",
    isOn: true,
  },
};

/** The value, or what has no effect where the assumption is off. */
export function valueOr(assumption: Assumption, off: number): number {
  return assumption.isOn ? assumption.value : off;
}
