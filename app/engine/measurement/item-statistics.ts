import type { Probability } from "#app/engine/kernel/units.ts";
import { NOT_GIVEN, restScores } from "./response-matrix.ts";
import type { ResponseMatrix } from "./response-matrix.ts";

/** Below this many answers statistics are not reported, only counts. */
const FEWEST_ANSWERS = 50;

/** What the answers to one item say about it. */
export interface ItemStatistics {
  readonly answers: number;
  /** Share right; null below FEWEST_ANSWERS. */
  readonly shareRight: Probability | null;
  /** Correlation of the item with the number right on the other items (corrected point-biserial); null when undefined. */
  readonly discriminationIndex: number | null;
}

/** How often an option was chosen and by whom. */
export interface OptionStatistics {
  readonly option: string;
  readonly isKey: boolean;
  readonly share: Probability;
  /** Mean of the rest score, in standard deviations from the mean of all who answered. */
  readonly meanRestScore: number;
}

/** What an author must look at, by the content rubric. */
export type ItemFlag =
  | "too-hard"
  | "too-easy"
  | "weak-discrimination"
  | "negative-discrimination"
  | "idle-distractor"
  | "key-suspect"
  | "overexposed";

/** Pearson correlation; null when one side does not vary. */
function correlation(left: readonly number[], right: readonly number[]): number | null {
  const n = left.length;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / n;
  const [meanLeft, meanRight] = [mean(left), mean(right)];
  let product = 0;
  let squareLeft = 0;
  let squareRight = 0;
  for (let i = 0; i < n; i += 1) {
    const [dl, dr] = [(left[i] ?? 0) - meanLeft, (right[i] ?? 0) - meanRight];
    product += dl * dr;
    squareLeft += dl * dl;
    squareRight += dr * dr;
  }
  return squareLeft > 0 && squareRight > 0 ? product / Math.sqrt(squareLeft * squareRight) : null;
}

/** Statistics of `item` from a complete enough matrix: people who skipped the item are left out. O(persons · items). */
export function itemStatistics(matrix: ResponseMatrix, item: number): ItemStatistics {
  const rest = restScores(matrix, item);
  const scores: number[] = [];
  const others: number[] = [];
  rest.forEach((other, person) => {
    const score = matrix.scores[person * matrix.items + item] ?? NOT_GIVEN;
    if (score === NOT_GIVEN) return;
    scores.push(score);
    others.push(other);
  });
  const answers = scores.length;
  if (answers < FEWEST_ANSWERS) return { answers, shareRight: null, discriminationIndex: null };
  const shareRight = scores.reduce((sum, score) => sum + score, 0) / answers;
  return { answers, shareRight, discriminationIndex: correlation(scores, others) };
}

/**
 * Choice and mean rest score of every option. `choices[i]` was made by a person with rest score `restScore[i]`. Options in the
 * order given; an option nobody chose has mean 0.
 */
export function optionStatistics(
  options: readonly string[],
  key: string,
  choices: readonly string[],
  restScore: readonly number[],
): OptionStatistics[] {
  const n = choices.length;
  const mean = restScore.reduce((sum, score) => sum + score, 0) / Math.max(1, n);
  const variance = restScore.reduce((sum, score) => sum + (score - mean) ** 2, 0) / Math.max(1, n);
  const sd = Math.sqrt(variance);
  return options.map((option) => {
    const chosenBy = restScore.filter((_, i) => choices[i] === option);
    const own = chosenBy.reduce((sum, score) => sum + score, 0) / Math.max(1, chosenBy.length);
    const meanRestScore = chosenBy.length === 0 || sd === 0 ? 0 : (own - mean) / sd;
    return { option, isKey: option === key, share: chosenBy.length / Math.max(1, n), meanRestScore };
  });
}

const HARDEST = 0.25;
const EASIEST = 0.95;
const WEAKEST = 0.15;
const IDLE = 0.05;
const LARGEST_EXPOSURE = 0.3;

/**
 * Flags of an item (content rubric, section 5). `exposure`: share of the year's checks that gave the item. Without enough
 * answers only exposure is judged. The key is suspect when a distractor attracts stronger people than the key does, and also,
 * where choices are unknown, when a rare right answer hardly goes with the other answers.
 */
export function itemFlags(
  statistics: ItemStatistics,
  options: readonly OptionStatistics[],
  exposure: Probability,
): ItemFlag[] {
  const flags: ItemFlag[] = [];
  const { shareRight, discriminationIndex } = statistics;
  if (shareRight !== null) {
    if (shareRight < HARDEST) flags.push("too-hard");
    if (shareRight > EASIEST) flags.push("too-easy");
    if (discriminationIndex !== null && discriminationIndex < 0) flags.push("negative-discrimination");
    else if (discriminationIndex !== null && discriminationIndex < WEAKEST) flags.push("weak-discrimination");
    if (options.some((option) => !option.isKey && option.share < IDLE)) flags.push("idle-distractor");
    if (isKeySuspect(statistics, options)) flags.push("key-suspect");
  }
  if (exposure > LARGEST_EXPOSURE) flags.push("overexposed");
  return flags;
}

function isKeySuspect(statistics: ItemStatistics, options: readonly OptionStatistics[]): boolean {
  const key = options.find((option) => option.isKey);
  if (key !== undefined) {
    return options.some((option) => !option.isKey && option.share >= IDLE && option.meanRestScore > key.meanRestScore);
  }
  const { shareRight, discriminationIndex } = statistics;
  return shareRight !== null && discriminationIndex !== null && shareRight < HARDEST && discriminationIndex < WEAKEST;
}
