import { describe, expect, it, vi } from "vitest";
import { randomStream } from "#app/engine/kernel/random.ts";
import { calibrate, expertPrior } from "#app/engine/measurement/calibration.ts";
import type { ItemParameters } from "#app/engine/measurement/item.ts";
import { itemFit } from "#app/engine/measurement/item-fit.ts";
import { NOT_GIVEN, responseMatrix } from "#app/engine/measurement/response-matrix.ts";
import type { ResponseMatrix } from "#app/engine/measurement/response-matrix.ts";
import { scoreProbability } from "#app/engine/measurement/response-model.ts";
import { curve, randomBank } from "./items.ts";

/** Answers of standard normal people; each item is given with chance `given`. */
function simulate(items: readonly ItemParameters[], persons: number, seed: string, given = 1): ResponseMatrix {
  const random = randomStream(seed);
  return responseMatrix(
    Array.from({ length: persons }, () => {
      const theta = random.nextNormal();
      return items.map((item) => {
        const seen = random.nextUniform() < given;
        const right = random.nextUniform() < scoreProbability(item, 1, theta);
        return seen ? (right ? 1 : 0) : NOT_GIVEN;
      });
    }),
  );
}

// An EM algorithm over a thousand people takes a second or two, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe("calibration", () => {
  it("recovers what made the answers, as closely as its standard errors say", () => {
    const truth = randomBank(30, "calibrated bank");
    const matrix = simulate(truth, 1000, "calibration people", 0.6);
    const { items, converged } = calibrate(
      matrix,
      truth.map((item) => expertPrior(Math.round(item.difficulty))),
    );
    expect(converged).toBe(true);
    const misses = items.flatMap((item, i) => [
      (item.difficulty - (truth[i]?.difficulty ?? 0)) / item.errors.difficulty,
      (item.discrimination - (truth[i]?.discrimination ?? 0)) / item.errors.discrimination,
    ]);
    // 60 standardised errors: mean square 1, standard error of it √(2/60) ≈ 0.18
    const meanSquare = misses.reduce((sum, miss) => sum + miss * miss, 0) / misses.length;
    expect(meanSquare).toBeGreaterThan(0.4);
    expect(meanSquare).toBeLessThan(1.6);
    expect(Math.max(...misses.map(Math.abs))).toBeLessThan(4);
  });

  it("recovers guessing where it is asked for, against what the prior says", () => {
    const truth = Array.from({ length: 15 }, (_, i) => curve(1.5, 0.3 + 0.1 * i, { guessing: 0.1 }));
    const { items } = calibrate(
      simulate(truth, 1200, "guessing people"),
      truth.map(() => expertPrior(1, 0.25)),
    );
    const mean = items.reduce((sum, item) => sum + item.guessing, 0) / items.length;
    // two thirds of the way from the prior to the truth, or further
    expect(Math.abs(mean - 0.1)).toBeLessThan(0.05);
    for (const item of items) expect(item.errors.guessing).toBeGreaterThan(0);
  });

  it("leaves an item without answers where its writer put it, and moves it with every answer", () => {
    const truth = [...randomBank(12, "others"), curve(1, 2)];
    const estimate = (answers: number) => {
      const matrix = simulate(truth, 800, "shrinkage");
      for (let person = answers; person < matrix.persons; person += 1) {
        matrix.scores[person * matrix.items + 12] = NOT_GIVEN;
      }
      const priors = truth.map((_, i) => expertPrior(i === 12 ? -0.5 : 0));
      return calibrate(matrix, priors).items[12];
    };
    const [none, few, many] = [estimate(0), estimate(20), estimate(800)];
    expect(none?.difficulty).toBeCloseTo(-0.5, 6);
    expect(none?.errors.difficulty).toBeCloseTo(1, 6);
    expect(few?.difficulty).toBeGreaterThan(0);
    expect(few?.difficulty).toBeLessThan(many?.difficulty ?? 0);
    expect(Math.abs((many?.difficulty ?? 0) - 2)).toBeLessThan(0.5);
    expect(many?.errors.difficulty).toBeLessThan(few?.errors.difficulty ?? 0);
    expect([none?.answers, few?.answers, many?.answers]).toEqual([0, 20, 800]);
  });

  it("raises the likelihood in every round", () => {
    const truth = randomBank(8, "rounds");
    const matrix = simulate(truth, 300, "rounds");
    const wide = { mean: 0, sd: 1e4 };
    const priors = truth.map(() => ({ logDiscrimination: wide, difficulty: wide, logitGuessing: null }));
    const likelihoods = [1, 2, 3, 5, 8, 13].map(
      (maxRounds) => calibrate(matrix, priors, { maxRounds, tolerance: 0 }).logLikelihood,
    );
    likelihoods.reduce((before, after) => {
      expect(after).toBeGreaterThan(before);
      return after;
    });
  });
});

describe("item fit", () => {
  it("accepts curves that are right about as often as it should", () => {
    const truth = randomBank(20, "fitting bank");
    const matrix = simulate(truth, 1000, "fitting people");
    const fits = truth.map((_, item) => itemFit(matrix, truth, item, 0));
    const rejected = fits.filter((fit) => fit.probability < 0.05).length;
    expect(rejected).toBeLessThanOrEqual(4);
    const ratio = fits.reduce((sum, fit) => sum + fit.statistic / fit.degreesOfFreedom, 0) / 20;
    expect(Math.abs(ratio - 1)).toBeLessThan(0.2);
  });

  it("rejects a curve that is not the item's", () => {
    const truth = randomBank(20, "misfitting bank");
    const claimed = truth.map((item, i) => (i === 3 ? { ...item, discrimination: item.discrimination * 2.5 } : item));
    const fit = itemFit(simulate(truth, 1000, "misfitting people"), claimed, 3, 0);
    expect(fit.probability).toBeLessThan(1e-4);
    expect(fit.misfit).toBeGreaterThan(0.05);
  });
});
