import { describe, expect, it } from "vitest";
import { FORECASTERS, type TrendLine } from "#app/engine/demand/forecasters.ts";
import { combinationWeights, emptyCombinationRecord, enterOutcome } from "#app/engine/demand/combination.ts";
import { emptyErrorRecord, enterError, errorScale } from "#app/engine/demand/error-scale.ts";
import { forecastPaths } from "#app/engine/demand/forecast-paths.ts";
import { seasonalSteps } from "#app/engine/demand/seasonal-steps.ts";
import { studentQuantile } from "#app/engine/demand/student-t.ts";

function read(name: string, values: readonly number[], periodsPerYear: 4 | 12 = 12): TrendLine {
  const forecaster = FORECASTERS.find((candidate) => candidate.name === name);
  if (forecaster === undefined) throw new Error(name);
  return forecaster.read(Float64Array.from(values), values.length - 1, periodsPerYear);
}

describe("each forecaster", () => {
  it("smooths as worked by hand: 10, then 10 + 0.4 · 10 = 14, then 14 + 0.4 · (15 − 14) = 14.4", () => {
    expect(read("smoothed-0.4", [10, 20, 15]).level).toBeCloseTo(14.4, 12);
  });

  it("smooths a quarter as three months of the same value would: gain 1 − 0.6³ = 0.784", () => {
    expect(read("smoothed-0.4", [10, 20], 4).level).toBeCloseTo(17.84, 12);
    expect(read("smoothed-0.4", [10, 20, 20, 20]).level).toBeCloseTo(17.84, 12);
  });

  it("damps the trend as worked by hand: level 10, error 10, level 18, slope 0.8 · 0.3 · 10 = 2.4, then error −5.16", () => {
    // One step on: expected 18 + 0.9 · 2.4 = 20.16; at 15 the level is 20.16 − 0.8 · 5.16, the slope 2.16 − 0.24 · 5.16.
    const { level, slope, damping } = read("damped-trend", [10, 20, 15]);
    expect(level).toBeCloseTo(16.032, 12);
    expect(slope).toBeCloseTo(0.9216, 12);
    expect(damping).toBe(0.9);
  });

  it("measures a recent trend over its months, and over what there is in a young series", () => {
    expect(read("trend-3-months", [1, 2, 4, 8, 16])).toMatchObject({ level: 16, slope: 14 / 3, damping: 0.8 });
    expect(read("trend-12-months", [1, 2, 4])).toMatchObject({ level: 4, slope: 1.5 });
    expect(read("trend-6-months", [1, 2, 4, 8], 4)).toMatchObject({ slope: 3 });
  });
});

describe("seasons", () => {
  /** Four years of quarters that rise by 2 a quarter, with 6 more in the third quarter and 6 less after it. */
  const seasonal = Array.from({ length: 17 }, (_, at) => 100 + 2 * at + (at % 4 === 2 ? 6 : 0));

  it("that repeat exactly are learnt exactly", () => {
    const steps = [...seasonalSteps(Float64Array.from(seasonal), 16, 4)];
    for (const [season, step] of [0, 0, 6, -6].entries()) expect(steps[season]).toBeCloseTo(step, 9);
  });

  it("are taken out before a forecaster reads the series and put back after it", () => {
    const [naive] = forecastPaths(Float64Array.from(seasonal), 16, 4, 6);
    for (const [step, offset] of [0, 6, 0, 0, 0, 6].entries())
      expect(naive?.[step]).toBeCloseTo((seasonal[16] ?? 0) + offset, 9);
  });

  it("are not seen in steps that differ from year to year, nor before two years have passed", () => {
    const unrelated = [5, 9, 2, 7, 7, 3, 8, 1, 4, 9, 9, 2, 6].map((value) => 100 + value);
    expect([...seasonalSteps(Float64Array.from(unrelated), 12, 4)]).toEqual([0, 0, 0, 0]);
    expect([...seasonalSteps(Float64Array.from(seasonal), 7, 4)]).toEqual([0, 0, 0, 0]);
  });
});

describe("the combination", () => {
  it("weighs all forecasters alike before there is an outcome", () => {
    expect([...combinationWeights(emptyCombinationRecord(12))]).toEqual(FORECASTERS.map(() => 1 / FORECASTERS.length));
  });

  it("weighs (loss / naive loss) to the power of minus a third of the errors", () => {
    const record = emptyCombinationRecord(12);
    // One error of one step: all forecasters miss by 2, the second by 1.
    const paths = FORECASTERS.map((_, at) => Float64Array.of(at === 1 ? 11 : 12));
    enterOutcome(record, 1, paths, 10);
    const weights = combinationWeights(record);
    expect((weights[1] ?? 0) / (weights[0] ?? 1)).toBeCloseTo(Math.cbrt(2), 12);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });
});

describe("the spread of errors", () => {
  it("is the discounted root mean square of one-step errors and grows as usual until errors further ahead are known", () => {
    const record = emptyErrorRecord(12);
    enterError(record, 1, 3);
    enterError(record, 1, -1);
    const { oneStep, growth, errors } = errorScale(record);
    expect(oneStep).toBeCloseTo(Math.sqrt((0.9 * 9 + 1) / 1.9), 12);
    expect(growth).toBe(0.5);
    expect(errors).toBeCloseTo(1.9, 12);
  });

  it("follows a new regime: five times larger errors are believed within a year", () => {
    const record = emptyErrorRecord(12);
    for (let at = 0; at < 60; at += 1) enterError(record, 1, at % 2 === 0 ? 1 : -1);
    for (let at = 0; at < 12; at += 1) enterError(record, 1, at % 2 === 0 ? 5 : -5);
    expect(errorScale(record).oneStep).toBeGreaterThan(4);
  });

  it("multiplies by quantiles of Student's t as tabulated", () => {
    for (const [p, freedom, table] of [
      [0.9, 3, 1.638],
      [0.9, 10, 1.372],
      [0.975, 5, 2.571],
      [0.975, 10, 2.228],
      [0.75, 4, 0.741],
      [0.975, 120, 1.98],
    ] as const)
      expect(studentQuantile(p, freedom)).toBeCloseTo(table, 2);
    expect(studentQuantile(0.975, 2)).toBeCloseTo(4.303, 3);
  });
});
