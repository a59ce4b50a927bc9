import { describe, expect, it } from "vitest";
import {
  areaUnderCurve,
  calibrationError,
  logLoss,
  logLossInterval,
} from "../../../scripts/evaluate/prediction-scores.ts";

const answers = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([probability, correct]) => ({ probability, correct }));

describe("scores of predicted answers", () => {
  it("count the pairs in the right order, ties by half", () => {
    expect(areaUnderCurve(answers([0.9, 1], [0.2, 0]))).toBe(1);
    expect(areaUnderCurve(answers([0.2, 1], [0.9, 0]))).toBe(0);
    // four pairs of a right and a wrong answer: two in order, one tied, one reversed
    expect(areaUnderCurve(answers([0.5, 1], [0.8, 1], [0.5, 0], [0.7, 0]))).toBe(2.5 / 4);
  });

  it("take the log of what happened", () => {
    expect(logLoss(answers([0.5, 1], [0.5, 0]))).toBeCloseTo(Math.log(2), 14);
    expect(logLoss(answers([0.25, 0]))).toBeCloseTo(-Math.log(0.75), 14);
  });

  it("find no calibration error where every bin comes true, and the whole gap where it does not", () => {
    expect(calibrationError(answers([0.5, 1], [0.5, 0]))).toBe(0);
    expect(calibrationError(answers([0.9, 0], [0.9, 0], [0.1, 0], [0.1, 0]))).toBeCloseTo(0.5, 14);
  });

  it("resample whole people: the interval holds the loss and has no width when all people are alike", () => {
    const one = answers([0.7, 1], [0.4, 0]);
    const [low, high] = logLossInterval([one, one, one]);
    expect(low).toBeCloseTo(logLoss(one), 12);
    expect(high).toBeCloseTo(logLoss(one), 12);
    const other = answers([0.1, 1], [0.4, 0]);
    const [from, to] = logLossInterval([one, other, one, other]);
    expect(from).toBeLessThan(logLoss([...one, ...other]));
    expect(to).toBeGreaterThan(logLoss([...one, ...other]));
  });
});
