import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clamp, compensatedSum, sigmoid } from "#app/engine/kernel/numeric.ts";
import { cholesky, invertPositiveDefinite, solveLower } from "#app/engine/kernel/linear.ts";
import { RandomStream, randomStream } from "#app/engine/kernel/random.ts";

describe("numeric helpers", () => {
  it("sums without losing small terms beside large ones", () => {
    expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
    expect(compensatedSum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  });

  it("keeps the logistic curve between 0 and 1 and symmetric, however large the argument", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e3, max: 1e3, noNaN: true }), (x) => {
        expect(sigmoid(x) + sigmoid(-x)).toBeCloseTo(1, 14);
        expect(sigmoid(x)).toBe(clamp(sigmoid(x), 0, 1));
      }),
    );
  });
});

describe("Cholesky factors", () => {
  const definite = fc.integer({ min: 1, max: 8 }).chain((size) =>
    fc
      .array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: size * size, maxLength: size * size })
      .map((raw) => {
        const matrix = new Float64Array(size * size);
        for (let i = 0; i < size; i += 1)
          for (let j = 0; j < size; j += 1) {
            let sum = i === j ? 0.5 : 0;
            for (let k = 0; k < size; k += 1) sum += (raw[i * size + k] ?? 0) * (raw[j * size + k] ?? 0);
            matrix[i * size + j] = sum;
          }
        return { size, matrix };
      }),
  );

  it("multiply back to the matrix, and the inverse times the matrix is the identity", () => {
    fc.assert(
      fc.property(definite, ({ size, matrix }) => {
        const factor = cholesky(matrix, size);
        const inverse = invertPositiveDefinite(matrix, size);
        for (let i = 0; i < size; i += 1)
          for (let j = 0; j < size; j += 1) {
            let [product, identity] = [0, 0];
            for (let k = 0; k < size; k += 1) {
              product += (factor[i * size + k] ?? 0) * (factor[j * size + k] ?? 0);
              identity += (matrix[i * size + k] ?? 0) * (inverse[k * size + j] ?? 0);
            }
            expect(Math.abs(product - (matrix[i * size + j] ?? 0))).toBeLessThan(1e-9);
            expect(Math.abs(identity - (i === j ? 1 : 0))).toBeLessThan(1e-8);
          }
      }),
    );
  });

  it("solve a triangular system", () => {
    expect([...solveLower(Float64Array.of(2, 0, 1, 4), 2, Float64Array.of(2, 9))]).toEqual([1, 2]);
  });

  it("refuse a matrix that is no covariance", () => {
    expect(() => cholesky(Float64Array.of(1, 2, 2, 1), 2)).toThrow(/not positive semi-definite/);
  });
});

describe("the random stream", () => {
  it("gives the numbers of the reference implementation of xoshiro128++", () => {
    // First outputs of xoshiro128plusplus.c (prng.di.unimi.it) for the state 1, 2, 3, 4.
    const stream = new RandomStream([1, 2, 3, 4]);
    const reference = [
      641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295, 495546011, 621204420,
    ];
    expect(reference.map(() => stream.nextUint32())).toEqual(reference);
  });

  it("repeats for the same seed and differs for neighbouring ones", () => {
    const first = (seed: string): number[] => {
      const stream = randomStream(seed);
      return Array.from({ length: 4 }, () => stream.nextUint32());
    };
    expect(first("person 1")).toEqual(first("person 1"));
    expect(first("person 1")).not.toEqual(first("person 2"));
  });

  it("draws normals with mean 0 and variance 1", () => {
    const stream = randomStream(7);
    const draws = Array.from({ length: 20_000 }, () => stream.nextNormal());
    const mean = compensatedSum(draws) / draws.length;
    const variance = compensatedSum(draws.map((x) => (x - mean) ** 2)) / draws.length;
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(20_000));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / 20_000));
  });
});
