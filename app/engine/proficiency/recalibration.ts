import type { Probability } from "#app/engine/kernel/units.ts";

/** What turning predicted chances by a logistic curve would do, judged on people it was not fitted on. */
export interface Recalibration {
  /** logit(recalibrated) = intercept + slope · logit(predicted); 0 and 1 leave everything as it is. */
  readonly intercept: number;
  readonly slope: number;
  /** Mean log loss in nats, as predicted and recalibrated out of sample. */
  readonly lossBefore: number;
  readonly lossAfter: number;
  /** Mean |share confirmed - mean predicted| over ten bins of equal width, weighted by pairs; out of sample after. */
  readonly errorBefore: number;
  readonly errorAfter: number;
}

interface Outcome {
  readonly person: string;
  readonly predicted: Probability;
  readonly confirmed: boolean;
}

const FOLDS = 5;
/** A chance is never taken as certain: one surprise would cost without end. */
const SMALLEST = 0.001;

const logit = (chance: number): number => {
  const kept = Math.min(1 - SMALLEST, Math.max(SMALLEST, chance));
  return Math.log(kept / (1 - kept));
};
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * Logistic recalibration, fitted by maximum likelihood, its worth measured by cross-fitting: five folds of whole people, each
 * judged by the curve of the other four. J. Platt 1999, "Probabilistic outputs for support vector machines". O(pairs).
 */
export function recalibrate(outcomes: readonly Outcome[]): Recalibration {
  const folds = new Map([...new Set(outcomes.map(({ person }) => person))].map((person, at) => [person, at % FOLDS]));
  const after = new Array<number>(outcomes.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const { intercept, slope } = fitCurve(outcomes.filter(({ person }) => folds.get(person) !== fold));
    for (const [at, { person, predicted }] of outcomes.entries())
      if (folds.get(person) === fold) after[at] = logistic(intercept + slope * logit(predicted));
  }
  const before = outcomes.map(({ predicted }) => predicted);
  return {
    ...fitCurve(outcomes),
    lossBefore: meanLoss(before, outcomes),
    lossAfter: meanLoss(after, outcomes),
    errorBefore: binnedError(before, outcomes),
    errorAfter: binnedError(after, outcomes),
  };
}

const ITERATIONS = 30;
/** Weak pull towards "leave it as it is", so that a fold without surprises has a finite answer. */
const RIDGE = 1;

/** Newton's method on intercept and slope. */
function fitCurve(outcomes: readonly Outcome[]): { intercept: number; slope: number } {
  let [intercept, slope] = [0, 1];
  for (let round = 0; round < ITERATIONS; round += 1) {
    let [gradientA, gradientB] = [-RIDGE * intercept, -RIDGE * (slope - 1)];
    let [aa, ab, bb] = [RIDGE, 0, RIDGE];
    for (const { predicted, confirmed } of outcomes) {
      const x = logit(predicted);
      const chance = logistic(intercept + slope * x);
      const off = (confirmed ? 1 : 0) - chance;
      const weight = chance * (1 - chance);
      gradientA += off;
      gradientB += off * x;
      aa += weight;
      ab += weight * x;
      bb += weight * x * x;
    }
    const determinant = aa * bb - ab * ab;
    const [stepA, stepB] = [
      (bb * gradientA - ab * gradientB) / determinant,
      (aa * gradientB - ab * gradientA) / determinant,
    ];
    intercept += stepA;
    slope += stepB;
    if (Math.abs(stepA) + Math.abs(stepB) < 1e-9) break;
  }
  return { intercept, slope };
}

function meanLoss(chances: readonly number[], outcomes: readonly Outcome[]): number {
  let loss = 0;
  for (const [at, { confirmed }] of outcomes.entries()) {
    const chance = Math.min(1 - SMALLEST, Math.max(SMALLEST, chances[at] ?? 0.5));
    loss -= Math.log(confirmed ? chance : 1 - chance);
  }
  return loss / Math.max(1, outcomes.length);
}

function binnedError(chances: readonly number[], outcomes: readonly Outcome[]): number {
  const off = new Float64Array(10);
  for (const [at, { confirmed }] of outcomes.entries()) {
    const chance = chances[at] ?? 0.5;
    const bin = Math.min(9, Math.floor(chance * 10));
    off[bin] = (off[bin] ?? 0) + (confirmed ? 1 : 0) - chance;
  }
  return off.reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, outcomes.length);
}
