import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCdf, normalQuantile } from "#app/engine/kernel/distributions.ts";
import { aboutDecision, aboutTheta, expectedVarianceDrop } from "#app/engine/measurement/expected-gain.ts";
import { maximumScore } from "#app/engine/measurement/item.ts";
import type { ItemParameters } from "#app/engine/measurement/item.ts";
import {
  observeAnswer,
  posteriorQuantile,
  probabilityAtLeast,
  startPosterior,
} from "#app/engine/measurement/posterior.ts";
import { scoreLogLikelihood, scoreProbability } from "#app/engine/measurement/response-model.ts";
import { anyItem, curve } from "./items.ts";

const scoredItem = anyItem.chain((item) =>
  fc.tuple(fc.constant(item), fc.integer({ min: 0, max: maximumScore(item) })),
);
const belief = fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 0.1, max: 2, noNaN: true }));

function after(mean: number, sd: number, answers: readonly (readonly [ItemParameters, number])[]) {
  return answers.reduce((posterior, [item, score]) => observeAnswer(posterior, item, score), startPosterior(mean, sd));
}

/** Mean and sd by a trapezoid rule of 20,001 nodes over ±10 sd. */
function densely(mean: number, sd: number, answers: readonly (readonly [ItemParameters, number])[]) {
  const logs: number[] = [];
  const thetas: number[] = [];
  for (let k = -10_000; k <= 10_000; k += 1) {
    const theta = mean + (sd * k) / 1000;
    thetas.push(theta);
    let log = -0.5 * (k / 1000) ** 2;
    for (const [item, score] of answers) log += scoreLogLikelihood(item, score, theta);
    logs.push(log);
  }
  const top = logs.reduce((most, log) => Math.max(most, log), -Infinity);
  const weights = logs.map((log) => Math.exp(log - top));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const centre = weights.reduce((sum, weight, k) => sum + weight * (thetas[k] ?? 0), 0) / total;
  const second = weights.reduce((sum, weight, k) => sum + weight * ((thetas[k] ?? 0) - centre) ** 2, 0) / total;
  return { mean: centre, sd: Math.sqrt(second) };
}

describe("the posterior", () => {
  it("starts as the belief", () => {
    fc.assert(
      fc.property(belief, fc.double({ min: 0.01, max: 0.99, noNaN: true }), ([mean, sd], probability) => {
        const posterior = startPosterior(mean, sd);
        expect(Math.abs(posterior.mean - mean)).toBeLessThan(1e-9);
        expect(Math.abs(posterior.sd / sd - 1)).toBeLessThan(1e-6);
        const quantile = mean + sd * normalQuantile(probability);
        expect(Math.abs(posteriorQuantile(posterior, probability) - quantile)).toBeLessThan(0.01 * sd);
        expect(Math.abs(probabilityAtLeast(posterior, quantile) - (1 - probability))).toBeLessThan(0.002);
      }),
    );
  });

  it("does not depend on the order of the answers", () => {
    const shuffled = fc
      .array(scoredItem, { minLength: 2, maxLength: 25 })
      .chain((answers) => fc.tuple(fc.constant(answers), fc.shuffledSubarray(answers, { minLength: answers.length })));
    fc.assert(
      fc.property(belief, shuffled, ([mean, sd], [answers, otherwise]) => {
        const [one, other] = [after(mean, sd, answers), after(mean, sd, otherwise)];
        expect(Math.abs(one.mean - other.mean)).toBeLessThan(1e-9);
        expect(Math.abs(one.sd - other.sd)).toBeLessThan(1e-9);
      }),
    );
  });

  it("equals dense quadrature to a thousandth of a standard deviation over a whole check", () => {
    fc.assert(
      fc.property(belief, fc.array(scoredItem, { maxLength: 25 }), ([mean, sd], answers) => {
        const [grid, dense] = [after(mean, sd, answers), densely(mean, sd, answers)];
        expect(Math.abs(grid.mean - dense.mean)).toBeLessThan(1e-3 * sd);
        expect(Math.abs(grid.sd - dense.sd)).toBeLessThan(1e-3 * sd);
      }),
      { numRuns: 30 },
    );
  });

  it("survives a thousand contradictory answers without running into 0/0", () => {
    const item = curve(3, 0);
    let posterior = startPosterior(0, 1);
    for (let k = 0; k < 1000; k += 1) posterior = observeAnswer(posterior, item, k % 2);
    expect(posterior.mean).toBeCloseTo(0, 9);
    expect(posterior.sd).toBeGreaterThan(0);
    for (let k = 0; k < 1000; k += 1) posterior = observeAnswer(posterior, item, 1);
    expect(Number.isFinite(posterior.mean)).toBe(true);
    expect(posterior.mean).toBeGreaterThan(0.2);
  });

  it("moves up with a right answer and down with a wrong one", () => {
    const start = startPosterior(0, 1);
    expect(observeAnswer(start, curve(1, 0), 1).mean).toBeGreaterThan(0.3);
    expect(observeAnswer(start, curve(1, 0), 0).mean).toBeLessThan(-0.3);
  });

  it("has a quantile that undoes the chance of lying above it", () => {
    fc.assert(
      fc.property(
        belief,
        fc.array(scoredItem, { maxLength: 10 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        ([mean, sd], answers, probability) => {
          const posterior = after(mean, sd, answers);
          const cut = posteriorQuantile(posterior, probability);
          expect(Math.abs(probabilityAtLeast(posterior, cut) - (1 - probability))).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it("gives everything above a cut below its grid and nothing above one beyond", () => {
    const posterior = startPosterior(0, 1);
    expect(probabilityAtLeast(posterior, -50)).toBeCloseTo(1, 12);
    expect(probabilityAtLeast(posterior, 50)).toBe(0);
    expect(Math.abs(probabilityAtLeast(posterior, 1) - normalCdf(-1))).toBeLessThan(5e-4);
  });

  it("refuses a belief without a spread", () => {
    expect(() => startPosterior(0, 0)).toThrow(/spread/);
  });
});

describe("the expected posterior variance", () => {
  it("is never above the current one, and is what the answers really give on average", () => {
    fc.assert(
      fc.property(belief, fc.array(scoredItem, { maxLength: 6 }), anyItem, ([mean, sd], answers, item) => {
        const posterior = after(mean, sd, answers);
        let expected = 0;
        for (let score = 0; score <= maximumScore(item); score += 1) {
          let chance = 0;
          posterior.weights.forEach((weight, k) => {
            chance += weight * scoreProbability(item, score, posterior.low + k * posterior.step);
          });
          expected += chance * observeAnswer(posterior, item, score).sd ** 2;
        }
        const variance = posterior.sd ** 2;
        expect(expected).toBeLessThanOrEqual(variance * (1 + 1e-9));
        const drop = expectedVarianceDrop(posterior, item, aboutTheta(posterior));
        expect(Math.abs(variance - drop - expected)).toBeLessThan(1e-6 * variance);
      }),
    );
  });

  it("of the decision is what the answers really take off P(1 - P) on average", () => {
    fc.assert(
      fc.property(belief, anyItem, fc.double({ min: -1, max: 1, noNaN: true }), ([mean, sd], item, place) => {
        const posterior = startPosterior(mean, sd);
        const cut = mean + place * sd;
        const ready = probabilityAtLeast(posterior, cut);
        let left = 0;
        for (let score = 0; score <= maximumScore(item); score += 1) {
          let chance = 0;
          posterior.weights.forEach((weight, k) => {
            chance += weight * scoreProbability(item, score, posterior.low + k * posterior.step);
          });
          const then = probabilityAtLeast(observeAnswer(posterior, item, score), cut);
          left += chance * then * (1 - then);
        }
        const drop = expectedVarianceDrop(posterior, item, aboutDecision(posterior, cut));
        expect(drop).toBeGreaterThanOrEqual(0);
        expect(Math.abs(ready * (1 - ready) - drop - left)).toBeLessThan(1e-6);
      }),
    );
  });
});
