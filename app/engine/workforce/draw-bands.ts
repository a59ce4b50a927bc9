/** The spread of a quantity over draws, per period: mean, and the ends of the bands that hold 50, 80 and 95 % of the draws. */
export interface DrawBands {
  readonly mean: Float64Array;
  readonly median: Float64Array;
  readonly low50: Float64Array;
  readonly high50: Float64Array;
  readonly low80: Float64Array;
  readonly high80: Float64Array;
  readonly low95: Float64Array;
  readonly high95: Float64Array;
}

const SHARES = {
  low95: 0.025,
  low80: 0.1,
  low50: 0.25,
  median: 0.5,
  high50: 0.75,
  high80: 0.9,
  high95: 0.975,
} as const;

/** Bands of `values`, draws × periods, row-major. The bands nest by construction. O(periods · draws · log draws). */
export function drawBands(values: Int32Array | Float64Array, draws: number, periods: number): DrawBands {
  const bands = {
    ...{ mean: new Float64Array(periods), median: new Float64Array(periods) },
    ...{ low50: new Float64Array(periods), high50: new Float64Array(periods) },
    ...{ low80: new Float64Array(periods), high80: new Float64Array(periods) },
    ...{ low95: new Float64Array(periods), high95: new Float64Array(periods) },
  };
  const own = new Float64Array(draws);
  for (let period = 0; period < periods; period += 1) {
    let sum = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      const value = values[draw * periods + period] ?? 0;
      own[draw] = value;
      sum += value;
    }
    own.sort();
    bands.mean[period] = sum / draws;
    for (const name of Object.keys(SHARES) as (keyof typeof SHARES)[])
      bands[name][period] = own[Math.round(SHARES[name] * (draws - 1))] ?? 0;
  }
  return bands;
}
