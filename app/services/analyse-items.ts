import { highestCategory } from "#app/engine/measurement/answer-key.ts";
import {
  itemFlags,
  itemStatistics,
  optionStatistics,
  type OptionStatistics,
} from "#app/engine/measurement/item-statistics.ts";
import { NOT_GIVEN, restScores, type ResponseMatrix } from "#app/engine/measurement/response-matrix.ts";
import type { AnalysedAnswer, AnalysedItem } from "./analysed-item.ts";
import { calibrateItems, fitOf } from "./calibrate-items.ts";
import { groupDifferences } from "./group-differences.ts";
import {
  ITEM_FLAGS,
  type StoredCalibration,
  type StoredItemFlag,
  type StoredItemStatistics,
} from "./stored-item-statistics.ts";

export interface Exposure {
  readonly checks: number;
  readonly given: ReadonlyMap<string, number>;
}

export interface ItemAnalysis {
  readonly id: string;
  readonly statistics: StoredItemStatistics;
  readonly calibration: StoredCalibration | null;
}

/** Statistics are reported from here on, as the engine does. */
const FEWEST_ANSWERS = 50;

/**
 * What the answers say about each item of one skill: right or wrong is full credit or less. Items nobody answered get counts
 * of zero, so that the page can say so. O(calibration), otherwise O(persons · items).
 */
export function analyseItems(
  items: readonly AnalysedItem[],
  answers: readonly AnalysedAnswer[],
  exposure: Exposure,
): readonly ItemAnalysis[] {
  const people = [...new Set(answers.map(({ personId }) => personId))];
  const matrix = matrixOf(items, people, answers);
  const calibrated = calibrateItems(matrix, items);
  return items.map((item, index) => {
    const own = answers.filter(({ itemId }) => itemId === item.id);
    const calibration = calibrated?.[index] ?? null;
    const statistics = statisticsOf(item, index, { own, matrix, people, exposure });
    const whole = own.length >= FEWEST_ANSWERS && calibrated !== null;
    const groups = whole ? groupDifferences(matrix, calibrated, index, people, own) : [];
    const fit = whole ? fitOf(matrix, calibrated, index) : null;
    const flags = [
      ...statistics.flags,
      ...(groups.some(({ effect }) => effect !== "A") ? ["group-difference" as const] : []),
    ];
    return {
      id: item.id,
      statistics: { ...statistics, fit, groups: [...groups], flags: ITEM_FLAGS.filter((flag) => flags.includes(flag)) },
      calibration: own.length === 0 ? null : calibration,
    };
  });
}

function matrixOf(
  items: readonly AnalysedItem[],
  people: readonly string[],
  answers: readonly AnalysedAnswer[],
): ResponseMatrix {
  const scores = new Int8Array(people.length * items.length).fill(NOT_GIVEN);
  const rowOf = new Map(people.map((person, row) => [person, row]));
  const columnOf = new Map(items.map(({ id }, column) => [id, column]));
  for (const { itemId, personId, score } of answers) {
    const [row, column] = [rowOf.get(personId), columnOf.get(itemId)];
    const item = column === undefined ? undefined : items[column];
    if (row === undefined || column === undefined || item === undefined) continue;
    scores[row * items.length + column] = score >= highestCategory(item.key) ? 1 : 0;
  }
  return { persons: people.length, items: items.length, scores };
}

interface Log {
  readonly own: readonly AnalysedAnswer[];
  readonly matrix: ResponseMatrix;
  readonly people: readonly string[];
  readonly exposure: Exposure;
}

function statisticsOf(item: AnalysedItem, index: number, { own, matrix, people, exposure }: Log): StoredItemStatistics {
  const seen = itemStatistics(matrix, index);
  const rest = restScores(matrix, index);
  const restOf = new Map(people.map((person, row) => [person, rest[row] ?? 0]));
  const options = optionsOf(item, own, restOf);
  const givenIn = exposure.given.get(item.id) ?? 0;
  const share = exposure.checks >= FEWEST_ANSWERS ? givenIn / exposure.checks : 0;
  const enough = own.length >= FEWEST_ANSWERS;
  const medianSeconds = enough ? medianOf(own.map(({ workedMs }) => workedMs / 1000)) : null;
  const judged = enough ? options : [];
  const flags: StoredItemFlag[] = [
    ...itemFlags(seen, judged, share),
    ...paceFlags(medianSeconds, item.expectedSeconds),
  ];
  return {
    v: 1,
    answers: own.length,
    right: own.filter(({ score }) => score >= highestCategory(item.key)).length,
    shareRight: seen.shareRight,
    discriminationIndex: seen.discriminationIndex,
    options: options.map(({ option, isKey, share: chosen, meanRestScore }) => ({
      option,
      isKey,
      count: Math.round(chosen * own.length),
      meanRestScore: enough ? meanRestScore : null,
    })),
    medianSeconds,
    expectedSeconds: item.expectedSeconds,
    checks: exposure.checks,
    givenIn,
    fit: null,
    groups: [],
    flags,
  };
}

/** Choices of a question with one best answer; other types have no single choice to compare. */
function optionsOf(
  { key }: AnalysedItem,
  own: readonly AnalysedAnswer[],
  restOf: ReadonlyMap<string, number>,
): readonly OptionStatistics[] {
  if (key.type !== "single") return [];
  const choices = own.map(({ answer }) => (answer.type === "single" ? answer.choice : ""));
  const rest = own.map(({ personId }) => restOf.get(personId) ?? 0);
  return optionStatistics(key.options, key.correct, choices, rest);
}

function paceFlags(median: number | null, expected: number): readonly StoredItemFlag[] {
  if (median === null) return [];
  if (median < expected / 3) return ["too-fast"];
  return median > expected * 3 ? ["too-slow"] : [];
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
