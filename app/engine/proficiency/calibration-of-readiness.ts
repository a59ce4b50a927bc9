import { normalQuantile } from "#app/engine/kernel/distributions.ts";
import { randomStream } from "#app/engine/kernel/random.ts";
import type { Probability } from "#app/engine/kernel/units.ts";
import { recalibrate, type Recalibration } from "./recalibration.ts";

/** What was said about one skill of one person, and what turned out. */
export interface ReadinessPair {
  readonly person: string;
  readonly skillIndex: number;
  /** The chance of ready as it was shown just before. */
  readonly predicted: Probability;
  /** Whether the required level was then shown (or, in a simulation, true). */
  readonly confirmed: boolean;
  /** Where the outcome lay in the distribution that was expected: 0.5 in its middle, uniform when the model is right. */
  readonly place: Probability;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Pairs whose predicted chance lies between `from` and `to`. */
export interface ReliabilityBin {
  readonly from: Probability;
  readonly to: Probability;
  readonly pairs: number;
  readonly people: number;
  /** Mean of the predicted chances. */
  readonly predicted: Probability;
  /** Share that was confirmed, with its 95 % Wilson interval. */
  readonly confirmed: Probability;
  readonly interval: Interval;
}

/** How often the outcome lay inside the central interval that should hold `stated` of them. */
export interface Coverage {
  readonly stated: Probability;
  readonly observed: Probability;
  readonly interval: Interval;
}

/** Share confirmed minus mean predicted chance, with a 95 % interval that treats a person's pairs as one draw. */
export interface CalibrationGap {
  readonly pairs: number;
  readonly people: number;
  readonly predicted: Probability;
  readonly confirmed: Probability;
  readonly gap: number;
  readonly interval: Interval;
}

export interface CalibrationSummary extends CalibrationGap {
  readonly bins: readonly ReliabilityBin[];
  /** Expected calibration error: Σ pairs of a bin / all pairs · |share confirmed - mean predicted|, over `bins`. */
  readonly error: number;
  /** The same error for as many pairs with these chances if every chance were right: its mean and 95th percentile. */
  readonly errorByChance: { readonly mean: number; readonly high: number };
  readonly coverage: readonly Coverage[];
  /** Null below 200 pairs. */
  readonly recalibration: Recalibration | null;
}

const BINS = 10;
const COVERAGES = [0.5, 0.8, 0.95] as const;
const FEWEST_FOR_RECALIBRATION = 200;
/** Uniform draws spent on the error by chance. */
const CHANCE_DRAWS = 2_000_000;
const MOST_REPEATS = 200;

/** 95 % interval of a share: E. Wilson, JASA 22 (1927), 209-212. Stays inside 0…1 and is honest for few. */
export function wilsonInterval(successes: number, trials: number): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const z = normalQuantile(0.975);
  const share = successes / trials;
  const centre = (share + (z * z) / (2 * trials)) / (1 + (z * z) / trials);
  const reach =
    (z / (1 + (z * z) / trials)) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}

/**
 * How well predicted chances hold, from pairs. Ten bins of equal width, neighbours joined until each holds `fewestPeople`.
 * Deterministic for a seed. Null when there are fewer people than that. O(pairs · repeats), at most about 2 million draws.
 */
export function summariseCalibration(
  pairs: readonly ReadinessPair[],
  fewestPeople: number,
  seed: string,
): CalibrationSummary | null {
  if (new Set(pairs.map(({ person }) => person)).size < fewestPeople) return null;
  const groups = binsOf(pairs, fewestPeople);
  const bins = groups.map(describeBin);
  return {
    ...gapOf(pairs),
    bins,
    error: errorOf(bins, pairs.length),
    errorByChance: errorByChance(
      groups.map(({ pairs: own }) => Float64Array.from(own, ({ predicted }) => predicted)),
      seed,
    ),
    coverage: COVERAGES.map((stated) => coverageOf(pairs, stated)),
    recalibration: pairs.length < FEWEST_FOR_RECALIBRATION ? null : recalibrate(pairs),
  };
}

interface PairGroup {
  readonly from: number;
  readonly to: number;
  readonly pairs: readonly ReadinessPair[];
}

function binsOf(pairs: readonly ReadinessPair[], fewestPeople: number): readonly PairGroup[] {
  const narrow = Array.from({ length: BINS }, (): ReadinessPair[] => []);
  for (const pair of pairs) narrow[Math.min(BINS - 1, Math.floor(pair.predicted * BINS))]?.push(pair);
  const joined: { from: number; to: number; pairs: ReadinessPair[] }[] = [];
  let open: { from: number; to: number; pairs: ReadinessPair[] } | null = null;
  for (const [position, own] of narrow.entries()) {
    open ??= { from: position / BINS, to: 0, pairs: [] };
    open.to = (position + 1) / BINS;
    open.pairs.push(...own);
    if (peopleIn(open.pairs) < fewestPeople) continue;
    joined.push(open);
    open = null;
  }
  const last = joined.at(-1);
  if (open !== null && last !== undefined) {
    last.to = open.to;
    last.pairs.push(...open.pairs);
  }
  return joined;
}

const peopleIn = (pairs: readonly ReadinessPair[]): number => new Set(pairs.map(({ person }) => person)).size;

function describeBin({ from, to, pairs }: PairGroup): ReliabilityBin {
  const confirmed = pairs.filter((pair) => pair.confirmed).length;
  return {
    from,
    to,
    pairs: pairs.length,
    people: peopleIn(pairs),
    predicted: pairs.reduce((sum, pair) => sum + pair.predicted, 0) / pairs.length,
    confirmed: confirmed / pairs.length,
    interval: wilsonInterval(confirmed, pairs.length),
  };
}

function errorOf(bins: readonly Pick<ReliabilityBin, "pairs" | "predicted" | "confirmed">[], pairs: number): number {
  return bins.reduce((sum, bin) => sum + (bin.pairs / pairs) * Math.abs(bin.confirmed - bin.predicted), 0);
}

/** What the error is when nothing is wrong: outcomes drawn from the predicted chances themselves. */
function errorByChance(chances: readonly Float64Array[], seed: string): { mean: number; high: number } {
  const total = chances.reduce((sum, own) => sum + own.length, 0);
  const repeats = Math.max(20, Math.min(MOST_REPEATS, Math.floor(CHANCE_DRAWS / total)));
  const stream = randomStream(seed);
  const errors = Array.from({ length: repeats }, () => {
    let error = 0;
    for (const own of chances) {
      let off = 0;
      for (const chance of own) off += (stream.nextUniform() < chance ? 1 : 0) - chance;
      error += Math.abs(off) / total;
    }
    return error;
  }).sort((left, right) => left - right);
  return {
    mean: errors.reduce((sum, error) => sum + error, 0) / repeats,
    high: errors[Math.ceil(0.95 * repeats) - 1] ?? 0,
  };
}

function coverageOf(pairs: readonly ReadinessPair[], stated: number): Coverage {
  const inside = pairs.filter(({ place }) => Math.abs(place - 0.5) <= stated / 2).length;
  return { stated, observed: inside / pairs.length, interval: wilsonInterval(inside, pairs.length) };
}

/**
 * Share confirmed against mean predicted chance. The interval is the normal one with the variance between people (pairs of
 * one person are not independent), at least as wide as the binomial one. O(pairs).
 */
export function gapOf(pairs: readonly ReadinessPair[]): CalibrationGap {
  const count = Math.max(1, pairs.length);
  const predicted = pairs.reduce((sum, pair) => sum + pair.predicted, 0) / count;
  const confirmed = pairs.filter((pair) => pair.confirmed).length / count;
  const gap = confirmed - predicted;
  const byPerson = new Map<string, number>();
  let binomial = 0;
  for (const pair of pairs) {
    const off = (pair.confirmed ? 1 : 0) - pair.predicted - gap;
    byPerson.set(pair.person, (byPerson.get(pair.person) ?? 0) + off);
    binomial += pair.predicted * (1 - pair.predicted);
  }
  const people = byPerson.size;
  let between = 0;
  for (const sum of byPerson.values()) between += sum * sum;
  const clustered = people > 1 ? (between * people) / (people - 1) : Infinity;
  const reach = (normalQuantile(0.975) * Math.sqrt(Math.max(clustered, binomial))) / count;
  return {
    ...{ pairs: pairs.length, people, predicted, confirmed, gap },
    interval: { low: Math.max(-1, gap - reach), high: Math.min(1, gap + reach) },
  };
}

/** `within`: nothing speaks against it. `fails`: surely off by more than the limit. `too-few`: cannot be judged. */
export type CalibrationVerdict = "within" | "fails" | "too-few";

/** What a skill or a group must keep to be used for gating. */
export const CALIBRATION_LIMITS = { fewestPairs: 30, largestGap: 0.05 } as const;

/** The verdict on one skill or group: `fails` when the whole 95 % interval of its gap lies beyond the limit. */
export function calibrationVerdict({ pairs, interval }: CalibrationGap): CalibrationVerdict {
  const { fewestPairs, largestGap } = CALIBRATION_LIMITS;
  if (pairs < fewestPairs) return "too-few";
  return interval.low > largestGap || interval.high < -largestGap ? "fails" : "within";
}

/** How far the gap of one group lies from that of everybody else, in shares, with a 95 % interval. */
export interface GapDifference {
  readonly difference: number;
  readonly interval: Interval;
}

/** Difference of two gaps of different people: the half-widths add as independent ones do. */
export function gapDifference(group: CalibrationGap, others: CalibrationGap): GapDifference {
  const half = ({ interval }: CalibrationGap): number => (interval.high - interval.low) / 2;
  const difference = group.gap - others.gap;
  const reach = Math.hypot(half(group), half(others));
  return { difference, interval: { low: difference - reach, high: difference + reach } };
}

/** The verdict on a group: it fails too when it is surely treated otherwise than everybody else by more than the limit. */
export function groupVerdict(group: CalibrationGap, versusOthers: GapDifference | null): CalibrationVerdict {
  const own = calibrationVerdict(group);
  if (own !== "within" || versusOthers === null) return own;
  const { low, high } = versusOthers.interval;
  return low > CALIBRATION_LIMITS.largestGap || high < -CALIBRATION_LIMITS.largestGap ? "fails" : "within";
}
