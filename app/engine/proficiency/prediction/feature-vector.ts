import { answersOnItem, type AnswerHistory } from "./answer-history.ts";
import { flattening, type ItemEffects } from "./item-effects.ts";
import type { ItemAbility } from "./person-skills.ts";
import type { PredictionSettings } from "./prediction-settings.ts";
import type { ItemSkills } from "./response-log.ts";

/** Columns common to all rows; the names are the documentation. */
const COMMON = [
  "one",
  "state",
  "state-squared",
  "uncertainty",
  "set-difficulty",
  "item-difference",
  "item-difference-by-support",
  "skill-right",
  "skill-wrong",
  "all-right",
  "all-wrong",
  "item-right",
  "item-wrong",
  "first-answer",
  "skill-new",
  "run-on-set",
  "since-last",
  "since-skill",
  "recent-fast",
  "recent-slow",
  "skill-recent-fast",
  "skill-recent-slow",
  "streak-right",
  "streak-wrong",
  "last-correct-same-set",
  "last-correct-other-set",
] as const;
/** From here on the common columns say how long ago, and further on they are the recency layer. */
const FIRST_GAP = COMMON.indexOf("since-last");
const FIRST_RECENT = COMMON.indexOf("recent-fast");
export const COMMON_COLUMNS = COMMON.length;
/** Columns of each skill: its level, trust in the state, worth of a right and a wrong answer, of a streak, of staying. */
export const SKILL_COLUMNS = 6;

/** What is known before an answer. */
export interface BeforeAnswer {
  readonly item: number;
  readonly ability: Readonly<ItemAbility>;
  readonly history: AnswerHistory;
  /** Days, or answers in between where only the order is known. */
  readonly moment: number;
}

/** Averages over the skills of an item. */
function skillAverages(items: ItemSkills, { item, history, moment }: BeforeAnswer): Float64Array {
  const averages = new Float64Array(8);
  const { right, wrong, recentFast, recentSlow, streak, lastMoment } = history.skills;
  const [from, to] = [items.starts[item] ?? 0, items.starts[item + 1] ?? 0];
  const share = 1 / (to - from);
  const add = (index: number, value: number): void => {
    averages[index] = (averages[index] ?? 0) + share * value;
  };
  for (let at = from; at < to; at += 1) {
    const skill = items.indices[at] ?? 0;
    const before = lastMoment[skill] ?? Number.NaN;
    const run = streak[skill] ?? 0;
    add(0, Math.log1p(right[skill] ?? 0));
    add(1, Math.log1p(wrong[skill] ?? 0));
    add(2, recentFast[skill] ?? 0);
    add(3, recentSlow[skill] ?? 0);
    add(4, Math.log1p(Math.max(run, 0)));
    add(5, Math.log1p(Math.max(-run, 0)));
    add(6, Number.isNaN(before) ? 1 : 0);
    add(7, Number.isNaN(before) ? 0 : Math.log1p(GAP_SCALE * Math.max(0, moment - before)));
  }
  return averages;
}

/** Gaps are felt on a scale of minutes to months: log(1 + 100 · days). */
const GAP_SCALE = 100;

/** Chance of a right answer by the person state alone, on the logit scale. */
export function stateLogit(ability: Readonly<ItemAbility>, difficulty: number): number {
  return flattening(ability.variance) * (ability.mean - difficulty);
}

/**
 * Writes the entries of one row from `at` on, ascending by column, and returns where the next row begins: the common
 * columns, then those of each skill of the item. What `settings` leaves out is 0.
 */
export function writeFeatures(
  items: ItemSkills,
  effects: ItemEffects,
  before: BeforeAnswer,
  settings: PredictionSettings,
  into: { readonly columns: Int32Array; readonly values: Float64Array },
  at: number,
): number {
  const { item, ability, history, moment } = before;
  const base = effects.patternDifficulty[items.patterns[item] ?? 0] ?? 0;
  const difference = (effects.difficulty[item] ?? 0) - base;
  const state = stateLogit(ability, effects.difficulty[item] ?? 0);
  const averages = skillAverages(items, before);
  const same = history.lastPattern === (items.patterns[item] ?? 0);
  const onItem = answersOnItem(history, item);
  const last = history.answers === 0 ? 0 : history.lastCorrect - 0.5;
  const gap = history.answers === 0 ? 0 : Math.log1p(GAP_SCALE * Math.max(0, moment - history.lastMoment));
  const common = [
    1,
    state,
    state * Math.abs(state),
    Math.sqrt(ability.variance),
    base,
    difference,
    difference / Math.sqrt(1 + (effects.answers[item] ?? 0)),
    averages[0] ?? 0,
    averages[1] ?? 0,
    Math.log1p(history.right),
    Math.log1p(history.answers - history.right),
    Math.log1p(onItem.right),
    Math.log1p(onItem.wrong),
    history.answers === 0 ? 1 : 0,
    averages[6] ?? 0,
    same ? Math.log1p(history.sameRun) : 0,
    gap,
    averages[7] ?? 0,
    history.recentFast,
    history.recentSlow,
    averages[2] ?? 0,
    averages[3] ?? 0,
    averages[4] ?? 0,
    averages[5] ?? 0,
    same ? last : 0,
    same ? 0 : last,
  ];
  common.forEach((value, column) => {
    into.columns[at + column] = column;
    const used = column < FIRST_GAP || (column < FIRST_RECENT ? settings.forgetting : settings.recency);
    into.values[at + column] = used ? value : 0;
  });
  return writeSkillColumns(items, before, state, settings.recency, into, at + COMMON_COLUMNS);
}

function writeSkillColumns(
  items: ItemSkills,
  { item, history }: BeforeAnswer,
  state: number,
  recency: boolean,
  into: { readonly columns: Int32Array; readonly values: Float64Array },
  start: number,
): number {
  const [from, to] = [items.starts[item] ?? 0, items.starts[item + 1] ?? 0];
  const share = 1 / (to - from);
  const stays = recency && history.lastPattern === (items.patterns[item] ?? 0) ? 1 : 0;
  let at = start;
  for (let index = from; index < to; index += 1) {
    const skill = items.indices[index] ?? 0;
    const { right, wrong, streak } = history.skills;
    const run = recency ? (streak[skill] ?? 0) : 0;
    const signed = Math.sign(run) * Math.log1p(Math.abs(run));
    const own = [1, state, Math.log1p(right[skill] ?? 0), Math.log1p(wrong[skill] ?? 0), signed, stays];
    own.forEach((value, column) => {
      into.columns[at] = COMMON_COLUMNS + skill * SKILL_COLUMNS + column;
      into.values[at] = share * value;
      at += 1;
    });
  }
  return at;
}
