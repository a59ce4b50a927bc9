import type { PlanningAssumptions } from "#app/engine/workforce/planning-assumptions.ts";
import { ASSUMPTION_RANGES, type PlanningAssumptionKey } from "#app/engine/workforce/planning-assumptions.ts";
import { valueOr } from "#app/engine/workforce/supply-assumptions.ts";
import type { NumberField } from "./read-number.ts";

/** What a mix is computed from, each open to be changed on the page. Shares in per cent. */
export type PlanFieldKey =
  | "hireCost"
  | "hireWeeks"
  | "readyHires"
  | "borrowCost"
  | "borrowWeeks"
  | "borrowQuarters"
  | "borrowChance"
  | "borrowMost"
  | "learningCost"
  | "learningHours"
  | "carriedOut"
  | "reachHours"
  | "emptyWeekCost";
export type PlanValues = Readonly<Record<PlanFieldKey, number>>;

export interface PlanField extends NumberField {
  readonly key: PlanFieldKey;
  readonly source: string;
}

const OWN = "Our starting value, not a measurement. Replace it with your own figure.";

/** The fields in the order in which they are shown; usual values as the organisation plans today. */
export function planFields(assumptions: PlanningAssumptions, gap: number): readonly PlanField[] {
  const from = (key: PlanFieldKey, name: PlanningAssumptionKey, label: string): PlanField => {
    const { low, high, unit } = ASSUMPTION_RANGES[name];
    const scale = unit === "share" ? 100 : 1;
    const usual = Math.round(valueOr(assumptions[name], 1) * scale * 100) / 100;
    return { key, label, low: low * scale, high: high * scale, usual, source: assumptions[name].source };
  };
  const own = (key: PlanFieldKey, label: string, low: number, high: number, usual: number): PlanField => ({
    ...{ key, label, low, high, usual, source: OWN },
  });
  return [
    from("hireCost", "hireCost", "Cost of a hire"),
    from("hireWeeks", "hireWeeks", "Weeks to fill a post"),
    from("readyHires", "readyHires", "Hires who are ready, %"),
    from("borrowCost", "borrowCost", "Cost of a borrowed head per quarter"),
    from("borrowWeeks", "borrowWeeks", "Weeks to borrow"),
    own("borrowQuarters", "Quarters borrowed for", 1, 12, 4),
    own("borrowChance", "Borrowed heads who are ready, %", 0, 100, 90),
    { ...own("borrowMost", "Posts that can be borrowed", 0, 500, Math.ceil(gap / 4)), whole: true },
    from("learningCost", "learningCost", "Cost of an hour of learning"),
    from("learningHours", "learningHours", "Hours of learning a week"),
    from("carriedOut", "plannedLearning", "Learning that leads to readiness, %"),
    own("reachHours", "Most hours for somebody from another role", 0, 1000, 160),
    own("emptyWeekCost", "Cost of a post empty for a week", 0, 100_000, 1_000),
  ];
}
