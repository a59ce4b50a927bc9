import { describe, expect, it } from "vitest";
import { coherentDraws, forecastOfDraws } from "#app/engine/demand/coherent-draws.ts";
import { valueAt } from "#app/engine/demand/forecast-draws.ts";
import { roleDemand, type DemandParts } from "#app/engine/demand/role-demand.ts";
import { trendDraws } from "#app/engine/demand/trend-draws.ts";

const SHAPE = { quarters: 8, draws: 4_000, seed: "demand" };
const WIDTH = SHAPE.quarters + 1;

const parts = (change: Partial<DemandParts> = {}): DemandParts => ({
  heads: 20,
  events: [],
  trends: [],
  passThrough: 0.5,
  saved: null,
  ...change,
});

const meanAt = (values: Float64Array, quarter: number): number => {
  let sum = 0;
  for (let at = quarter; at < values.length; at += WIDTH) sum += values[at] ?? 0;
  return sum / SHAPE.draws;
};

const months = (values: readonly number[], start = 24_000) => ({
  periodsPerYear: 12 as const,
  start,
  values: Float64Array.from(values),
});

describe("the demand for a role", () => {
  it("adds the heads of each use case from its quarter on, as often as its chance says, and never twice the same luck", () => {
    const events = [
      { id: "a", heads: 4, probability: 0.5, quarter: 2 },
      { id: "b", heads: 3, probability: 0.2, quarter: 5 },
    ];
    const demand = roleDemand(parts({ events }), SHAPE);
    expect(meanAt(demand, 1)).toBe(20);
    // four standard errors of 4,000 draws
    expect(Math.abs(meanAt(demand, 2) - 22)).toBeLessThan(4 * Math.sqrt(4 / SHAPE.draws));
    expect(Math.abs(meanAt(demand, 8) - 22.6)).toBeLessThan(4 * Math.sqrt((4 + 1.44) / SHAPE.draws));
    const both = Array.from({ length: SHAPE.draws }, (_, draw) => demand[draw * WIDTH + 8]).filter((own) => own === 27);
    expect(Math.abs(both.length / SHAPE.draws - 0.1)).toBeLessThan(0.02);
  });

  it("follows the mean of its trends by the share that is passed on", () => {
    const change = (share: number) =>
      Float64Array.from({ length: SHAPE.draws * WIDTH }, (_, at) => (at % WIDTH === 0 ? 0 : share));
    const demand = roleDemand(parts({ trends: [change(0.4), change(0.2)] }), SHAPE);
    expect([meanAt(demand, 0), meanAt(demand, 3)]).toEqual([20, expect.closeTo(23, 9)]);
  });

  it("lets exposure save nothing today and up to twice the assumed share after three years", () => {
    const demand = roleDemand(parts({ saved: 0.1 }), SHAPE);
    expect(meanAt(demand, 0)).toBe(20);
    expect(Math.abs(meanAt(demand, 8) - 20 * (1 - 0.1 * (8 / 12)))).toBeLessThan(0.06);
  });
});

describe("the draws of a trend", () => {
  const question = { quarters: 8, draws: 400, seed: "trend" };

  it("begin at no change and spread with time around where a rising series goes", () => {
    const values = Array.from({ length: 48 }, (_, at) => 100 + 2 * at + (at % 2));
    const drawn = trendDraws(months(values), { ...question, today: 24_047 });
    if (!drawn.ok) throw new Error(drawn.error.kind);
    const at = (quarter: number) => Array.from({ length: 400 }, (_, draw) => drawn.value[draw * 9 + quarter] ?? 0);
    const spread = (quarter: number) => Math.max(...at(quarter)) - Math.min(...at(quarter));
    expect(spread(0)).toBe(0);
    expect(spread(8)).toBeGreaterThan(spread(2));
    expect(at(8).sort((a, b) => a - b)[200]).toBeGreaterThan(0.1);
  });

  it("say nothing of a series of zeros, of one that ended years ago, or of one without a value", () => {
    const kind = (values: readonly number[], today: number) => trendDraws(months(values), { ...question, today });
    expect(kind(new Array<number>(30).fill(0), 24_029)).toMatchObject({ error: { kind: "all-zero" } });
    expect(kind([5, 6, 7], 24_030)).toMatchObject({ error: { kind: "too-old", last: 24_002 } });
    expect(kind([Number.NaN, -3], 24_001)).toMatchObject({ error: { kind: "no-values" } });
  });
});

describe("a value of a forecast", () => {
  it("is the centre at 0 and the edge of each band at its place, and never below zero", () => {
    const edge = (value: number) => Float64Array.of(value);
    const bands = (
      [
        [0.5, 8, 13],
        [0.8, 6, 16],
        [0.95, 1, 22],
      ] as const
    ).map(([level, low, high]) => ({
      level,
      low: edge(low),
      high: edge(high),
    }));
    const at = (z: number) => valueAt({ centre: edge(10), bands }, 0, z);
    expect([at(0), at(0.6745), at(-1.2816), at(1.96), at(-9)]).toEqual([10, 13, 6, 22, 0]);
  });
});

describe("sites that are made to agree with the company", () => {
  it("add up in their means to what they are scaled to, keep today as it is, and leave a site without people alone", () => {
    const spread = (level: number, sd: number) =>
      Float64Array.from({ length: 500 * WIDTH }, (_, at) =>
        at % WIDTH === 0 ? level : level * (1 + sd * (((Math.floor(at / WIDTH) * 7) % 100) / 50 - 1)),
      );
    const sites = [spread(10, 0.2), spread(30, 0.1), spread(0, 0)];
    const agreed = coherentDraws(sites, spread(50, 0.05), 500, 8);
    const centre = (values: Float64Array) => forecastOfDraws(values, 500, 8).centre[3] ?? 0;
    const total = agreed.reduce((sum, own) => sum + centre(own), 0);
    expect(total).toBeGreaterThan(45);
    expect(total).toBeLessThan(50);
    expect(agreed.map((own) => own[0])).toEqual([10, 30, 0]);
    expect(centre(agreed[2] ?? new Float64Array())).toBe(0);
  });
});
