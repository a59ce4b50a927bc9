import {
  ASSUMPTION_RANGES,
  type AssumptionRange,
  type PlanningAssumptionKey,
  type PlanningAssumptions,
} from "#app/engine/workforce/planning-assumptions.ts";

/** An assumption that a forecast was made with. */
export interface UsedAssumption {
  readonly key: PlanningAssumptionKey;
  readonly value: number;
  readonly unit: AssumptionRange["unit"];
  readonly source: string;
  readonly isOn: boolean;
}

/** What demand and supply are computed from; costs and lead times belong to plans. */
const OF_FORECASTS: readonly PlanningAssumptionKey[] = [
  "attrition",
  "absence",
  "forgetting",
  "expiry",
  "sharedSkill",
  "plannedLearning",
  "newHires",
  "readyHires",
  "trendShare",
  "exposureEffect",
];

export const usedAssumptions = (all: PlanningAssumptions): readonly UsedAssumption[] =>
  OF_FORECASTS.map((key) => ({ key, unit: ASSUMPTION_RANGES[key].unit, ...all[key] }));
