import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lessonStatement } from "#app/engine/proficiency/lesson-evidence.ts";

const levels = fc.constantFrom({ from: 0, to: 1 }, { from: 1, to: 2 }, { from: 2, to: 3 });

describe("what a lesson check states", () => {
  it("is the level the lesson starts from when nothing is right, and the one it leads to when all is", () => {
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 12 }), (lesson, questions) => {
        const of = (points: number) => lessonStatement(lesson, { points, possible: questions, questions }).value;
        expect([of(0), of(questions)]).toEqual([lesson.from, lesson.to]);
      }),
    );
  });

  it("never falls when more is right, and never leaves the two levels of the lesson", () => {
    fc.assert(
      fc.property(
        levels,
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (lesson, a, b) => {
          const of = (points: number) => lessonStatement(lesson, { points, possible: 3, questions: 3 }).value;
          expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)));
          expect(of(a)).toBeGreaterThanOrEqual(lesson.from);
          expect(of(a)).toBeLessThanOrEqual(lesson.to);
        },
      ),
    );
  });

  it("weighs more with more questions, and always far less than a sign-off", () => {
    const noise = [1, 2, 3, 4, 20].map(
      (n) => lessonStatement({ from: 0, to: 1 }, { points: n, possible: n, questions: n }).noiseSd,
    );
    expect(noise.map((sd) => Number(sd.toFixed(2)))).toEqual([1.6, 1.13, 0.92, 0.8, 0.8]);
  });
});
