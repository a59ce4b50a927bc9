import { describe, expect, it } from "vitest";
import { randomStream } from "#app/engine/kernel/random.ts";
import { bandLack } from "#app/engine/pathway/band-lack.ts";
import { expectedGain, moduleEffect } from "#app/engine/pathway/expected-gain.ts";
import { openingOf } from "#app/engine/pathway/measure-first.ts";
import { CHECK_NOISE_SD } from "#app/engine/pathway/path-belief.ts";
import type { PathModule } from "#app/engine/pathway/path-module.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { levelCut, levelMiddle } from "#app/engine/skills/skill.ts";

const lesson = (
  fromLevel: 0 | 1 | 2,
  toLevel: 1 | 2 | 3,
  measuredGain: PathModule["measuredGain"] = null,
): PathModule => ({
  ...{ key: "lesson:a", kind: "lesson", subjectId: "a", skillIndex: 0, title: "A lesson", minutes: 10, needs: [] },
  ...{ fromLevel, toLevel, measuredGain },
});
const DRAWS = 200_000;

describe("the expected gain of a lesson", () => {
  it("has the mean, spread and slope of people who each gain what their band lacks", () => {
    for (const [mean, sd, module] of [
      [-1.2, 0.6, lesson(1, 2)],
      [-2, 1.26, lesson(0, 1)],
      [0.4, 0.9, lesson(1, 3)],
    ] as const) {
      const stream = randomStream(`${String(mean)} people`);
      const width = module.fromLevel === 0 ? Infinity : module.toLevel - module.fromLevel;
      const effect = moduleEffect(module);
      let [sum, squares, product] = [0, 0, 0];
      for (let draw = 0; draw < DRAWS; draw += 1) {
        const theta = mean + sd * stream.nextNormal();
        const after = theta + effect * Math.min(width, Math.max(0, levelMiddle(module.toLevel) - theta));
        sum += after;
        squares += after * after;
        product += after * (theta - mean);
      }
      const average = sum / DRAWS;
      const { shift, variance, slope } = expectedGain(module, mean, sd * sd);
      // four standard errors of the simulated moments
      expect(Math.abs(mean + shift - average)).toBeLessThan((4 * sd) / Math.sqrt(DRAWS));
      expect(Math.abs(slope - product / DRAWS / (sd * sd))).toBeLessThan(0.015);
      const ownSpread = (0.3 * shift) ** 2;
      expect(Math.abs(variance - ownSpread - (squares / DRAWS - average * average))).toBeLessThan(0.02);
    }
  });

  it("is nothing to whoever is above its band, and less where it was measured to be", () => {
    expect(expectedGain(lesson(0, 1), 2, 0.09).shift).toBeLessThan(1e-9);
    const measured = lesson(1, 2, { levels: 0.3, n: 40 });
    expect(moduleEffect(measured)).toBeCloseTo((0.9 * 8 + 0.3 * 40) / 48, 12);
    expect(expectedGain(measured, -1.5, 0.16).shift).toBeLessThan(expectedGain(lesson(1, 2), -1.5, 0.16).shift);
    expect(moduleEffect(lesson(1, 2, { levels: -5, n: 1_000 }))).toBeGreaterThan(0);
  });
});

describe("measuring first", () => {
  const { z } = DEFAULT_POLICY;
  const open = {
    mean: -0.3,
    sd: 1.1,
    level: 3 as const,
    z,
    bandMinutes: [8, 10, 12],
    checkMinutes: 8,
    confirmMinutes: 8,
  };
  const coverMinutes = (bands: readonly number[]): number =>
    bands.reduce((sum, points, at) => sum + (points > 0 ? (open.bandMinutes[at] ?? 0) : 0), 0);

  it("expects the minutes that follow from what checks of many such people find", () => {
    const opening = openingOf({ ...open, coverMinutes, checkConfirms: true });
    const stream = randomStream("checks");
    let minutes = 0;
    let ready = 0;
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const seen = open.mean + open.sd * stream.nextNormal() + CHECK_NOISE_SD * stream.nextNormal();
      const weight = open.sd ** 2 / (open.sd ** 2 + CHECK_NOISE_SD ** 2);
      const mean = open.mean + weight * (seen - open.mean);
      const lack = bandLack(mean, opening.sdAfter, z, open.level);
      const passed = mean - z * opening.sdAfter >= levelCut(open.level);
      ready += passed ? 1 : 0;
      minutes += open.checkMinutes + coverMinutes(lack) + (passed ? 0 : open.confirmMinutes);
    }
    expect(Math.abs(opening.numbers.expectedIfMeasured - minutes / DRAWS)).toBeLessThan(0.15);
    expect(Math.abs(opening.numbers.chanceReady - ready / DRAWS)).toBeLessThan(0.006);
    // somebody at -0.3 - 0.8416 · 1.1 = -1.23 or above has level 1 (cut -2) and lacks a part of 2 (cut -1) and all of 3
    expect(opening.numbers.expectedIfTaught).toBe(10 + 12 + 8);
    expect(opening.measure).toBe(true);
  });

  it("does not pay where the answer is known or the check is longer than the lessons", () => {
    expect(openingOf({ ...open, mean: -3, sd: 0.4, coverMinutes, checkConfirms: true }).measure).toBe(false);
    expect(openingOf({ ...open, checkMinutes: 60, coverMinutes, checkConfirms: true }).measure).toBe(false);
  });
});
