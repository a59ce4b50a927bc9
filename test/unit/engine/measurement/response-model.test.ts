import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkInformation, itemInformation, rightOrWrongInformation } from "#app/engine/measurement/information.ts";
import { expertParameters, maximumScore } from "#app/engine/measurement/item.ts";
import {
  expectedScore,
  scoreLogLikelihood,
  scoreProbability,
  scoreProbabilitySlope,
} from "#app/engine/measurement/response-model.ts";
import { anyItem, anyTheta, curve } from "./items.ts";

describe("the response curve", () => {
  it("gives probabilities of all scores that sum to 1", () => {
    fc.assert(
      fc.property(anyItem, anyTheta, (item, theta) => {
        let sum = 0;
        for (let score = 0; score <= maximumScore(item); score += 1) {
          const probability = scoreProbability(item, score, theta);
          expect(probability).toBeGreaterThanOrEqual(0);
          sum += probability;
        }
        expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it("has the slope of its own difference quotient", () => {
    fc.assert(
      fc.property(anyItem, anyTheta, (item, theta) => {
        const step = 1e-5;
        for (let score = 0; score <= maximumScore(item); score += 1) {
          const quotient =
            (scoreProbability(item, score, theta + step) - scoreProbability(item, score, theta - step)) / (2 * step);
          expect(Math.abs(quotient - scoreProbabilitySlope(item, score, theta))).toBeLessThan(1e-8);
        }
      }),
    );
  });

  it("rises with ability in its expected score", () => {
    fc.assert(
      fc.property(anyItem, anyTheta, (item, theta) => {
        expect(expectedScore(item, theta + 0.5)).toBeGreaterThan(expectedScore(item, theta));
      }),
    );
  });

  // de Ayala, The Theory and Practice of Item Response Theory (2009), ch. 6: at theta = b a 3PL item is right with (1 + c)/2.
  it("is half way between guessing and certainty at its difficulty", () => {
    expect(scoreProbability(curve(1.4, 0.7, { guessing: 0.2 }), 1, 0.7)).toBeCloseTo(0.6, 12);
    expect(scoreProbability(curve(1.4, 0.7), 1, 0.7)).toBeCloseTo(0.5, 12);
  });

  it("keeps the digits of a chance far out in either tail", () => {
    expect(scoreLogLikelihood(curve(2, 0), 1, -100)).toBeCloseTo(-200, 9);
    expect(scoreLogLikelihood(curve(2, 0), 0, 100)).toBeCloseTo(-200, 9);
    const graded = curve(2, 0, { steps: [-0.5, 0.5] });
    // σ(u)·σ(-v)·(1 - e^(v-u)) at u = -199, v = -201
    expect(scoreLogLikelihood(graded, 1, -100)).toBeCloseTo(-199 + Math.log1p(-Math.exp(-2)), 9);
    expect(Number.isFinite(scoreLogLikelihood(curve(2, 0), 1, -1e6))).toBe(true);
  });
});

describe("an item that nobody has answered", () => {
  it("starts at the middle of the band of the level it was written for", () => {
    expect([1, 3, 5].map((level) => expertParameters(level as 1 | 3 | 5).difficulty)).toEqual([-1.5, 0.5, 2.5]);
    expect(expertParameters(2, 0.25)).toMatchObject({ guessing: 0.25, slipping: 0, steps: [0] });
  });
});

describe("information", () => {
  it("is never negative", () => {
    fc.assert(
      fc.property(anyItem, anyTheta, (item, theta) => {
        expect(itemInformation(item, theta)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("is the expected square of the slope of the log chance", () => {
    fc.assert(
      fc.property(anyItem, fc.double({ min: -3, max: 3, noNaN: true }), (item, theta) => {
        const step = 1e-5;
        let expected = 0;
        for (let score = 0; score <= maximumScore(item); score += 1) {
          const slope =
            (scoreLogLikelihood(item, score, theta + step) - scoreLogLikelihood(item, score, theta - step)) /
            (2 * step);
          expected += scoreProbability(item, score, theta) * slope * slope;
        }
        expect(Math.abs(itemInformation(item, theta) - expected)).toBeLessThan(1e-6);
      }),
    );
  });

  it("is the same written out for right-or-wrong items", () => {
    fc.assert(
      fc.property(anyItem, anyTheta, (item, theta) => {
        if (maximumScore(item) > 1) return;
        const { discrimination, difficulty, guessing, slipping } = item;
        const written = rightOrWrongInformation(discrimination, difficulty, guessing, slipping, theta);
        expect(Math.abs(written - itemInformation(item, theta))).toBeLessThan(1e-12);
      }),
    );
  });

  it("stays below its ceiling, a²/4 for right or wrong and a²/3 with categories", () => {
    fc.assert(
      fc.property(anyItem, anyTheta, (item, theta) => {
        const ceiling = item.discrimination ** 2 / (maximumScore(item) > 1 ? 3 : 4);
        expect(itemInformation(item, theta)).toBeLessThanOrEqual(ceiling * (1 + 1e-12));
      }),
    );
  });

  // Lord, Applications of item response theory (1980), section 10.2: the information of a 2PL item peaks at a²/4 at its
  // difficulty; that of a 3PL item at b + ln((1 + √(1 + 8c)) / 2) / a.
  it("peaks where Lord says", () => {
    expect(itemInformation(curve(2, 0.4), 0.4)).toBeCloseTo(1, 12);
    const item = curve(1.5, 0.3, { guessing: 0.2 });
    const peak = 0.3 + Math.log((1 + Math.sqrt(1 + 8 * 0.2)) / 2) / 1.5;
    for (const aside of [-0.05, 0.05]) {
      expect(itemInformation(item, peak)).toBeGreaterThan(itemInformation(item, peak + aside));
    }
    const step = 1e-4;
    const flat = (itemInformation(item, peak + step) - itemInformation(item, peak - step)) / (2 * step);
    expect(Math.abs(flat)).toBeLessThan(1e-6);
  });

  it("falls when a slip is possible, because it comes from the same curve", () => {
    expect(itemInformation(curve(1.5, 0, { slipping: 0.1 }), 1)).toBeLessThan(itemInformation(curve(1.5, 0), 1));
  });

  it("adds up over the items of a check", () => {
    const items = [curve(1, 0), curve(2, 1)];
    expect(checkInformation(items, 0.5)).toBeCloseTo(
      items.reduce((sum, item) => sum + itemInformation(item, 0.5), 0),
      12,
    );
  });
});
