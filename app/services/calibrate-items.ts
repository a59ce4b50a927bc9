import { calibrate, expertPrior } from "#app/engine/measurement/calibration.ts";
import { itemFit } from "#app/engine/measurement/item-fit.ts";
import { NOT_GIVEN, type ResponseMatrix } from "#app/engine/measurement/response-matrix.ts";
import type { AnalysedItem } from "./analysed-item.ts";
import type { StoredCalibration } from "./stored-item-statistics.ts";

/** With fewer people a calibration would only repeat what the writers said. */
const FEWEST_PEOPLE = 20;
const NIGHTLY = { maxRounds: 150, tolerance: 1e-3 } as const;
/** Answers of one person to fit a curve against: the item and its companions. */
const MOST_COMPANIONS = 7;
const FEWEST_TO_FIT = 100;

/**
 * Difficulty and discrimination of each item, pulled to its writer's difficulty by as much as answers are missing. The
 * calibration takes the people for a standard normal group, so the writers' difficulties are moved to where that group stands
 * and the results moved back: the mean difficulty stays the writers'. For partial credit the curve is that of full credit.
 * Null when too few people answered.
 */
export function calibrateItems(
  matrix: ResponseMatrix,
  items: readonly AnalysedItem[],
): readonly StoredCalibration[] | null {
  if (matrix.persons < FEWEST_PEOPLE) return null;
  const shift = groupMean(matrix, items);
  const priors = items.map((item) => expertPrior(topDifficulty(item) - shift, item.expert.guessing));
  const { items: calibrated } = calibrate(matrix, priors, NIGHTLY);
  return calibrated.map((one, index) => ({
    v: 1,
    difficulty: one.difficulty + shift - lastStep(items[index]),
    discrimination: one.discrimination,
    guessing: one.guessing,
    errors: one.errors,
    answers: one.answers,
  }));
}

const lastStep = (item: AnalysedItem | undefined): number => item?.expert.steps.at(-1) ?? 0;
const topDifficulty = (item: AnalysedItem): number => item.expert.difficulty + lastStep(item);

/** Where the people stand on the writers' scale: mean difficulty plus the log odds of a right answer, answers as weights. */
function groupMean(matrix: ResponseMatrix, items: readonly AnalysedItem[]): number {
  let [sum, answers] = [0, 0];
  for (const [column, item] of items.entries()) {
    let [right, given] = [0, 0];
    for (let person = 0; person < matrix.persons; person += 1) {
      const score = matrix.scores[person * matrix.items + column] ?? NOT_GIVEN;
      if (score === NOT_GIVEN) continue;
      given += 1;
      right += score;
    }
    sum += given * (topDifficulty(item) + Math.log((right + 0.5) / (given - right + 0.5)));
    answers += given;
  }
  return answers === 0 ? 0 : sum / answers;
}

/**
 * Fit of an item's curve among the people who answered it together with the items most often given beside it: in an adaptive
 * check nobody answers everything. Null when too few people share enough items.
 */
export function fitOf(
  matrix: ResponseMatrix,
  calibrated: readonly StoredCalibration[],
  item: number,
): { readonly misfit: number; readonly probability: number; readonly people: number } | null {
  const scoreAt = (person: number, column: number): number =>
    matrix.scores[person * matrix.items + column] ?? NOT_GIVEN;
  let people = Array.from({ length: matrix.persons }, (_, person) => person).filter(
    (p) => scoreAt(p, item) !== NOT_GIVEN,
  );
  const columns = [item];
  while (columns.length <= MOST_COMPANIONS) {
    const best = mostAnswered(matrix, people, columns);
    if (best === null || best.people.length < FEWEST_TO_FIT) break;
    columns.push(best.column);
    people = best.people;
  }
  if (columns.length < 4 || people.length < FEWEST_TO_FIT) return null;
  const scores = Int8Array.from(people.flatMap((person) => columns.map((column) => scoreAt(person, column))));
  const curves = columns.flatMap((column) => calibrated[column] ?? []);
  const parameters = (curves[0]?.guessing ?? 0) > 0 ? 3 : 2;
  const fit = itemFit({ persons: people.length, items: columns.length, scores }, curves, 0, parameters);
  return { misfit: fit.misfit, probability: fit.probability, people: fit.people };
}

function mostAnswered(matrix: ResponseMatrix, people: readonly number[], taken: readonly number[]) {
  let best: { readonly column: number; readonly people: number[] } | null = null;
  for (let column = 0; column < matrix.items; column += 1) {
    if (taken.includes(column)) continue;
    const answered = people.filter((person) => matrix.scores[person * matrix.items + column] !== NOT_GIVEN);
    if (best === null || answered.length > best.people.length) best = { column, people: answered };
  }
  return best;
}
