import type { PlanningAssumptionKey } from "#app/engine/workforce/planning-assumptions.ts";
import { formatChance, formatCount, formatDecimal, formatShare } from "../format.ts";
import { quarterName, type Fan, type Figures, type Quarter } from "./forecast-types.ts";

/** "3.4", "12". */
export const heads = (locale: string, value: number): string =>
  formatDecimal(locale, value, Math.abs(value) < 10 && Math.abs(value % 1) > 0.05 ? 1 : 0);

/** What the last quarter of a gap says, in one sentence. */
export function gapFinding(
  locale: string,
  { gap, chanceShort }: Pick<Figures, "gap" | "chanceShort">,
  quarters: readonly Quarter[],
): string {
  const [median, low, high] = [gap.median.at(-1) ?? 0, gap.low80.at(-1) ?? 0, gap.high80.at(-1) ?? 0];
  const when = quarterName(quarters.at(-1)?.label ?? "");
  const chance = chanceShort.at(-1) ?? 0;
  const between = `likely between ${heads(locale, low)} and ${heads(locale, high)}`;
  if (median > 0) return `${heads(locale, median)} ready people too few in ${when} (${between})`;
  if (chance >= 0.1)
    return `Enough ready people in ${when}, with a chance of ${formatChance(locale, chance)} of too few`;
  return `Enough ready people in ${when}`;
}

/** How a demand or a supply moves. */
export function moveFinding(locale: string, what: string, fan: Fan, quarters: readonly Quarter[]): string {
  const [from, to] = [fan.median[0] ?? 0, fan.median.at(-1) ?? 0];
  const when = quarterName(quarters.at(-1)?.label ?? "");
  const verb = Math.abs(to - from) < 0.5 ? "stays near" : to > from ? "grows" : "falls";
  return verb === "stays near"
    ? `${what} stays near ${heads(locale, to)} until ${when}`
    : `${what} ${verb} from ${heads(locale, from)} to ${heads(locale, to)} by ${when}`;
}

interface AssumptionWords {
  readonly label: string;
  readonly help: string;
}

export const ASSUMPTION_WORDS: Readonly<Record<PlanningAssumptionKey, AssumptionWords>> = {
  attrition: { label: "People who leave in a year", help: "Retirement not included." },
  retirement: {
    label: "Age of retirement",
    help: "Give or take two years. Ages are not recorded here, so it has no effect on forecasts yet.",
  },
  absence: { label: "People away at any moment", help: "Leave and illness." },
  forgetting: { label: "Speed of forgetting", help: "1: as in the estimates; 2: twice as fast." },
  expiry: { label: "Grace after evidence runs out", help: "For how long it still counts." },
  sharedSkill: { label: "What a person's skills share", help: "Whoever is better than known in one is so in others." },
  plannedLearning: { label: "Planned learning that is carried out", help: "By its date." },
  newHires: { label: "Planned hires who start", help: "Of those that decided plans ask for." },
  readyHires: { label: "Hires who are ready when they start", help: "Meet every critical skill of their role." },
  trendShare: {
    label: "How far heads follow a series",
    help: "If requisitions rise by 20 % and this is 25 %, the heads needed rise by 5 %.",
  },
  exposureEffect: {
    label: "Work in exposed tasks that needs no heads after three years",
    help: "Used only where exposure is switched on as a driver; drawn from nothing to twice this.",
  },
  hireCost: { label: "Cost of a hire", help: "Search and first weeks included." },
  hireWeeks: { label: "Time to hire", help: "From the decision to the first day." },
  borrowCost: { label: "Extra cost of a borrowed head", help: "Per quarter, above one's own wage." },
  borrowWeeks: { label: "Time to borrow", help: "From the decision to the first day." },
  learningHours: { label: "Learning pace", help: "Hours a person can learn in a week." },
  learningCost: { label: "Cost of learning", help: "Wage included." },
};

export type AssumptionUnit = "share" | "factor" | "days" | "years" | "money" | "weeks" | "hours" | "money-per-hour";

export const UNIT_WORDS: Readonly<Record<AssumptionUnit, string>> = {
  share: "per cent",
  factor: "times",
  days: "days",
  years: "years",
  money: "euro",
  weeks: "weeks",
  hours: "hours a week",
  "money-per-hour": "euro an hour",
};

export function valueInWords(locale: string, value: number, unit: AssumptionUnit): string {
  if (unit === "share") return formatShare(locale, value);
  const number = Number.isInteger(value) ? formatCount(locale, value) : formatDecimal(locale, value, 1);
  return `${number} ${UNIT_WORDS[unit]}`;
}
