import { mixOfSources, type SourceKind, type SourceOption } from "#app/engine/workforce/source-mix.ts";
import type { PlanValues } from "./plan-fields.ts";
import type { Candidate, RoleCandidates } from "./role-candidates.ts";

/** One way to fill posts, with what the recommended mix takes from it. Costs in the organisation's currency. */
export interface OptionView {
  readonly kind: SourceKind;
  readonly costPerHead: number;
  readonly weeks: number;
  readonly chance: number;
  /** Posts it can fill. */
  readonly capacity: number;
  /** The people behind it are too few to be described to this reader, so it is left out. */
  readonly isWithheld: boolean;
  readonly heads: number;
  readonly starts: number;
  /** Per filled post, failures and late weeks included; null: it cannot fill any. */
  readonly costPerPost: number | null;
  readonly total: number;
  readonly weeksLate: number;
  readonly fewerAbove: number | null;
  readonly moreBelow: number | null;
}

export interface MixView {
  readonly options: readonly OptionView[];
  /** Posts that no option can fill. */
  readonly unfilled: number;
  readonly cost: number;
}

export interface MixFacts {
  readonly gap: number;
  readonly weeksUntilNeeded: number;
  readonly values: PlanValues;
  readonly candidates: Pick<RoleCandidates, "build" | "redeploy">;
  readonly withheld: ReadonlySet<SourceKind>;
}

/** The four options from what is assumed and who there is, and the cheapest way to fill the gap from them. */
export function mixOf({ gap, weeksUntilNeeded, values, candidates, withheld }: MixFacts): MixView {
  const none: readonly Candidate[] = [];
  const learners = (kind: "build" | "redeploy"): SourceOption =>
    learning(kind, withheld.has(kind) ? none : candidates[kind], values, gap);
  const options: readonly SourceOption[] = [
    learners("build"),
    {
      ...{ kind: "buy", costPerHead: values.hireCost, setupCost: 0, weeks: values.hireWeeks },
      ...{ chance: values.readyHires / 100, capacity: gap },
    },
    {
      ...{ kind: "borrow", costPerHead: values.borrowCost * values.borrowQuarters, setupCost: 0 },
      ...{ weeks: values.borrowWeeks, chance: values.borrowChance / 100, capacity: values.borrowMost },
    },
    learners("redeploy"),
  ];
  const mix = mixOfSources({ gap, options, weeksUntilNeeded, emptyWeekCost: values.emptyWeekCost });
  return {
    unfilled: mix.unfilled,
    cost: mix.cost,
    options: options.map(({ kind, costPerHead, weeks, chance, capacity }, at): OptionView => {
      const share = mix.shares[at];
      const costPerPost = share?.costPerPost ?? Number.POSITIVE_INFINITY;
      return {
        ...{ kind, costPerHead, weeks, chance, capacity, isWithheld: withheld.has(kind) },
        ...{ heads: share?.heads ?? 0, starts: share?.starts ?? 0, total: share?.total ?? 0 },
        costPerPost: Number.isFinite(costPerPost) ? costPerPost : null,
        ...{
          weeksLate: share?.weeksLate ?? 0,
          fewerAbove: share?.fewerAbove ?? null,
          moreBelow: share?.moreBelow ?? null,
        },
      };
    }),
  };
}

/** Cost and weeks of the nearest people who would be started: the mean over as many as the gap asks for. */
function learning(
  kind: "build" | "redeploy",
  people: readonly Candidate[],
  { learningCost, learningHours, carriedOut }: PlanValues,
  gap: number,
): SourceOption {
  const chance = carriedOut / 100;
  const started = people.slice(0, chance > 0 ? Math.ceil(gap / chance - 1e-9) : 0);
  const hours = started.length === 0 ? 0 : started.reduce((sum, own) => sum + own.hours, 0) / started.length;
  return {
    ...{ kind, costPerHead: hours * learningCost, setupCost: 0 },
    ...{ weeks: Math.ceil(hours / learningHours), chance, capacity: Math.floor(people.length * chance + 1e-9) },
  };
}
