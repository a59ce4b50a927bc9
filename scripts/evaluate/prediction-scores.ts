import { randomStream } from "#app/engine/kernel/random.ts";

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

const RESAMPLES = 1000;

/** 95 % interval of the log loss under resampling whole people, since the answers of one person hang together. */
export function logLossInterval(people: readonly (readonly ScoredAnswer[])[]): [number, number] {
  const random = randomStream("bootstrap");
  const sums = people.map((answers) => logLoss(answers) * answers.length);
  const losses = Float64Array.from({ length: RESAMPLES }, () => {
    let [sum, answers] = [0, 0];
    for (let draw = 0; draw < people.length; draw += 1) {
      const person = random.nextUint32() % people.length;
      sum += sums[person] ?? 0;
      answers += people[person]?.length ?? 0;
    }
    return sum / answers;
  }).sort();
  const at = (share: number): number => losses[Math.round(share * (RESAMPLES - 1))] ?? Number.NaN;
  return [at(0.025), at(0.975)];
}
