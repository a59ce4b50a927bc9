import { mantelHaenszel, matchByAbility } from "#app/engine/measurement/differential-item-functioning.ts";
import { scoreLogLikelihood } from "#app/engine/measurement/response-model.ts";
import { NOT_GIVEN, type ResponseMatrix } from "#app/engine/measurement/response-matrix.ts";
import type { AnalysedAnswer } from "./analysed-item.ts";
import type { StoredCalibration, StoredItemStatistics } from "./stored-item-statistics.ts";

/** Smaller groups are not compared: the result would be chance, and would point at people. */
const SMALLEST_GROUP = 30;
/** Groups of equal ability are half a logit wide. */
const PER_LOGIT = 2;
const NODES = Array.from({ length: 33 }, (_, k) => -4 + k / 4);

type GroupDifference = StoredItemStatistics["groups"][number];

/**
 * Whether people of equal ability answer an item differently by site or by shift: each group against all others, matched on
 * the estimate of their other answers. Groups with fewer than 30 people on either side are left out.
 */
export function groupDifferences(
  matrix: ResponseMatrix,
  calibrated: readonly StoredCalibration[],
  item: number,
  people: readonly string[],
  own: readonly AnalysedAnswer[],
): readonly GroupDifference[] {
  const rowOf = new Map(people.map((person, row) => [person, row]));
  const answers = own.map((answer) => {
    const row = rowOf.get(answer.personId) ?? 0;
    const right = matrix.scores[row * matrix.items + item] === 1;
    return { answer, right, ability: PER_LOGIT * abilityWithout(matrix, calibrated, row, item) };
  });
  return (["site", "shift"] as const).flatMap((kind) => {
    const names = [...new Set(own.flatMap((answer) => answer[kind] ?? []))].sort();
    return names.flatMap((name): GroupDifference[] => {
      const grouped = answers.flatMap(({ answer, right, ability }) =>
        answer[kind] === null ? [] : [{ right, ability, focal: answer[kind] === name }],
      );
      const size = grouped.filter(({ focal }) => focal).length;
      if (size < SMALLEST_GROUP || grouped.length - size < SMALLEST_GROUP) return [];
      const test = mantelHaenszel(matchByAbility(grouped));
      if (test === null) return [];
      return [{ kind, name, people: size, delta: test.delta, deltaError: test.deltaError, effect: test.effect }];
    });
  });
}

/** Posterior mean of a person's other answers under a normal group around the items' mean difficulty, in logits. */
function abilityWithout(
  matrix: ResponseMatrix,
  calibrated: readonly StoredCalibration[],
  row: number,
  item: number,
): number {
  const centre = calibrated.reduce((sum, { difficulty }) => sum + difficulty, 0) / Math.max(1, calibrated.length);
  const logs = NODES.map((distance) => (-distance * distance) / 4);
  for (const [column, curve] of calibrated.entries()) {
    const score = matrix.scores[row * matrix.items + column] ?? NOT_GIVEN;
    if (column === item || score === NOT_GIVEN) continue;
    const parameters = { ...curve, slipping: 0, steps: [0] };
    for (const [k, distance] of NODES.entries())
      logs[k] = (logs[k] ?? 0) + scoreLogLikelihood(parameters, score, centre + distance);
  }
  const top = Math.max(...logs);
  let [sum, total] = [0, 0];
  for (const [k, distance] of NODES.entries()) {
    const weight = Math.exp((logs[k] ?? 0) - top);
    sum += weight * (centre + distance);
    total += weight;
  }
  return sum / total;
}
