import { describe, expect, it } from "vitest";
import { normalCdf } from "#app/engine/kernel/distributions.ts";
import { retention } from "#app/engine/proficiency/forgetting.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { ESTIMATE_STATE } from "#app/engine/proficiency/skill-estimate.ts";
import type { CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import { DEFAULT_SUPPLY_ASSUMPTIONS, type SupplyAssumptions } from "#app/engine/workforce/supply-assumptions.ts";
import { supplyForecast } from "#app/engine/workforce/supply-forecast.ts";
import type { SupplyQuestion } from "#app/engine/workforce/supply-question.ts";

const PEOPLE = 200;
const SKILLS = 3;
const MOMENTS = 9;
const DRAWS = 2_000;
const DAYS = 91;

const allOff = Object.fromEntries(
  Object.entries(DEFAULT_SUPPLY_ASSUMPTIONS).map(([name, own]) => [name, { ...own, isOn: false }]),
) as unknown as SupplyAssumptions;
const only = (...names: (keyof SupplyAssumptions)[]): SupplyAssumptions => ({
  ...allOff,
  ...Object.fromEntries(names.map((name) => [name, { ...allOff[name], isOn: true }])),
});

const needs = (skills: readonly number[]): CompiledRequirements => ({
  skills: Int32Array.from(skills),
  levels: new Uint8Array(skills.length).fill(3),
  critical: new Uint8Array(skills.length).fill(1),
  safetyCritical: new Uint8Array(skills.length),
});

function question(assumptions: SupplyAssumptions, changes: Partial<SupplyQuestion> = {}): SupplyQuestion {
  const cells = PEOPLE * SKILLS;
  return {
    beliefs: {
      nSkills: SKILLS,
      means: Float32Array.from({ length: cells }, (_, at) => ((at * 7) % 20) / 10 - 0.7),
      sds: Float32Array.from({ length: cells }, (_, at) => 0.3 + (at % 5) / 10),
      states: new Uint8Array(cells).fill(ESTIMATE_STATE.measured),
      evidenceAge: new Float32Array(cells),
      countsFor: new Float32Array(cells).fill(Number.POSITIVE_INFINITY),
      priorMeans: new Float64Array(SKILLS).fill(-2),
      stabilityDays: new Float64Array(SKILLS).fill(365),
    },
    age: Float32Array.from({ length: PEOPLE }, (_, at) => 25 + (at % 42)),
    leavingPerYear: new Float32Array(PEOPLE).fill(Number.NaN),
    targets: [{ requirements: needs([0]), members: Int32Array.from({ length: PEOPLE }, (_, at) => at) }],
    ...{ learning: [], hires: [], moments: MOMENTS, daysApart: DAYS, assumptions },
    ...{ policy: DEFAULT_POLICY, draws: DRAWS, seed: "supply" },
    ...changes,
  };
}

/** Sum of the chances of one skill at level 3 (cut 0), and the spread of the mean over the draws. */
function closedForm({ beliefs }: SupplyQuestion, days = 0): { mean: number; error: number } {
  let [mean, variance] = [0, 0];
  for (let person = 0; person < PEOPLE; person += 1) {
    const [m, sd] = [beliefs.means[person * SKILLS] ?? 0, beliefs.sds[person * SKILLS] ?? 1];
    const share = retention(days, 365);
    const chance = normalCdf((-2 + share * (m + 2)) / Math.sqrt((share * sd) ** 2 + (1 - share ** 2) * 1.59));
    mean += chance;
    variance += chance * (1 - chance);
  }
  return { mean, error: Math.sqrt(variance / DRAWS) };
}

const meanAt = (asked: SupplyQuestion, moment: number): number => supplyForecast(asked)[0]?.mean[moment] ?? Number.NaN;

describe("a supply forecast", () => {
  it("has the mean of the closed form today and after two years of forgetting, with skills shared or not", () => {
    for (const assumptions of [only("forgetting"), only("forgetting", "sharedSkill")]) {
      const asked = question(assumptions);
      for (const moment of [0, MOMENTS - 1]) {
        const { mean, error } = closedForm(asked, moment * DAYS);
        // 4 standard errors, and 16 places instead of a normal curve
        expect(Math.abs(meanAt(asked, moment) - mean)).toBeLessThan(4 * error + 0.002 * PEOPLE);
      }
    }
  });

  it("loses people at the rate of attrition and is short of those who are away", () => {
    const asked = question(only("attrition", "absence"));
    const { mean, error } = closedForm(asked);
    const years = ((MOMENTS - 1) * DAYS) / 365.25;
    const left = mean * 0.92 ** years * 0.95;
    expect(Math.abs(meanAt(asked, MOMENTS - 1) - left)).toBeLessThan(4 * error + 0.15);
    expect(Math.abs(meanAt(asked, 0) - mean * 0.95)).toBeLessThan(4 * error + 0.15);
  });

  it("retires people evenly over the years around the age, and nobody whose age is not known", () => {
    const aged = (years: number): SupplyQuestion =>
      question(only("retirement"), { age: new Float32Array(PEOPLE).fill(years) });
    const all = meanAt(aged(Number.NaN), MOMENTS - 1);
    const passed = ((MOMENTS - 1) * DAYS) / 365.25 / 4;
    expect(meanAt(aged(64), 0)).toBe(all);
    expect(Math.abs(meanAt(aged(64), MOMENTS - 1) - all * (1 - passed))).toBeLessThan(0.6);
    expect(meanAt(aged(30), MOMENTS - 1)).toBe(all);
  });

  it("drops evidence on the day after it runs out, unless expiry is switched off", () => {
    const countsFor = new Float32Array(PEOPLE * SKILLS).fill(2 * DAYS);
    const base = question(only("expiry"));
    const asked = { ...base, beliefs: { ...base.beliefs, countsFor } };
    expect(meanAt(asked, 2)).toBe(meanAt(base, 2));
    expect(meanAt(asked, 3)).toBe(0);
    expect(meanAt({ ...asked, assumptions: allOff }, 3)).toBe(meanAt(question(allOff), 3));
  });

  it("adds planned learning and hires with their chances, from their moments on", () => {
    const nobody = new Uint8Array(PEOPLE * SKILLS);
    const base = question(only("plannedLearning", "newHires"));
    const asked = {
      ...base,
      beliefs: { ...base.beliefs, states: nobody },
      learning: [0, 1, 2, 3].map((person) => ({ person, target: 0, moment: 3, chance: 0.5 })),
      hires: [{ target: 0, moment: 5, heads: 10, chance: 1 }],
    };
    const mean = supplyForecast(asked)[0]?.mean ?? new Float64Array(0);
    expect(mean[2]).toBe(0);
    expect(Math.abs((mean[3] ?? 0) - 4 * 0.5 * 0.8)).toBeLessThan(0.1);
    expect(Math.abs((mean[5] ?? 0) - (mean[4] ?? 0) - 10 * 0.9)).toBeLessThan(0.1);
  });

  it("gives the same numbers for the same seed, and bands that nest", () => {
    const asked = question(DEFAULT_SUPPLY_ASSUMPTIONS, { draws: 500 });
    const [first] = supplyForecast(asked);
    expect(supplyForecast(asked)[0]).toEqual(first);
    expect(supplyForecast({ ...asked, seed: "other" })[0]?.mean).not.toEqual(first?.mean);
    for (let moment = 0; moment < MOMENTS; moment += 1) {
      const ends = [
        first?.low95,
        first?.low80,
        first?.low50,
        first?.median,
        first?.high50,
        first?.high80,
        first?.high95,
      ];
      const values = ends.map((band) => band?.[moment] ?? Number.NaN);
      expect(values).toEqual(values.toSorted((left, right) => left - right));
    }
  });

  it("changes a target only through its own members and assumptions", () => {
    const one = question(DEFAULT_SUPPLY_ASSUMPTIONS, { draws: 300 });
    const other = { requirements: needs([1, 2]), members: Int32Array.of(1, 3, 5) };
    expect(supplyForecast({ ...one, targets: [...one.targets, other] })[0]).toEqual(supplyForecast(one)[0]);
    // every draw loses people when attrition is switched on: common random numbers
    const off = supplyForecast({ ...one, assumptions: { ...one.assumptions, attrition: allOff.attrition } })[0];
    const on = supplyForecast(one)[0];
    for (let moment = 0; moment < MOMENTS; moment += 1)
      expect(on?.low95[moment] ?? 1).toBeLessThanOrEqual(off?.low95[moment] ?? 0);
    expect(on?.mean[0]).toBe(off?.mean[0]);
  });
});
