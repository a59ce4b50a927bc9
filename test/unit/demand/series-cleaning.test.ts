import { describe, expect, it } from "vitest";
import { assembleSeries } from "#app/engine/demand/assemble-series.ts";
import { cleanSeries } from "#app/engine/demand/clean-series.ts";
import { forecastSeries } from "#app/engine/demand/forecast-series.ts";
import { parsePeriod, type DemandSeries, type SeriesNote } from "#app/engine/demand/series.ts";

const months = (...values: number[]): DemandSeries => ({
  periodsPerYear: 12,
  start: 24_000,
  values: Float64Array.from(values),
});

function cleaned(series: DemandSeries): { values: readonly number[]; notes: readonly SeriesNote[] } {
  const result = cleanSeries(series);
  if (!result.ok) throw new Error(result.error.kind);
  return { values: [...result.value.values], notes: result.value.notes };
}

const kindsOf = (notes: readonly SeriesNote[]): readonly string[] => notes.map(({ kind }) => kind);

/** Three years of months that move by a few percent. */
const steady = Array.from({ length: 36 }, (_, at) => 40 + ((at * 7) % 5));

describe("periods", () => {
  it("counts months and quarters from year 0", () => {
    expect(parsePeriod("2024-03")).toEqual({ periodsPerYear: 12, index: 24_290 });
    expect(parsePeriod("2024-Q1")).toEqual({ periodsPerYear: 4, index: 8_096 });
  });

  it("refuses what is neither a month nor a quarter", () => {
    for (const text of ["2024-13", "2024-00", "2024-Q5", "03/2024", "2024", "2024-3", ""])
      expect(parsePeriod(text)).toBeUndefined();
  });
});

describe("rows of a series", () => {
  it("are sorted, the last of a doubled month counts, missing months become holes, and each is said", () => {
    const result = assembleSeries(
      [
        { period: 102, value: 7 },
        { period: 100, value: 5 },
        { period: 102, value: 8 },
        { period: 103, value: Number.NaN },
        { period: 104, value: 9 },
      ],
      12,
    );
    if (!result.ok) throw new Error(result.error.kind);
    const { series, notes } = result.value;
    expect(series.start).toBe(100);
    expect([...series.values]).toEqual([5, Number.NaN, 8, Number.NaN, 9]);
    expect(notes).toEqual([
      { kind: "out-of-order" },
      { kind: "duplicate-periods", periods: [102] },
      { kind: "unreadable-values", count: 1 },
    ]);
  });

  it("without one number are no series", () => {
    expect(assembleSeries([{ period: 100, value: Number.NaN }], 12)).toEqual({
      ok: false,
      error: { kind: "no-values" },
    });
    expect(assembleSeries([], 12)).toEqual({ ok: false, error: { kind: "no-values" } });
  });
});

describe("a series with faults", () => {
  it("has its holes filled on the straight line between their neighbours", () => {
    const { values, notes } = cleaned(months(...steady, 10, Number.NaN, Number.NaN, 16));
    expect(values.slice(-4)).toEqual([10, 12, 14, 16]);
    expect(notes).toEqual([{ kind: "holes-filled", count: 2 }]);
  });

  it("loses negative and infinite values, which are named", () => {
    const { values, notes } = cleaned(months(...steady, 10, -3, 14, Number.POSITIVE_INFINITY, 18));
    expect(values.slice(-5)).toEqual([10, 12, 14, 16, 18]);
    expect(notes).toEqual([
      { kind: "unreadable-values", count: 1 },
      { kind: "negative-values", periods: [24_037] },
      { kind: "holes-filled", count: 2 },
    ]);
  });

  it("is forecast from its last value on when its end is missing, and the missing months count as steps ahead", () => {
    const whole = forecastSeries(months(...steady), 5);
    const stale = forecastSeries(months(...steady, Number.NaN, Number.NaN), 3);
    if (!whole.ok || !stale.ok) throw new Error("both have values");
    expect(stale.value.notes).toEqual([{ kind: "stale", periods: 2 }]);
    expect([...stale.value.centre]).toEqual([...whole.value.centre.slice(2)]);
    expect(stale.value.bands.map(({ high }) => [...high])).toEqual(
      whole.value.bands.map(({ high }) => [...high.slice(2)]),
    );
  });

  it("that was counted in another unit before is forecast from the values in the new unit", () => {
    const series = months(...steady.map((value) => value * 1_000), ...steady);
    const { values, notes } = cleaned(series);
    expect(values).toEqual(steady);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ kind: "unit-change", period: 24_036 });
    expect((notes[0] as { factor: number }).factor).toBeCloseTo(1e-3, 4);
  });

  it("whose level jumped without being another unit keeps its values and says where", () => {
    const { values, notes } = cleaned(months(...steady, ...steady.map((value) => value * 5)));
    expect(values).toHaveLength(72);
    expect(notes).toEqual([{ kind: "level-jump", period: 24_036, factor: 5 }]);
  });

  it("that doubles, falls by half and grows steadily has not jumped", () => {
    const growing = Array.from({ length: 36 }, (_, at) => 10 * 1.15 ** at);
    for (const values of [[...steady, ...steady.map((value) => value * 2)], growing])
      expect(cleaned(months(...values)).notes).toEqual([]);
  });
});

describe("a series with next to nothing in it", () => {
  it("without a value is not forecast", () => {
    for (const series of [months(), months(Number.NaN, Number.NaN), months(-1, -2)])
      expect(forecastSeries(series, 6)).toEqual({ ok: false, error: { kind: "no-values" } });
  });

  it("of one value is carried forward with a spread that is said to be assumed", () => {
    const result = forecastSeries(months(20), 6);
    if (!result.ok) throw new Error(result.error.kind);
    expect([...result.value.centre]).toEqual([20, 20, 20, 20, 20, 20]);
    expect(result.value.notes).toEqual([{ kind: "one-value" }, { kind: "assumed-spread", oneStep: 2 }]);
    expect(result.value.bands[2]?.high[5]).toBeGreaterThan(result.value.bands[2]?.high[0] ?? Infinity);
  });

  it("of zeros alone stays at zero, and its bands still reach above zero", () => {
    const result = forecastSeries(months(...steady.map(() => 0)), 3);
    if (!result.ok) throw new Error(result.error.kind);
    expect(kindsOf(result.value.notes)).toEqual(["all-zero", "assumed-spread"]);
    expect([...result.value.centre]).toEqual([0, 0, 0]);
    expect(result.value.bands.every(({ low, high }) => low[0] === 0 && (high[0] ?? 0) > 0)).toBe(true);
  });

  it("that never moved is not promised to stand still for ever", () => {
    const result = forecastSeries(months(...steady.map(() => 30)), 3);
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.notes).toEqual([{ kind: "assumed-spread", oneStep: 3 }]);
    expect(result.value.bands[1]?.low[0]).toBeLessThan(30);
  });

  it("of less than two years says that no season could be looked for", () => {
    expect(cleaned(months(...steady.slice(0, 24))).notes).toEqual([{ kind: "short-history", count: 24 }]);
    expect(cleaned(months(...steady.slice(0, 25))).notes).toEqual([]);
  });
});
