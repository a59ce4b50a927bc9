export interface ScoredAnswer {
  readonly probability: number;
  readonly correct: number;
}

/** Chance that a right answer was given a higher probability than a wrong one; ties count half. O(n log n). */
export function areaUnderCurve(answers: readonly ScoredAnswer[]): number {
  const sorted = [...answers].sort((left, right) => left.probability - right.probability);
  let [ranks, rights, from] = [0, 0, 0];
  while (from < sorted.length) {
    let [to, tied] = [from, 0];
    while (to < sorted.length && sorted[to]?.probability === sorted[from]?.probability) {
      tied += sorted[to]?.correct ?? 0;
      to += 1;
    }
    ranks += ((from + to + 1) / 2) * tied;
    rights += tied;
    from = to;
  }
  return (ranks - (rights * (rights + 1)) / 2) / (rights * (sorted.length - rights));
}

/** Mean of −log of the probability given to what happened. */
export function logLoss(answers: readonly ScoredAnswer[]): number {
  let sum = 0;
  for (const { probability, correct } of answers) sum -= Math.log(correct === 1 ? probability : 1 - probability);
  return sum / answers.length;
}

const BINS = 15;

/** Expected calibration error over 15 bins of equal width. */
export function calibrationError(answers: readonly ScoredAnswer[]): number {
  const differences = new Float64Array(BINS);
  for (const { probability, correct } of answers) {
    const bin = Math.min(BINS - 1, Math.floor(probability * BINS));
    differences[bin] = (differences[bin] ?? 0) + probability - correct;
  }
  return differences.reduce((sum, difference) => sum + Math.abs(difference), 0) / answers.length;
}
