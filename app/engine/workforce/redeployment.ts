/** From a role that shrinks to roles that could take its people. */
export interface RedeploymentQuestion {
  readonly people: number;
  readonly targets: number;
  /** people × targets, row-major: hours of learning until ready; Infinity: not within reach. */
  readonly hours: Float64Array;
  readonly costPerHour: number;
  /** Fewer people than this are not described. */
  readonly smallest: number;
}

/** One target role. */
export interface RedeploymentTarget {
  readonly target: number;
  /** People within reach and their hours, from the middle half; null: too few people to say, or none. */
  readonly outlook: {
    readonly people: number;
    readonly medianHours: number;
    readonly lowHours: number;
    readonly highHours: number;
    /** Learning for somebody in the middle. */
    readonly medianCost: number;
  } | null;
}

/**
 * Target roles by median hours to ready of those within reach, the nearest first; among equals where more people reach. Roles
 * that fewer than `smallest` people reach come last, by position, and say nothing. O(targets · people · log people).
 */
export function rankTargets(question: RedeploymentQuestion): readonly RedeploymentTarget[] {
  const { people, targets, hours, costPerHour, smallest } = question;
  const rows = Array.from({ length: targets }, (_, target): RedeploymentTarget => {
    const within = Float64Array.from({ length: people }, (__, person) => hours[person * targets + target] ?? 0)
      .filter((own) => Number.isFinite(own))
      .sort();
    if (within.length === 0 || within.length < smallest) return { target, outlook: null };
    const medianHours = quantile(within, 0.5);
    const [lowHours, highHours] = [quantile(within, 0.25), quantile(within, 0.75)];
    const outlook = { people: within.length, medianHours, lowHours, highHours, medianCost: medianHours * costPerHour };
    return { target, outlook };
  });
  return rows.sort(
    (left, right) =>
      hoursOf(left) - hoursOf(right) ||
      (right.outlook?.people ?? 0) - (left.outlook?.people ?? 0) ||
      left.target - right.target,
  );
}

/** Finite, so that two roles without an outlook compare as equal. */
const hoursOf = ({ outlook }: RedeploymentTarget): number => outlook?.medianHours ?? Number.MAX_VALUE;

/** With straight lines between the order statistics (R's type 7). `sorted` is not empty. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (place - Math.floor(place)) * (high - low);
}
