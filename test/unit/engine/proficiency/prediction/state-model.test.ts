import { describe, expect, it } from "vitest";
import { createGaussianState, observeResponse } from "#app/engine/proficiency/gaussian-state.ts";
import {
  answerInformation,
  observeAbility,
  readAbility,
  startPersonSkills,
} from "#app/engine/proficiency/prediction/person-skills.ts";
import { FULL_PREDICTION } from "#app/engine/proficiency/prediction/prediction-settings.ts";
import { createItemSkills } from "#app/engine/proficiency/prediction/response-log.ts";
import { fitStateModel, skillsAsked, walkPerson } from "#app/engine/proficiency/prediction/state-model.ts";
import { simulateAnswers, SKILLS } from "./simulated-answers.ts";

const everySkill = Int32Array.from({ length: SKILLS }, (_, skill) => skill);

function fitted() {
  const simulation = simulateAnswers(400, "training");
  const people = Array.from({ length: 400 }, (_, person) => person);
  const model = fitStateModel(simulation.items, simulation.log, people, FULL_PREDICTION);
  return { ...simulation, model };
}

describe("person state", () => {
  it("moves on an item of one skill exactly as the ledger's own update does", () => {
    const covariance = Float64Array.of(1.2, 0.6, 0.6, 0.9);
    const items = createItemSkills(2, [[1]]);
    const person = startPersonSkills({ size: 2, covariance }, Int32Array.of(0, 1));
    const ledger = createGaussianState(2);
    ledger.covariance.set(covariance);
    const ability = { mean: 0, variance: 0 };
    for (const correct of [true, false, true, true]) {
      readAbility(person, items, 0, ability);
      observeAbility(person, answerInformation(ability, 0.4, correct));
      observeResponse(
        ledger,
        [1],
        { discrimination: 1, difficulty: 0.4, guessing: 0, slipping: 0, steps: [0] },
        Number(correct),
      );
    }
    for (const skill of [0, 1]) expect(person.means[skill]).toBeCloseTo(ledger.means[skill] ?? Number.NaN, 12);
    for (const cell of [0, 2, 3])
      expect(person.covariance[cell]).toBeCloseTo(ledger.covariance[cell] ?? Number.NaN, 12);
  });

  it("is the same to the last bit with all skills as with only those that are asked", () => {
    const { items, log, model } = fitted();
    const short = { ...log, starts: Int32Array.of(0, 4) };
    const asked = skillsAsked(items, short, 0);
    expect(asked.length).toBeLessThan(SKILLS);
    const abilities = (skills: Int32Array): number[] => {
      const seen: number[] = [];
      walkPerson(model, short, 0, skills, (_, { mean, variance }) => seen.push(mean, variance));
      return seen;
    };
    expect(abilities(asked)).toEqual(abilities(everySkill));
  });

  it("forgets: the longer the break, the closer to the prior", () => {
    const { items, log, model } = fitted();
    const item = log.items[0] ?? 0;
    const distanceAfter = (days: number): number => {
      const answers = {
        starts: Int32Array.of(0, 2),
        items: Int32Array.of(item, item),
        correct: Uint8Array.of(1, 1),
        days: Float64Array.of(0, days),
      };
      let last = 0;
      walkPerson(model, answers, 0, skillsAsked(items, answers, 0), (_, { mean }) => (last = mean));
      return last;
    };
    const [hour, month, years] = [distanceAfter(1 / 24), distanceAfter(30), distanceAfter(3000)];
    expect(hour).toBeGreaterThan(month);
    expect(month).toBeGreaterThan(years);
    expect(years).toBeGreaterThan(0);
  });
});

describe("what is learnt from the training people", () => {
  it("finds which skills go together", () => {
    const { covariance } = fitted().model.prior;
    const correlation = (a: number, b: number): number =>
      (covariance[a * SKILLS + b] ?? 0) /
      Math.sqrt((covariance[a * SKILLS + a] ?? 0) * (covariance[b * SKILLS + b] ?? 0));
    const cluster = (skill: number): number => Math.floor(skill / (SKILLS / 2));
    const [within, across]: [number[], number[]] = [[], []];
    for (let a = 0; a < SKILLS; a += 1)
      for (let b = 0; b < a; b += 1) (cluster(a) === cluster(b) ? within : across).push(correlation(a, b));
    // the walk starts with the same correlation everywhere
    expect(Math.min(...within)).toBeGreaterThan(Math.max(...across));
  });

  it("takes an item without answers for an average one of its set of skills", () => {
    const { log } = simulateAnswers(200, "training");
    const lists = Array.from({ length: 61 }, (_, item) => [item % SKILLS]);
    const items = createItemSkills(SKILLS, lists);
    const people = Array.from({ length: 200 }, (_, person) => person);
    const { effects } = fitStateModel(items, log, people, FULL_PREDICTION);
    expect(effects.answers[60]).toBe(0);
    expect(effects.difficulty[60]).toBeCloseTo(effects.patternDifficulty[items.patterns[60] ?? 0] ?? Number.NaN, 12);
  });
});
