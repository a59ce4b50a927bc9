import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backTest } from "#app/engine/demand/back-test.ts";
import { forecastSeries, type Forecast } from "#app/engine/demand/forecast-series.ts";
import type { DemandSeries } from "#app/engine/demand/series.ts";
import { randomStream } from "#app/engine/kernel/random.ts";

const series = (values: readonly number[], periodsPerYear: 4 | 12 = 12): DemandSeries => ({
  periodsPerYear,
  start: 24_000,
  values: Float64Array.from(values),
});

function forecast(of: DemandSeries, horizon: number): Forecast {
  const result = forecastSeries(of, horizon);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

/** Any demand: levels that wander, shocks, zeros; month by month or by quarter. */
const anySeries: fc.Arbitrary<DemandSeries> = fc
  .tuple(
    fc.constantFrom<(4 | 12)[]>(4, 12),
    fc.array(fc.oneof({ weight: 4, arbitrary: fc.nat(8_000) }, { weight: 1, arbitrary: fc.constant(0) }), {
      minLength: 1,
      maxLength: 60,
    }),
  )
  .map(([periodsPerYear, values]) =>
    series(
      values.map((value) => value / 8),
      periodsPerYear,
    ),
  );

/** A random walk with the given spread of its steps, around a level far from zero. */
function walk(seed: string, spreads: readonly number[]): number[] {
  const stream = randomStream(seed);
  let level = 1_000;
  return spreads.map((spread) => {
    level += spread * stream.nextNormal();
    return level;
  });
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

describe("a forecast", () => {
  it("has bands that nest, hold the centre and stay at or above zero, and weights that sum to one", () => {
    fc.assert(
      fc.property(anySeries, fc.integer({ min: 1, max: 24 }), (any, horizon) => {
        const { centre, bands, methodWeights } = forecast(any, horizon);
        const [half, most, nearly] = bands;
        for (let step = 0; step < horizon; step += 1) {
          const edges = [nearly?.low, most?.low, half?.low, centre, half?.high, most?.high, nearly?.high];
          const along = edges.map((edge) => edge?.[step] ?? Number.NaN);
          expect(along.every((value, at) => at === 0 || value >= (along[at - 1] ?? 0))).toBe(true);
          expect(along[0]).toBeGreaterThanOrEqual(0);
          expect(along[6]).toBeGreaterThan(along[3] ?? Infinity);
        }
        expect(methodWeights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 200 },
    );
  });

  it("does not depend on how far ahead is asked for, nor on the unit that is counted in", () => {
    fc.assert(
      fc.property(anySeries, (any) => {
        const [near, far] = [forecast(any, 6), forecast(any, 18)];
        expect([...far.centre.slice(0, 6)]).toEqual([...near.centre]);
        const eighths = forecast({ ...any, values: any.values.map((value) => value * 8) }, 6);
        for (const [step, value] of near.centre.entries())
          expect(Math.abs((eighths.centre[step] ?? 0) - 8 * value)).toBeLessThanOrEqual(1e-6 * (1 + 8 * value));
      }),
      { numRuns: 100 },
    );
  });

  it("of a random walk holds four outcomes in five in its 80 % band", () => {
    let [inside, outcomes] = [0, 0];
    for (let run = 0; run < 20; run += 1) {
      const tested = backTest(
        series(
          walk(
            `walk-${run}`,
            Array.from({ length: 120 }, () => 10),
          ),
        ),
        6,
      );
      if (!tested.ok) throw new Error(tested.error.kind);
      for (const { outcome, bands } of tested.value.cases) {
        const band = bands[1];
        inside += outcome >= (band?.low ?? 0) && outcome <= (band?.high ?? 0) ? 1 : 0;
        outcomes += 1;
      }
    }
    expect(inside / outcomes).toBeGreaterThan(0.75);
    expect(inside / outcomes).toBeLessThan(0.85);
  });

  it("widens its bands within a year when the steps become five times larger, and narrows them after calm has come", () => {
    const width = (values: readonly number[]): number => {
      const { bands } = forecast(series(values), 3);
      return (bands[1]?.high[2] ?? 0) - (bands[1]?.low[2] ?? 0);
    };
    const growth: number[] = [];
    const decline: number[] = [];
    for (let run = 0; run < 20; run += 1) {
      const [calm, wild] = [Array.from({ length: 60 }, () => 2), Array.from({ length: 12 }, () => 10)];
      growth.push(width(walk(`up-${run}`, [...calm, ...wild])) / width(walk(`up-${run}`, calm)));
      const [before, after] = [Array.from({ length: 60 }, () => 10), Array.from({ length: 24 }, () => 2)];
      decline.push(width(walk(`down-${run}`, [...before, ...after])) / width(walk(`down-${run}`, before)));
    }
    expect(middle(growth)).toBeGreaterThan(3);
    expect(middle(decline)).toBeLessThan(0.6);
  });

  it("follows a steady rise and a seasonal pattern", () => {
    const rising = Array.from({ length: 48 }, (_, at) => 100 + 2 * at);
    const line = forecast(series(rising), 3).centre;
    for (const step of [0, 1, 2]) expect(Math.abs((line[step] ?? 0) - (196 + 2 * step))).toBeLessThan(1.5);
    const seasonal = Array.from({ length: 60 }, (_, at) => 100 + 20 * Math.sin((2 * Math.PI * at) / 12));
    const wave = forecast(series(seasonal), 12).centre;
    for (const [step, value] of wave.entries())
      expect(Math.abs(value - (100 + 20 * Math.sin((2 * Math.PI * (60 + step)) / 12)))).toBeLessThan(2);
  });
});

describe("a back-test", () => {
  it("holds at every origin exactly the forecast that the values up to it give, whatever came later", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 500, max: 900, noNaN: true }), { minLength: 27, maxLength: 50 }),
        fc.nat(40),
        (values, pick) => {
          const tested = backTest(series(values), 4);
          if (!tested.ok) throw new Error(tested.error.kind);
          const { cases } = tested.value;
          const chosen = cases[pick % cases.length];
          if (chosen === undefined) throw new Error("a case");
          const known = values.slice(0, chosen.origin - 24_000 + 1);
          const { centre, bands } = forecast(series(known), 4);
          const at = chosen.ahead - 1;
          expect(chosen.expected).toBe(centre[at]);
          expect(chosen.bands.map(({ low, high }) => [low, high])).toEqual(
            bands.map(({ low, high }) => [low[at], high[at]]),
          );
          expect(chosen.outcome).toBe(values[chosen.origin - 24_000 + chosen.ahead]);
          expect(chosen.naive).toBe(known.at(-1));
        },
      ),
      { numRuns: 50 },
    );
  });

  it("scores in units of the seasonal-naive difference up to each origin", () => {
    const values = Array.from({ length: 27 }, (_, at) => 100 + 3 * at);
    const tested = backTest(series(values), 2);
    if (!tested.ok) throw new Error(tested.error.kind);
    // A rise of 3 a month differs by 36 from a year before; carrying forward misses by 3 a month.
    expect(tested.value.scores.map(({ ahead, origins }) => [ahead, origins])).toEqual([
      [1, 3],
      [2, 2],
    ]);
    expect(tested.value.scores[0]?.naiveMase).toBeCloseTo(3 / 36, 12);
    expect(tested.value.scores[1]?.naiveMase).toBeCloseTo(6 / 36, 12);
    expect(tested.value.scores[0]?.mase).toBeLessThan(1 / 36);
  });

  it("neither starts from nor is measured at a hole, and is refused without two years and an outcome", () => {
    const values = Array.from({ length: 30 }, (_, at) => (at === 26 ? Number.NaN : 100 + (at % 3)));
    const tested = backTest(series(values), 2);
    if (!tested.ok) throw new Error(tested.error.kind);
    const places = tested.value.cases.map(({ origin, ahead }) => [origin - 24_000, ahead]);
    expect(places).toEqual([
      [23, 1],
      [23, 2],
      [24, 1],
      [25, 2],
      [27, 1],
      [27, 2],
      [28, 1],
    ]);
    expect(backTest(series(values.slice(0, 24)), 2)).toEqual({
      ok: false,
      error: { kind: "too-short", periodsNeeded: 25 },
    });
  });
});
