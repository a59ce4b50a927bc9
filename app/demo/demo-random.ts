import { randomStream } from "#app/engine/kernel/random.ts";

/** The draws that making up a company needs, on top of the engine's reproducible stream. */
export interface DemoRandom {
  /** 0 < x < 1. */
  uniform(): number;
  between(low: number, high: number): number;
  /** Whole number, both ends included. */
  integer(low: number, high: number): number;
  normal(mean: number, sd: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** `count` different items in random order; all of them when there are fewer. */
  sample<T>(items: readonly T[], count: number): T[];
}

/** Streams by name: what one part of the company draws never shifts what another part draws. */
export interface DemoSource {
  stream(key: string): DemoRandom;
  /** An id that depends on the seed and the key alone (RFC 9562 version 8). */
  uuid(key: string): string;
}

type Hash = readonly [number, number, number, number];

/** 128 bits of a text (cyrb128, public domain): thousands of ids without a clash, and no cryptography needed for them. */
function hashText(text: string): Hash {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [(a ^ b ^ c ^ d) >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0];
}

function randomFrom(seed: string): DemoRandom {
  const stream = randomStream(seed);
  const uniform = (): number => stream.nextUniform();
  const integer = (low: number, high: number): number => low + Math.floor(uniform() * (high - low + 1));
  const sample = <T>(items: readonly T[], count: number): T[] => {
    const rest = [...items];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0) taken.push(...rest.splice(integer(0, rest.length - 1), 1));
    return taken;
  };
  return {
    uniform,
    between: (low, high) => low + (high - low) * uniform(),
    integer,
    normal: (mean, sd) => mean + sd * stream.nextNormal(),
    chance: (probability) => uniform() < probability,
    pick: (items) => {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new RangeError("nothing to pick from");
      return item;
    },
    sample,
  };
}

const hex = (value: number): string => value.toString(16).padStart(8, "0");

export function demoSource(seed: string): DemoSource {
  return {
    stream: (key) => randomFrom(`${seed}|${key}`),
    uuid: (key) => {
      const digits = hashText(`${seed}|id|${key}`).map(hex).join("");
      const variant = ((Number.parseInt(digits.charAt(16), 16) & 3) | 8).toString(16);
      return [
        digits.slice(0, 8),
        digits.slice(8, 12),
        `8${digits.slice(13, 16)}`,
        `${variant}${digits.slice(17, 20)}`,
        digits.slice(20, 32),
      ].join("-");
    },
  };
}
