import { describe, expect, it } from "vitest";
import { randomStream } from "#app/engine/kernel/random.ts";
import { chiSquareTail } from "#app/engine/measurement/chi-square.ts";
import { mantelHaenszel, matchByAbility } from "#app/engine/measurement/differential-item-functioning.ts";
import type { GroupedAnswer } from "#app/engine/measurement/differential-item-functioning.ts";
import { groupRegression } from "#app/engine/measurement/group-regression.ts";
import { itemFlags, itemStatistics, optionStatistics } from "#app/engine/measurement/item-statistics.ts";
import { responseMatrix } from "#app/engine/measurement/response-matrix.ts";
import { sigmoid } from "#app/engine/kernel/numeric.ts";

describe("the chi-square distribution", () => {
  // Abramowitz and Stegun, table 26.8: percentage points.
  it.each([
    [3.841458820694124, 1, 0.05],
    [5.991464547107979, 2, 0.05],
    [18.307038053275146, 10, 0.05],
    [23.20925, 10, 0.01],
    [67.50481, 50, 0.05],
    [0.70721, 6, 0.9943],
  ])("leaves above %d with %d degrees of freedom the published share", (x, degrees, tail) => {
    expect(Math.abs(chiSquareTail(x, degrees) - tail)).toBeLessThan(tail === 0.9943 ? 5e-5 : 5e-8);
  });

  it("is e^(-x/2) with two degrees of freedom, far out too", () => {
    for (const x of [0.001, 1, 10, 100, 1000]) expect(chiSquareTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 9);
  });
});

describe("item statistics", () => {
  it("correlate an item with the rest of the test, not with itself", () => {
    const rows = Array.from({ length: 60 }, (_, person) => [person % 2, person % 2, (person >> 1) % 2, 1]);
    const matrix = responseMatrix(rows);
    const statistics = itemStatistics(matrix, 0);
    expect(statistics).toMatchObject({ answers: 60, shareRight: 0.5 });
    // rest = own answer + an independent one: 1/√2
    expect(statistics.discriminationIndex).toBeCloseTo(Math.SQRT1_2, 6);
    expect(itemStatistics(matrix, 3).shareRight).toBe(1);
  });

  it("are counts only below 50 answers", () => {
    const few = itemStatistics(responseMatrix(Array.from({ length: 49 }, (_, i) => [i % 2, 1])), 0);
    expect(few).toEqual({ answers: 49, shareRight: null, discriminationIndex: null });
    expect(itemFlags(few, [], 0.4)).toEqual(["overexposed"]);
  });

  it("flag what the content rubric says", () => {
    const flags = (shareRight: number, discriminationIndex: number) =>
      itemFlags({ answers: 100, shareRight, discriminationIndex }, [], 0.1);
    expect(flags(0.6, 0.4)).toEqual([]);
    expect(flags(0.2, 0.4)).toEqual(["too-hard"]);
    expect(flags(0.97, 0.1)).toEqual(["too-easy", "weak-discrimination"]);
    expect(flags(0.5, -0.05)).toEqual(["negative-discrimination"]);
    expect(flags(0.16, 0.04)).toEqual(["too-hard", "weak-discrimination", "key-suspect"]);
  });

  it("suspect the key when a distractor draws the stronger people", () => {
    const choices = Array.from({ length: 100 }, (_, i) => (i < 40 ? "A" : i < 97 ? "B" : "C"));
    const rest = choices.map((choice) => (choice === "B" ? 20 : 10));
    const options = optionStatistics(["A", "B", "C"], "A", choices, rest);
    expect(options.map((option) => option.share)).toEqual([0.4, 0.57, 0.03]);
    expect(options[1]?.meanRestScore).toBeGreaterThan(options[0]?.meanRestScore ?? 0);
    const flags = itemFlags({ answers: 100, shareRight: 0.4, discriminationIndex: 0.2 }, options, 0);
    expect(flags).toEqual(["idle-distractor", "key-suspect"]);
  });
});

/** Answers of two groups of equal ability to an item that is `shift` logits harder for the focal group. */
function twoGroups(people: number, shift: number, seed: string): GroupedAnswer[] {
  const random = randomStream(seed);
  return Array.from({ length: people }, (_, i) => {
    const theta = random.nextNormal();
    const focal = i % 2 === 0;
    const ability = Math.round(10 + 3 * theta + random.nextNormal());
    return { focal, ability, right: random.nextUniform() < sigmoid(1.2 * theta - (focal ? shift : 0)) };
  });
}

describe("differential item functioning", () => {
  // R, help page of `mantelhaen.test`: mantelhaen.test(UCBAdmissions), applicants to the six largest departments of Berkeley
  // (Bickel, Hammel and O'Connell 1975, Science 187). M² = 1.4269 (continuity correction), p = 0.2323, common odds ratio
  // 0.9046968, 95 % interval 0.7719074 to 1.0603298.
  it("gives R's Mantel-Haenszel test of the Berkeley admissions", () => {
    const departments = [
      [512, 313, 89, 19],
      [353, 207, 17, 8],
      [120, 205, 202, 391],
      [138, 279, 131, 244],
      [53, 138, 94, 299],
      [22, 351, 24, 317],
    ] as const;
    const result = mantelHaenszel(
      departments.map(([referenceRight, referenceWrong, focalRight, focalWrong]) => ({
        referenceRight,
        referenceWrong,
        focalRight,
        focalWrong,
      })),
    );
    expect(result?.oddsRatio).toBeCloseTo(0.9046968, 7);
    expect(result?.interval95[0]).toBeCloseTo(0.7719074, 6);
    expect(result?.interval95[1]).toBeCloseTo(1.0603298, 6);
    expect(result?.statistic).toBeCloseTo(1.4269, 4);
    expect(result?.probability).toBeCloseTo(0.2323, 4);
    expect(result?.effect).toBe("A");
  });

  it("classes an item alike for both groups A and one that is much harder for one of them C", () => {
    const fair = mantelHaenszel(matchByAbility(twoGroups(2000, 0, "fair")));
    const unfair = mantelHaenszel(matchByAbility(twoGroups(2000, 1.2, "unfair")));
    expect(fair?.effect).toBe("A");
    expect(unfair?.effect).toBe("C");
    expect(unfair?.delta).toBeLessThan(-1.5);
    expect(unfair?.oddsRatio).toBeGreaterThan(1);
  });

  it("does not call a large difference large on few people", () => {
    const few = mantelHaenszel(matchByAbility(twoGroups(40, 0.9, "few people")));
    expect(few === null || few.effect !== "C").toBe(true);
  });

  it("has nothing to say about groups that cannot be compared", () => {
    expect(mantelHaenszel([])).toBeNull();
    expect(mantelHaenszel([{ referenceRight: 5, referenceWrong: 0, focalRight: 5, focalWrong: 0 }])).toBeNull();
    expect(groupRegression([{ right: true, focal: true, ability: 1 }])).toBeNull();
  });

  it("agrees with logistic regression, which also sees a difference that changes sides", () => {
    const shifted = groupRegression(twoGroups(2000, 1.2, "unfair"));
    expect(shifted?.shift).toBeLessThan(-0.5);
    expect(shifted?.uniformProbability).toBeLessThan(1e-6);
    expect(groupRegression(twoGroups(2000, 0, "fair"))?.effect).toBe("A");
    const random = randomStream("crossing");
    const crossing = Array.from({ length: 2000 }, (_, i): GroupedAnswer => {
      const theta = random.nextNormal();
      const focal = i % 2 === 0;
      return { focal, ability: theta, right: random.nextUniform() < sigmoid(focal ? 0.2 * theta : 2 * theta) };
    });
    expect(groupRegression(crossing)?.crossingProbability).toBeLessThan(1e-6);
    expect(groupRegression(crossing)?.effect).not.toBe("A");
  });
});
