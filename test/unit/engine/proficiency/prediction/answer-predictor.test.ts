import { beforeAll, describe, expect, it } from "vitest";
import {
  fitAnswerPredictor,
  predictPerson,
  type AnswerPredictor,
} from "#app/engine/proficiency/prediction/answer-predictor.ts";
import { FULL_PREDICTION } from "#app/engine/proficiency/prediction/prediction-settings.ts";
import type { ResponseLog } from "#app/engine/proficiency/prediction/response-log.ts";
import { simulateAnswers, type Simulation } from "./simulated-answers.ts";

function predictAll(predictor: AnswerPredictor, log: ResponseLog): number[] {
  return Array.from({ length: log.starts.length - 1 }, (_, person) => [
    ...predictPerson(predictor, log, person),
  ]).flat();
}

function loss(predictions: readonly number[], correct: Uint8Array): number {
  const sum = predictions.reduce((total, p, row) => total - Math.log(correct[row] === 1 ? p : 1 - p), 0);
  return sum / predictions.length;
}

function fit({ items, log, folds }: Simulation): AnswerPredictor {
  return fitAnswerPredictor(items, log, folds, FULL_PREDICTION);
}

describe.each([
  { clock: "with clock times", timed: true },
  { clock: "with the order only", timed: false },
])("answers predicted $clock", ({ timed }) => {
  const train = simulateAnswers(400, "training", timed);
  const test = simulateAnswers(150, "test", timed);
  let predictor: AnswerPredictor;
  let predictions: number[];
  beforeAll(() => {
    predictor = fit(train);
    predictions = predictAll(predictor, test.log);
  });

  it("are chances strictly between 0 and 1, one per row", () => {
    expect(predictions).toHaveLength(test.log.items.length);
    for (const p of predictions) expect(p > 0 && p < 1).toBe(true);
  });

  it("recover most of what there is to know about people never seen", () => {
    const rate = train.log.correct.reduce((sum, value) => sum + value, 0) / train.log.correct.length;
    const baseRate = loss(
      predictions.map(() => rate),
      test.log.correct,
    );
    const truth = loss([...test.chances], test.log.correct);
    const ours = loss(predictions, test.log.correct);
    // nobody can know a person before the first answers: half of the way from the base rate to the truth is a lot
    expect(ours).toBeLessThan(baseRate - 0.5 * (baseRate - truth));
  });

  it("come out the same to the last bit when everything is fitted again", () => {
    expect(predictAll(fit(train), test.log)).toEqual(predictions);
  });

  it("never depend on the answer itself or on later rows, and do depend on earlier ones", () => {
    const changedRow = 12;
    const changed = { ...test.log, correct: test.log.correct.slice(), items: test.log.items.slice() };
    for (let row = changedRow; row < (test.log.starts[1] ?? 0); row += 1) {
      changed.correct[row] = 1 - (changed.correct[row] ?? 0);
      if (row > changedRow) changed.items[row] = ((changed.items[row] ?? 0) + 7) % test.items.items;
    }
    const before = [...predictPerson(predictor, test.log, 0)];
    const after = [...predictPerson(predictor, changed, 0)];
    expect(after.slice(0, changedRow + 1)).toEqual(before.slice(0, changedRow + 1));
    const sameItems = { ...test.log, correct: changed.correct };
    expect([...predictPerson(predictor, sameItems, 0)][changedRow + 1]).not.toBe(before[changedRow + 1]);
  });

  it("do not depend on other people in the file", () => {
    const [from, to] = [test.log.starts[3] ?? 0, test.log.starts[4] ?? 0];
    const alone: ResponseLog = {
      starts: Int32Array.of(0, to - from),
      items: test.log.items.slice(from, to),
      correct: test.log.correct.slice(from, to),
      days: test.log.days?.slice(from, to) ?? null,
    };
    expect([...predictPerson(predictor, alone, 0)]).toEqual(predictions.slice(from, to));
  });
});
