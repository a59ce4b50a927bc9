import type { Fan } from "./forecast-types.ts";

/** Inside the drawing; across it is stretched to the width there is. */
export const ACROSS = 1_000;
export const HEIGHT = 200;

/** Heads to a place from the top. */
export interface Scale {
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 5] as const;

/** Round steps, at most five of them, from at or below the lowest to at or above the highest; zero is always on it. */
export function scaleFor(fans: readonly Fan[]): Scale {
  const low = Math.min(0, ...fans.flatMap(({ low95 }) => low95));
  const high = Math.max(1, ...fans.flatMap(({ high95 }) => high95));
  let step = 1;
  for (let power = 1; (high - low) / step > 5; power *= 10)
    for (const part of STEPS) if ((high - low) / step > 5) step = part * power;
  const [from, to] = [Math.floor(low / step) * step, Math.ceil(high / step) * step];
  const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => from + at * step);
  return { y: (value) => Math.round((1 - (value - from) / (to - from)) * HEIGHT * 10) / 10, ticks };
}

const xOf = (at: number, count: number): number => Math.round((at / Math.max(1, count - 1)) * ACROSS);

export function linePath(values: readonly number[], { y }: Scale): string {
  return values.map((value, at) => `${at === 0 ? "M" : "L"}${xOf(at, values.length)} ${y(value)}`).join("");
}

export function bandPath(low: readonly number[], high: readonly number[], { y }: Scale): string {
  const back = low.map((value, at) => `L${xOf(at, low.length)} ${y(value)}`).reverse();
  return `${high.map((value, at) => `${at === 0 ? "M" : "L"}${xOf(at, high.length)} ${y(value)}`).join("")}${back.join("")}Z`;
}
