import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCdf, normalDensity, normalQuantile } from "#app/engine/kernel/distributions.ts";

// P(Z ≤ z): Abramowitz and Stegun, table 26.1 (15 digits), and 50-digit arithmetic (mpmath ncdf) for the far tail.
const CDF = [
  [0, 0.5],
  [0.5, 0.691462461274013],
  [1, 0.841344746068543],
  [2, 0.977249868051821],
  [3, 0.99865010196837],
] as const;
const LOWER_TAIL = [
  [-5, 2.8665157187919391167e-7],
  [-10, 7.619853024160526066e-24],
  [-20, 2.7536241186062336951e-89],
  [-37, 5.7255712225245768227e-300],
] as const;

describe("the normal distribution", () => {
  it.each(CDF)("has the published probability below %d", (z, probability) => {
    expect(Math.abs(normalCdf(z) - probability)).toBeLessThan(1e-15 + 6e-16);
    expect(Math.abs(normalCdf(-z) - (1 - probability))).toBeLessThan(1e-15 + 6e-16);
  });

  it.each(LOWER_TAIL)("keeps its digits in the far tail at %d", (z, probability) => {
    expect(Math.abs(normalCdf(z) / probability - 1)).toBeLessThan(1e-13);
  });

  // Wichura 1988, AS 241, table of test values.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798408],
  ] as const)("has the published quantile at %d", (p, z) => {
    expect(Math.abs(normalQuantile(p) / z - 1)).toBeLessThan(1e-14);
  });

  it("has a quantile that undoes the distribution function", () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 5, noNaN: true }), (z) => {
        expect(Math.abs(normalQuantile(normalCdf(z)) - z)).toBeLessThan(1e-9);
      }),
    );
  });

  it("has a density that is the slope of the distribution function", () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (z) => {
        const step = 1e-5;
        const slope = (normalCdf(z + step) - normalCdf(z - step)) / (2 * step);
        expect(Math.abs(slope - normalDensity(z))).toBeLessThan(1e-9);
      }),
    );
  });

  it("reaches 0 and 1 at the ends and refuses what is no probability", () => {
    expect([normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0, 1]);
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect(() => normalQuantile(1.1)).toThrow(/0…1/);
  });
});
