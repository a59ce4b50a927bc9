import { sigmoid } from "#app/engine/kernel/numeric.ts";
import { recordAnswer, startHistory } from "./answer-history.ts";
import { COMMON_COLUMNS, SKILL_COLUMNS, stateLogit, writeFeatures } from "./feature-vector.ts";
import { fitLogisticLayer, layerLogit, type SparseRows } from "./logistic-layer.ts";
import { FOLDS, RIDGE, type PredictionSettings } from "./prediction-settings.ts";
import type { ItemSkills, ResponseLog } from "./response-log.ts";
import { fitStateModel, skillsAsked, walkPerson, type StateModel } from "./state-model.ts";

/** Predicts the next answer of people it was not fitted on. */
export interface AnswerPredictor {
  readonly state: StateModel;
  /** Weights of the logistic layer by column. */
  readonly weights: Float64Array;
}

interface WritableRows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

function createRows(items: ItemSkills, log: ResponseLog, first: number, last: number): WritableRows {
  let entries = 0;
  for (let row = first; row < last; row += 1) {
    const item = log.items[row] ?? 0;
    entries += COMMON_COLUMNS + SKILL_COLUMNS * ((items.starts[item + 1] ?? 0) - (items.starts[item] ?? 0));
  }
  return {
    starts: new Int32Array(last - first + 1),
    columns: new Int32Array(entries),
    values: new Float64Array(entries),
  };
}

/** Writes the feature rows of one person, from row `offset` of `rows` on; each is finished before its answer is read. */
function writePerson(
  model: StateModel,
  log: ResponseLog,
  person: number,
  skills: Int32Array,
  rows: WritableRows,
  offset: number,
): void {
  const { items, effects, settings } = model;
  const history = startHistory(items.skills);
  const first = log.starts[person] ?? 0;
  walkPerson(model, log, person, skills, (row, ability) => {
    const item = log.items[row] ?? 0;
    const moment = log.days === null ? row - first : (log.days[row] ?? 0);
    const start = rows.starts[offset + row - first] ?? 0;
    const before = { item, ability, history, moment };
    rows.starts[offset + row - first + 1] = writeFeatures(items, effects, before, settings, rows, start);
    const expected = sigmoid(stateLogit(ability, effects.difficulty[item] ?? 0));
    recordAnswer(history, items, item, log.correct[row] ?? 0, expected, moment);
  });
}

/** Feature rows of everybody in `log`, each person seen through a state model fitted on the other folds only. */
function crossFittedRows(
  items: ItemSkills,
  log: ResponseLog,
  folds: Uint8Array,
  settings: PredictionSettings,
): SparseRows {
  const people = Array.from(folds, (_, person) => person);
  const rows = createRows(items, log, 0, log.items.length);
  const outcomes = new Uint8Array(log.items.length);
  const models = Array.from({ length: FOLDS }, (_, fold) => {
    const others = people.filter((person) => folds[person] !== fold);
    return fitStateModel(items, log, others, settings);
  });
  for (const person of people) {
    const model = models[folds[person] ?? 0];
    const first = log.starts[person] ?? 0;
    if (model !== undefined) writePerson(model, log, person, skillsAsked(items, log, person), rows, first);
  }
  outcomes.set(log.correct);
  return { ...rows, outcomes };
}

/**
 * Fits everything on the people of `log`: the layer on states cross-fitted by `folds` (one of 0…FOLDS - 1 per person), the state
 * model on everybody. Deterministic. Cost: (FOLDS + 1) · passes walks over the log, then a few Newton steps.
 */
export function fitAnswerPredictor(
  items: ItemSkills,
  log: ResponseLog,
  folds: Uint8Array,
  settings: PredictionSettings,
): AnswerPredictor {
  const rows = crossFittedRows(items, log, folds, settings);
  const penalty = new Float64Array(COMMON_COLUMNS + SKILL_COLUMNS * items.skills);
  penalty.fill(RIDGE.common, 0, COMMON_COLUMNS).fill(RIDGE.skill, COMMON_COLUMNS);
  const weights = fitLogisticLayer(rows, penalty);
  const people = Array.from(folds, (_, person) => person);
  return { state: fitStateModel(items, log, people, settings), weights };
}

/**
 * Chance of a right answer for each row of one person, one step ahead: a row's number depends on that person's earlier
 * rows alone. Keeps the full covariance of all skills. O(rows · skills²).
 */
export function predictPerson(predictor: AnswerPredictor, log: ResponseLog, person: number): Float64Array {
  const { state, weights } = predictor;
  const [first, last] = [log.starts[person] ?? 0, log.starts[person + 1] ?? 0];
  const rows = createRows(state.items, log, first, last);
  const all = Int32Array.from({ length: state.items.skills }, (_, skill) => skill);
  writePerson(state, log, person, all, rows, 0);
  return Float64Array.from({ length: last - first }, (_, row) => sigmoid(layerLogit(weights, rows, row)));
}
