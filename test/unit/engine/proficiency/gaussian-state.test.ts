import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCdf } from "#app/engine/kernel/distributions.ts";
import { sigmoid } from "#app/engine/kernel/numeric.ts";
import {
  createGaussianState,
  mirrorCovariance,
  observeResponse,
  observeLevel,
  type GaussianState,
} from "#app/engine/proficiency/gaussian-state.ts";

function oneSkill(mean: number, variance: number): GaussianState {
  const state = createGaussianState(1);
  state.means[0] = mean;
  state.covariance[0] = variance;
  return state;
}

/** Mean and variance of prior × curve by the trapezoid rule, and the probability of the answer. */
function momentsByQuadrature(
  mean: number,
  variance: number,
  curve: (theta: number) => number,
): { chance: number; mean: number; variance: number } {
  const sd = Math.sqrt(variance);
  let [weights, first, second, all] = [0, 0, 0, 0];
  for (let z = -9; z <= 9; z += 0.005) {
    const theta = mean + sd * z;
    const density = Math.exp(-0.5 * z * z);
    const weight = density * curve(theta);
    all += density;
    weights += weight;
    first += weight * theta;
    second += weight * theta * theta;
  }
  return { chance: weights / all, mean: first / weights, variance: second / weights - (first / weights) ** 2 };
}

const anyItem = fc.record({
  discrimination: fc.double({ min: 0.3, max: 2.5, noNaN: true }),
  difficulty: fc.double({ min: -3, max: 3, noNaN: true }),
  guessing: fc.double({ min: 0, max: 0.35, noNaN: true }),
  correct: fc.boolean(),
});
const anyMean = fc.double({ min: -2, max: 2, noNaN: true });
const anyVariance = fc.double({ min: 0.05, max: 2, noNaN: true });

interface RightOrWrong {
  readonly discrimination: number;
  readonly difficulty: number;
  readonly guessing: number;
  readonly correct: boolean;
}

function observeAnswer(state: GaussianState, { correct, ...item }: RightOrWrong): void {
  observeResponse(state, [0], { ...item, slipping: 0, steps: [0] }, correct ? 1 : 0);
}

describe("an answer", () => {
  it("gives the exact mean and variance under the probit curve", () => {
    fc.assert(
      fc.property(anyMean, anyVariance, anyItem, (mean, variance, item) => {
        const probit = (theta: number): number => {
          const right =
            item.guessing + (1 - item.guessing) * normalCdf((item.discrimination / 1.702) * (theta - item.difficulty));
          return item.correct ? right : 1 - right;
        };
        const exact = momentsByQuadrature(mean, variance, probit);
        const state = oneSkill(mean, variance);
        observeAnswer(state, item);
        expect(Math.abs((state.means[0] ?? 0) - exact.mean)).toBeLessThan(1e-6);
        expect(Math.abs((state.covariance[0] ?? 0) - exact.variance)).toBeLessThan(1e-6);
      }),
      { numRuns: 40 },
    );
  });

  it("stays within a twentieth of a logit of the logistic curve, unless it had a chance of less than one in six", () => {
    fc.assert(
      fc.property(anyMean, fc.double({ min: 0.05, max: 1.6, noNaN: true }), anyItem, (mean, variance, item) => {
        const free = { ...item, guessing: 0 };
        const logistic = (theta: number): number => {
          const right = sigmoid(item.discrimination * (theta - item.difficulty));
          return item.correct ? right : 1 - right;
        };
        const exact = momentsByQuadrature(mean, variance, logistic);
        // on a grid over all items: 0.046 at most; 0.10 from a chance of one in ten on, 0.21 from one in twenty on
        fc.pre(exact.chance > 1 / 6);
        const state = oneSkill(mean, variance);
        observeAnswer(state, free);
        expect(Math.abs((state.means[0] ?? 0) - exact.mean)).toBeLessThan(0.05);
      }),
      { numRuns: 40 },
    );
  });

  it("never widens the belief on average, though a lucky guess may", () => {
    fc.assert(
      fc.property(anyMean, anyVariance, anyItem, (mean, variance, item) => {
        const [right, wrong] = [true, false].map((correct) => {
          const state = oneSkill(mean, variance);
          observeAnswer(state, { ...item, correct });
          return state.covariance[0] ?? 0;
        });
        const slope = item.discrimination / 1.702;
        const z = (slope * (mean - item.difficulty)) / Math.sqrt(1 + slope * slope * variance);
        const chance = item.guessing + (1 - item.guessing) * normalCdf(z);
        expect(chance * (right ?? 0) + (1 - chance) * (wrong ?? 0)).toBeLessThanOrEqual(variance + 1e-12);
      }),
    );
  });

  it("moves a correlated skill by its share of the covariance, up for a right answer and down for a wrong one", () => {
    for (const correct of [true, false]) {
      const state = createGaussianState(2);
      state.covariance.set([1, 0, 0.5, 1]);
      observeAnswer(state, { discrimination: 1, difficulty: 0, guessing: 0, correct });
      mirrorCovariance(state);
      expect(Math.sign(state.means[0] ?? 0)).toBe(correct ? 1 : -1);
      expect(state.means[1]).toBeCloseTo(0.5 * (state.means[0] ?? 0), 12);
      expect(state.covariance[1]).toBe(state.covariance[2]);
    }
  });
});

describe("an answer with score categories", () => {
  it("gives the exact mean and variance under probit boundaries", () => {
    const steps = [-0.7, 0.1, 0.9];
    fc.assert(
      fc.property(anyMean, anyVariance, fc.nat(3), anyItem, (mean, variance, score, { discrimination, difficulty }) => {
        const above = (theta: number, step: number | undefined): number =>
          step === undefined ? 0 : normalCdf((discrimination / 1.702) * (theta - difficulty - step));
        const category = (theta: number): number =>
          (score === 0 ? 1 : above(theta, steps[score - 1])) - above(theta, steps[score]);
        const exact = momentsByQuadrature(mean, variance, category);
        fc.pre(exact.chance > 1e-4);
        const state = oneSkill(mean, variance);
        observeResponse(state, [0], { discrimination, difficulty, guessing: 0, slipping: 0, steps }, score);
        expect(Math.abs((state.means[0] ?? 0) - exact.mean)).toBeLessThan(1e-6);
        expect(Math.abs((state.covariance[0] ?? 0) - exact.variance)).toBeLessThan(1e-6);
      }),
      { numRuns: 60 },
    );
  });
});

describe("an answer to an item of two skills", () => {
  it("moves both alike and ties them together: a right answer to a sum makes one the more doubtful the surer the other", () => {
    const state = createGaussianState(2);
    state.covariance.set([1, 0, 0, 1]);
    const item = { discrimination: 1.5, difficulty: 0, guessing: 0, slipping: 0, steps: [0] };
    observeResponse(state, [0, 1], item, 1);
    expect(state.means[0]).toBeGreaterThan(0);
    expect(state.means[1]).toBeCloseTo(state.means[0] ?? 0, 12);
    expect(state.covariance[2]).toBeLessThan(0);
    const single = oneSkill(0, 0.5);
    observeResponse(single, [0], item, 1);
    // their mean has variance one half: what is learned about it is what one skill of that variance would learn
    expect(((state.means[0] ?? 0) + (state.means[1] ?? 0)) / 2).toBeCloseTo(single.means[0] ?? 0, 12);
  });
});

describe("a level statement", () => {
  it("combines with the belief by precision", () => {
    const state = oneSkill(-1, 1);
    const weight = observeLevel(state, 0, -1, 1, 0.5);
    expect(weight).toBeCloseTo(0.8, 12);
    expect(state.means[0]).toBeCloseTo(0.6, 12);
    expect(state.covariance[0]).toBeCloseTo(0.2, 12);
  });
});
