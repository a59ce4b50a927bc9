import { normalQuantile } from "./distributions.ts";

/**
 * A stream of pseudo-random numbers that is passed as an argument: the same seed gives the same numbers everywhere.
 * A class because the state truly lives here. Generator: xoshiro128++ 1.0, D. Blackman and S. Vigna, "Scrambled linear
 * pseudorandom number generators", ACM TOMS 47 (2021); period 2^128 - 1. Not for secrets.
 */
export class RandomStream {
  private readonly state: Uint32Array;

  /** `state`: four 32-bit words, not all zero. Use `randomStream` to seed from a number or a text. */
  constructor(state: readonly [number, number, number, number]) {
    this.state = Uint32Array.from(state);
  }

  /** Next integer, uniform on 0…2^32 - 1. */
  nextUint32(): number {
    const s = this.state;
    let [a, b, c, d] = [s[0] ?? 0, s[1] ?? 0, s[2] ?? 0, s[3] ?? 0];
    const result = (rotateLeft((a + d) >>> 0, 7) + a) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d >>> 0, 11);
    s[0] = a;
    s[1] = b;
    s[2] = c;
    s[3] = d;
    return result;
  }

  /** Uniform on the open interval (0, 1), in steps of 2^-32. */
  nextUniform(): number {
    return (this.nextUint32() + 0.5) / 4294967296;
  }

  /** Standard normal, by inversion. */
  nextNormal(): number {
    return normalQuantile(this.nextUniform());
  }
}

function rotateLeft(value: number, bits: number): number {
  return ((value << bits) | (value >>> (32 - bits))) >>> 0;
}

/**
 * A stream for this seed. The words of the state come from SplitMix32-style mixing of a 32-bit FNV-1a hash of the text,
 * so that neighbouring seeds ("person 1", "person 2") give unrelated streams: split by seeding with a longer text.
 */
export function randomStream(seed: string | number): RandomStream {
  let hash = 0x811c9dc5;
  for (const character of String(seed)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  const word = (): number => {
    hash = (hash + 0x9e3779b9) >>> 0;
    let mixed = hash;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
  return new RandomStream([word(), word(), word(), word() | 1]);
}
