/** Answer not given: not part of any estimate. */
export const NOT_GIVEN = -1;

/**
 * Right-or-wrong answers of many people, person-major: scores[person · items + item] is 1, 0 or NOT_GIVEN. One attempt per
 * person (a person's first, so that answers are independent given theta).
 */
export interface ResponseMatrix {
  readonly persons: number;
  readonly items: number;
  readonly scores: Int8Array;
}

/** Matrix of the rows given, one per person, each with one score per item. */
export function responseMatrix(rows: readonly (readonly number[])[]): ResponseMatrix {
  const items = rows[0]?.length ?? 0;
  const scores = new Int8Array(rows.length * items);
  rows.forEach((row, person) => {
    row.forEach((score, item) => {
      scores[person * items + item] = score;
    });
  });
  return { persons: rows.length, items, scores };
}

/** Rest score of each person (right answers without `item`); people who did not answer `item` included. */
export function restScores(matrix: ResponseMatrix, item: number): Int32Array {
  return Int32Array.from({ length: matrix.persons }, (_, person) => {
    let sum = 0;
    for (let i = 0; i < matrix.items; i += 1) {
      if (i !== item && matrix.scores[person * matrix.items + i] === 1) sum += 1;
    }
    return sum;
  });
}
