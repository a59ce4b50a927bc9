import type { PlainDate } from "#app/engine/kernel/calendar.ts";

export type Source = "build" | "buy" | "borrow" | "redeploy";

export interface PlanOption {
  readonly kind: Source;
  readonly costPerHead: number;
  readonly weeks: number;
  readonly chance: number;
  readonly capacity: number;
  readonly isWithheld: boolean;
  readonly heads: number;
  readonly starts: number;
  readonly costPerPost: number | null;
  readonly total: number;
  readonly weeksLate: number;
  readonly fewerAbove: number | null;
  readonly moreBelow: number | null;
}

export interface PlannedQuarter {
  readonly label: string;
  readonly on: PlainDate;
  readonly ready: number;
}

export const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  build: "Build",
  buy: "Buy",
  borrow: "Borrow",
  redeploy: "Redeploy",
};

export const SOURCE_WORDS: Readonly<Record<Source, string>> = {
  build: "Train people who have the role or aim for it",
  buy: "Hire",
  borrow: "Borrow from a supplier",
  redeploy: "Train people of other roles",
};
