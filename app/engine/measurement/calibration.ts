import { invertPositiveDefinite } from "#app/engine/kernel/linear.ts";
import { clamp, sigmoid } from "#app/engine/kernel/numeric.ts";
import type { Logit, Probability } from "#app/engine/kernel/units.ts";
import { parameterCovariance } from "./calibration-errors.ts";
import { EXPERT_DIFFICULTY_SD } from "./item.ts";
import { computeExpectation, standardNormalQuadrature } from "./expectation-step.ts";
import { itemAscent } from "./item-likelihood.ts";
import type { ExpectedCounts, ItemPoint, ItemPrior } from "./item-likelihood.ts";
import { NOT_GIVEN } from "./response-matrix.ts";
import type { ResponseMatrix } from "./response-matrix.ts";

/** What the calibration of one item gives; standard errors in the units of the estimates. */
export interface CalibratedItem {
  readonly discrimination: number;
  readonly difficulty: Logit;
  readonly guessing: Probability;
  readonly errors: { readonly discrimination: number; readonly difficulty: Logit; readonly guessing: Probability };
  /** Answers behind the estimate. */
  readonly answers: number;
}

export interface Calibration {
  readonly items: readonly CalibratedItem[];
  /** Marginal log likelihood of the answers at the estimates (priors left out). */
  readonly logLikelihood: number;
  readonly rounds: number;
  readonly converged: boolean;
}

const LARGEST_STEP = 0.5;

export interface CalibrationSettings {
  readonly maxRounds: number;
  /** Ends when no parameter moves by more than this in a round. */
  readonly tolerance: number;
}

const DEFAULT_CALIBRATION: CalibrationSettings = { maxRounds: 500, tolerance: 1e-4 };

/**
 * The prior that shrinks an item with few answers to what its writer said: difficulty at the middle of the level's band with
 * the spread of a level, slope around 1 by a factor of e^0.5. With hundreds of answers it no longer matters.
 */
export function expertPrior(difficulty: Logit, guessing: Probability = 0): ItemPrior {
  const chance = clamp(guessing, 0.01, 0.5);
  return {
    logDiscrimination: { mean: 0, sd: 0.5 },
    difficulty: { mean: difficulty, sd: EXPERT_DIFFICULTY_SD },
    logitGuessing: guessing === 0 ? null : { mean: Math.log(chance / (1 - chance)), sd: 0.5 },
  };
}

/** M-step of one item: Fisher scoring with steps held short; the furthest any parameter moved. */
function maximise(point: ItemPoint, counts: ExpectedCounts, nodes: Float64Array, prior: ItemPrior): number {
  const before = Float64Array.from(point);
  const size = point.length;
  for (let round = 0; round < 5; round += 1) {
    const { gradient, information } = itemAscent(point, counts, nodes, prior);
    const inverse = invertPositiveDefinite(information, size);
    for (let i = 0; i < size; i += 1) {
      let step = 0;
      for (let j = 0; j < size; j += 1) step += (inverse[i * size + j] ?? 0) * (gradient[j] ?? 0);
      point[i] = (point[i] ?? 0) + clamp(step, -LARGEST_STEP, LARGEST_STEP);
    }
  }
  return point.reduce((furthest, value, i) => Math.max(furthest, Math.abs(value - (before[i] ?? 0))), 0);
}

function startingPoint(prior: ItemPrior): ItemPoint {
  const { logDiscrimination, difficulty, logitGuessing } = prior;
  const two = [logDiscrimination.mean, difficulty.mean];
  return Float64Array.from(logitGuessing === null ? two : [...two, logitGuessing.mean]);
}

/**
 * Item parameters from a response log by marginal maximum likelihood with priors (marginal maximum a posteriori): the EM
 * algorithm over a standard normal population, 61 nodes on -6…6. `priors[i]` belongs to item i; guessing is estimated for
 * items whose prior has it (3PL), otherwise it is 0 (2PL). Standard errors come from the observed information of the answers
 * (calibration-errors.ts), carried to the natural units by the delta method.
 * Sources: Bock and Aitkin 1981, Psychometrika 46, 443-459; Mislevy 1986, Psychometrika 51, 177-195 (priors).
 * O(rounds · answers · nodes).
 */
export function calibrate(
  matrix: ResponseMatrix,
  priors: readonly ItemPrior[],
  settings: CalibrationSettings = DEFAULT_CALIBRATION,
): Calibration {
  const quadrature = standardNormalQuadrature();
  const points = priors.map(startingPoint);
  let expectation = computeExpectation(matrix, points, quadrature);
  let rounds = 0;
  let moved = Number.POSITIVE_INFINITY;
  while (rounds < settings.maxRounds && moved > settings.tolerance) {
    moved = 0;
    for (const [item, point] of points.entries()) {
      const counts = expectation.counts[item];
      const prior = priors[item];
      if (counts !== undefined && prior !== undefined) {
        moved = Math.max(moved, maximise(point, counts, quadrature.nodes, prior));
      }
    }
    expectation = computeExpectation(matrix, points, quadrature);
    rounds += 1;
  }
  const covariances = parameterCovariance(matrix, points, priors, quadrature, expectation);
  return {
    items: points.map((point, item) =>
      toItem(point, covariances[item] ?? new Float64Array(0), answersTo(matrix, item)),
    ),
    logLikelihood: expectation.logLikelihood,
    rounds,
    converged: moved <= settings.tolerance,
  };
}

function answersTo(matrix: ResponseMatrix, item: number): number {
  let answers = 0;
  for (let person = 0; person < matrix.persons; person += 1) {
    if (matrix.scores[person * matrix.items + item] !== NOT_GIVEN) answers += 1;
  }
  return answers;
}

/** Natural units: se(a) = a·se(log a), se(c) = c(1 - c)·se(logit c). `variances`: one per parameter. */
function toItem(point: ItemPoint, variances: Float64Array, answers: number): CalibratedItem {
  const discrimination = Math.exp(point[0] ?? 0);
  const guessing = point.length > 2 ? sigmoid(point[2] ?? 0) : 0;
  return {
    discrimination,
    difficulty: point[1] ?? 0,
    guessing,
    errors: {
      discrimination: discrimination * Math.sqrt(variances[0] ?? 0),
      difficulty: Math.sqrt(variances[1] ?? 0),
      guessing: guessing * (1 - guessing) * Math.sqrt(variances[2] ?? 0),
    },
    answers,
  };
}
