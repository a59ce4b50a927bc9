import { drawBands } from "#app/engine/workforce/draw-bands.ts";

/** A quantity per quarter, today first: its expected value, its median, and the bands that hold 50, 80 and 95 % of draws. */
export interface Fan {
  readonly expected: readonly number[];
  readonly median: readonly number[];
  readonly low50: readonly number[];
  readonly high50: readonly number[];
  readonly low80: readonly number[];
  readonly high80: readonly number[];
  readonly low95: readonly number[];
  readonly high95: readonly number[];
}

/** Numbers leave the house with two decimals; rounding keeps their order, so bands still nest. */
const plain = (values: Float64Array): readonly number[] => Array.from(values, (value) => Math.round(value * 100) / 100);

export function fanOf(values: Int32Array | Float64Array, draws: number): Fan {
  const { mean, ...bands } = drawBands(values, draws, values.length / draws);
  return {
    expected: plain(mean),
    median: plain(bands.median),
    low50: plain(bands.low50),
    high50: plain(bands.high50),
    low80: plain(bands.low80),
    high80: plain(bands.high80),
    low95: plain(bands.low95),
    high95: plain(bands.high95),
  };
}

/** The first `count` quarters after today. */
export function shorten(fan: Fan, count: number): Fan {
  const cut = (values: readonly number[]): readonly number[] => values.slice(0, count + 1);
  return {
    expected: cut(fan.expected),
    median: cut(fan.median),
    low50: cut(fan.low50),
    high50: cut(fan.high50),
    low80: cut(fan.low80),
    high80: cut(fan.high80),
    low95: cut(fan.low95),
    high95: cut(fan.high95),
  };
}

/** Draw by draw. */
export function sumOfDraws(parts: readonly (Int32Array | Float64Array)[], length: number): Float64Array {
  const sum = new Float64Array(length);
  for (const part of parts) for (let at = 0; at < length; at += 1) sum[at] = (sum[at] ?? 0) + (part[at] ?? 0);
  return sum;
}

export function difference(left: Float64Array, right: Int32Array | Float64Array): Float64Array {
  return left.map((value, at) => value - (right[at] ?? 0));
}

/** Share of draws above zero, per quarter. */
export function chanceAboveZero(values: Float64Array, draws: number): readonly number[] {
  const width = values.length / draws;
  const counts = new Float64Array(width);
  for (const [at, value] of values.entries()) if (value > 1e-9) counts[at % width] = (counts[at % width] ?? 0) + 1;
  return Array.from(counts, (count) => count / draws);
}
