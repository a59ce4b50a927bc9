import { invariant } from "#app/engine/kernel/invariant.ts";

/** What selections may be compared over: what an organisation holds for its work. Nothing else is asked for or guessed. */
export type FairnessAttribute = "shift" | "site" | "contract" | "age-band";

/** People who could have been chosen, and those who were. */
export interface SelectionGroup {
  readonly name: string;
  readonly people: number;
  readonly selected: number;
}

/** `lower`: chosen less often by a fifth or more, and not by chance alone. `unclear`: less often, but it may be chance. */
export type SelectionStanding = "reference" | "similar" | "unclear" | "lower";

export interface GroupSelection {
  /** Names of the groups counted together: one, or several that are too small to be told apart. */
  readonly names: readonly string[];
  readonly people: number;
  readonly selected: number;
  readonly rate: number;
  /** Rate as a share of the highest rate, with its 95 % interval; null for the group with the highest rate. */
  readonly impact: { readonly ratio: number; readonly low: number; readonly high: number } | null;
  readonly standing: SelectionStanding;
}

/** `too-few`: fewer than two groups are left to compare. */
export type SelectionFairness =
  | { readonly kind: "compared"; readonly attribute: FairnessAttribute; readonly groups: readonly GroupSelection[] }
  | { readonly kind: "too-few"; readonly attribute: FairnessAttribute };

/** The four-fifths rule: 29 CFR 1607.4 D (Uniform Guidelines on Employee Selection Procedures). */
const FOUR_FIFTHS = 0.8;
/** normalQuantile(0.975). */
const Z_95 = 1.959963984540054;

/**
 * How often each group was chosen, against the group chosen most often. Groups of fewer than `smallest` people are counted
 * together, with the next larger one if need be, so that no small group can be worked out from the rest. The interval of
 * the ratio is Katz's on the logarithm (D. Katz et al., Biometrics 34, 1978), with a half added to every count where one is
 * zero. A finding is a reason to look, not a verdict.
 */
export function selectionFairness(
  attribute: FairnessAttribute,
  groups: readonly SelectionGroup[],
  smallest: number,
): SelectionFairness {
  for (const { people, selected } of groups)
    invariant(selected >= 0 && selected <= people, "no more are chosen than there are people");
  const pooled = poolSmall(groups, smallest);
  if (pooled.length < 2) return { kind: "too-few", attribute };
  const reference = pooled.reduce((best, group) => (rateOf(group) > rateOf(best) ? group : best));
  const compared = pooled.map((group): GroupSelection => {
    const impact = group === reference ? null : impactOf(group, reference);
    return { ...group, rate: rateOf(group), impact, standing: standingOf(impact) };
  });
  return { kind: "compared", attribute, groups: compared };
}

interface Pool {
  readonly names: readonly string[];
  readonly people: number;
  readonly selected: number;
}

const rateOf = ({ people, selected }: Pool): number => selected / people;

/** Groups that may be shown: the small ones together, joined by larger ones until they are enough. Order of the groups. */
function poolSmall(groups: readonly SelectionGroup[], smallest: number): readonly Pool[] {
  const bySize = groups.filter(({ people }) => people > 0).toSorted((left, right) => left.people - right.people);
  const small: SelectionGroup[] = [];
  let held = 0;
  for (const group of bySize) {
    if (group.people >= smallest && (held === 0 || held >= smallest)) break;
    small.push(group);
    held += group.people;
  }
  const alone = groups.filter((group) => group.people > 0 && !small.includes(group));
  const pools = alone.map(({ name, people, selected }): Pool => ({ names: [name], people, selected }));
  if (held < smallest) return pools;
  const chosen = small.reduce((sum, { selected }) => sum + selected, 0);
  return [...pools, { names: small.map(({ name }) => name), people: held, selected: chosen }];
}

function impactOf(group: Pool, reference: Pool): { ratio: number; low: number; high: number } {
  const hasZero = [group, reference].some(({ people, selected }) => selected === 0 || selected === people);
  const add = hasZero ? 0.5 : 0;
  const share = ({ people, selected }: Pool): number => (selected + add) / (people + 2 * add);
  const variance = ({ people, selected }: Pool): number => 1 / (selected + add) - 1 / (people + 2 * add);
  const centre = Math.log(share(group) / share(reference));
  const reach = Z_95 * Math.sqrt(variance(group) + variance(reference));
  const highest = rateOf(reference);
  return {
    ratio: highest === 0 ? 1 : rateOf(group) / highest,
    low: Math.exp(centre - reach),
    high: Math.exp(centre + reach),
  };
}

function standingOf(impact: { readonly ratio: number; readonly high: number } | null): SelectionStanding {
  if (impact === null) return "reference";
  if (impact.ratio >= FOUR_FIFTHS) return "similar";
  return impact.high < 1 ? "lower" : "unclear";
}
