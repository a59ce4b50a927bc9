import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { calibrate, expertPrior } from "#app/engine/measurement/calibration.ts";
import { itemFit } from "#app/engine/measurement/item-fit.ts";
import { excludedItems, selectItem } from "#app/engine/measurement/item-selection.ts";
import { itemFlags, itemStatistics } from "#app/engine/measurement/item-statistics.ts";
import { observeAnswer, startPosterior } from "#app/engine/measurement/posterior.ts";
import { NOT_GIVEN, responseMatrix } from "#app/engine/measurement/response-matrix.ts";
import type { ResponseMatrix } from "#app/engine/measurement/response-matrix.ts";
import { curve, poolOf } from "./items.ts";

vi.setConfig({ testTimeout: 60_000 });

// Answer patterns of 1,000 people to the five items of sections 6 and 7 of the Law School Admission Test, as published by
// Bock and Lieberman 1970, Psychometrika 35, 179-197.
const LSAT6 = [
  "00000 3, 00001 6, 00010 2, 00011 11, 00100 1, 00101 1, 00110 3, 00111 4, 01000 1, 01001 8, 01011 16",
  "01101 3, 01110 2, 01111 15, 10000 10, 10001 29, 10010 14, 10011 81, 10100 3, 10101 28, 10110 15",
  "10111 80, 11000 16, 11001 56, 11010 21, 11011 173, 11100 11, 11101 61, 11110 28, 11111 298",
].join(", ");
const LSAT7 = [
  "00000 12, 00001 19, 00010 1, 00011 7, 00100 3, 00101 19, 00110 3, 00111 17, 01000 10, 01001 5, 01010 3",
  "01011 7, 01100 7, 01101 23, 01110 8, 01111 28, 10000 7, 10001 39, 10010 11, 10011 34, 10100 14",
  "10101 51, 10110 15, 10111 90, 11000 6, 11001 25, 11010 7, 11011 35, 11100 18, 11101 136, 11110 32",
  "11111 308",
].join(", ");

/** So wide that it has no say: plain maximum likelihood, as the published estimates are. */
const NO_PRIOR = {
  logDiscrimination: { mean: 0, sd: 1e4 },
  difficulty: { mean: 0, sd: 1e4 },
  logitGuessing: null,
};

function matrixOf(patterns: string): ResponseMatrix {
  return responseMatrix(
    patterns.split(", ").flatMap((entry) => {
      const [pattern = "", people = ""] = entry.split(" ");
      return Array.from({ length: Number(people) }, () => Array.from(pattern, Number));
    }),
  );
}

function estimate(patterns: string) {
  const settings = { maxRounds: 2000, tolerance: 1e-6 };
  return calibrate(
    matrixOf(patterns),
    Array.from({ length: 5 }, () => NO_PRIOR),
    settings,
  );
}

describe("calibration of published answers", () => {
  // R package ltm, help page of `ltm`, fit `ltm(LSAT ~ z1, IRT.param = TRUE)` and its summary (Rizopoulos 2006, J. Stat.
  // Softw. 17(5)): difficulty, its error, discrimination, its error. ltm uses 21 Gauss-Hermite nodes, hence 0.002.
  it("gives ltm's difficulties, slopes, standard errors and likelihood on LSAT section 6", () => {
    const { items, logLikelihood, converged } = estimate(LSAT6);
    expect(converged).toBe(true);
    expect(Math.abs(logLikelihood - -2466.653)).toBeLessThan(0.001);
    const published = [
      [-3.3597, 0.8669, 0.8254, 0.2581],
      [-1.3696, 0.3073, 0.7229, 0.1867],
      [-0.2799, 0.0997, 0.8905, 0.2326],
      [-1.8659, 0.4341, 0.6886, 0.1852],
      [-3.1236, 0.87, 0.6575, 0.21],
    ] as const;
    published.forEach(([difficulty, difficultyError, slope, slopeError], i) => {
      const item = items[i];
      expect(Math.abs((item?.difficulty ?? 0) - difficulty)).toBeLessThan(0.003);
      expect(Math.abs((item?.discrimination ?? 0) - slope)).toBeLessThan(0.001);
      expect(Math.abs((item?.errors.difficulty ?? 0) - difficultyError)).toBeLessThan(0.003);
      expect(Math.abs((item?.errors.discrimination ?? 0) - slopeError)).toBeLessThan(0.001);
    });
  });

  // R package mirt, `mirt(expand.table(LSAT7), 1)` (Chalmers 2012, J. Stat. Softw. 48(6)): slope a and intercept d = -a·b.
  it("gives mirt's slopes, intercepts and likelihood on LSAT section 7", () => {
    const { items, logLikelihood } = estimate(LSAT7);
    expect(Math.abs(logLikelihood - -2658.805)).toBeLessThan(0.001);
    const published = [
      [0.988, 1.856],
      [1.081, 0.808],
      [1.706, 1.804],
      [0.765, 0.486],
      [0.736, 1.855],
    ] as const;
    published.forEach(([slope, intercept], i) => {
      const { discrimination, difficulty } = items[i] ?? { discrimination: 0, difficulty: 0 };
      expect(Math.abs(discrimination - slope)).toBeLessThan(0.002);
      expect(Math.abs(-discrimination * difficulty - intercept)).toBeLessThan(0.002);
    });
  });

  const path = new URL("../../../../../shared/data/item-banks/sat12-responses/responses.csv", import.meta.url);
  it.skipIf(!existsSync(path))(
    "finds the one item of a science test whose key is wrong (needs the shared item banks)",
    () => {
      const rows = readFileSync(path, "utf8").trim().split(/\r?\n/u).slice(1);
      const answered = rows.map((row) =>
        row
          .split(",")
          .slice(1)
          .map((cell) => (cell === "" ? NOT_GIVEN : Number(cell))),
      );
      const matrix = responseMatrix(answered);
      expect([matrix.persons, matrix.items]).toEqual([600, 32]);
      const calibration = calibrate(
        matrix,
        Array.from({ length: 32 }, () => expertPrior(0)),
      );
      expect(calibration.converged).toBe(true);
      const suspects = calibration.items.flatMap((_, item) =>
        itemFlags(itemStatistics(matrix, item), [], 0).includes("key-suspect") ? [item + 1] : [],
      );
      expect(suspects).toEqual([32]);
      for (const item of calibration.items) {
        expect(item.discrimination).toBeGreaterThan(0.2);
        expect(item.errors.difficulty).toBeLessThan(0.7);
      }
      // with omissions counted as wrong every person can be used for the fit; half of the items or more must fit
      const complete = responseMatrix(answered.map((row) => row.map((score) => (score === NOT_GIVEN ? 0 : score))));
      const fits = calibration.items.map((_, item) => itemFit(complete, calibration.items, item, 2));
      expect(fits.filter((fit) => fit.probability > 0.05).length).toBeGreaterThan(16);
      expect(fits[0]?.people).toBe(600);
    },
  );

  it.skipIf(!existsSync(path))(
    "orders new people with half of the items as the whole test does (needs the shared item banks)",
    () => {
      const rows = readFileSync(path, "utf8").trim().split(/\r?\n/u).slice(1);
      const scores = rows.map((row) => row.split(",").slice(1).map(Number));
      const known = calibrate(
        responseMatrix(scores.slice(0, 300)),
        Array.from({ length: 32 }, () => expertPrior(0)),
      );
      const pool = poolOf(known.items.map(({ discrimination, difficulty }) => curve(discrimination, difficulty)));
      const estimate = (person: readonly number[], length: number): number => {
        const excluded = excludedItems(pool, []);
        let posterior = startPosterior(0, 1);
        for (let step = 0; step < length; step += 1) {
          const criterion = { kind: "information" } as const;
          const chosen = selectItem({ pool, posterior, criterion, excluded, prices: null, content: null, given: [] });
          excluded[chosen] = 1;
          posterior = observeAnswer(posterior, pool.items[chosen]?.parameters ?? curve(1, 0), person[chosen] ?? 0);
        }
        return posterior.mean;
      };
      const pairs = scores.slice(300).map((person) => [estimate(person, 16), estimate(person, 32)] as const);
      const mean = (side: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
      const [half, whole] = [mean(0), mean(1)];
      const product = (f: (a: number, b: number) => number): number =>
        pairs.reduce((sum, [a, b]) => sum + f(a - half, b - whole), 0);
      const correlation = product((a, b) => a * b) / Math.sqrt(product((a) => a * a) * product((_, b) => b * b));
      expect(correlation).toBeGreaterThan(0.95);
    },
  );
});
