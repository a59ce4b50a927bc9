import type { PlanningAssumptionKey } from "#app/engine/workforce/planning-assumptions.ts";
import type { AssumptionUnit } from "./forecast-words.ts";

interface Shown {
  readonly unit: AssumptionUnit;
  /** It cannot be switched off. */
  readonly always: boolean;
}

const can = (unit: AssumptionUnit): Shown => ({ unit, always: false });
const always = (unit: AssumptionUnit): Shown => ({ unit, always: true });

export const ASSUMPTION_UNITS: Readonly<Record<PlanningAssumptionKey, Shown>> = {
  attrition: can("share"),
  retirement: can("years"),
  absence: can("share"),
  forgetting: can("factor"),
  expiry: can("days"),
  sharedSkill: can("share"),
  plannedLearning: can("share"),
  newHires: can("share"),
  readyHires: can("share"),
  trendShare: can("share"),
  exposureEffect: can("share"),
  hireCost: always("money"),
  hireWeeks: always("weeks"),
  borrowCost: always("money"),
  borrowWeeks: always("weeks"),
  learningHours: always("hours"),
  learningCost: always("money-per-hour"),
};

export const ASSUMPTION_GROUPS: readonly { readonly title: string; readonly keys: readonly PlanningAssumptionKey[] }[] =
  [
    { title: "People who are here", keys: ["attrition", "retirement", "absence"] },
    {
      title: "Skills they keep and gain",
      keys: ["forgetting", "expiry", "sharedSkill", "plannedLearning", "learningHours", "learningCost"],
    },
    {
      title: "People who come",
      keys: ["newHires", "readyHires", "hireCost", "hireWeeks", "borrowCost", "borrowWeeks"],
    },
    { title: "Demand", keys: ["trendShare", "exposureEffect"] },
  ];
