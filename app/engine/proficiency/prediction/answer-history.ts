import type { ItemSkills } from "./response-log.ts";

/** Weights of the past in the recent-answer averages: the share that one further answer leaves. */
const FAST = 0.6;
const SLOW = 0.9;

/** Counts and recent averages of one person's answers so far; changed in place by `recordAnswer`. */
export interface AnswerHistory {
  answers: number;
  right: number;
  /** Recent averages of what answers were above or below the expected, over all skills. */
  recentFast: number;
  recentSlow: number;
  lastPattern: number;
  lastCorrect: number;
  /** Answers in a row on the same set of skills. */
  sameRun: number;
  lastMoment: number;
  readonly skills: SkillHistory;
  /** Per item: right and wrong answers, packed as right + 4096 · wrong. */
  readonly itemAnswers: Map<number, number>;
}

/** Per skill. */
export interface SkillHistory {
  readonly right: Float64Array;
  readonly wrong: Float64Array;
  readonly recentFast: Float64Array;
  readonly recentSlow: Float64Array;
  /** Answers right in a row (positive) or wrong in a row (negative). */
  readonly streak: Float64Array;
  readonly lastMoment: Float64Array;
}

export function startHistory(skills: number): AnswerHistory {
  const zeros = (): Float64Array => new Float64Array(skills);
  return {
    answers: 0,
    right: 0,
    recentFast: 0,
    recentSlow: 0,
    lastPattern: -1,
    lastCorrect: 0,
    sameRun: 0,
    lastMoment: Number.NaN,
    skills: {
      right: zeros(),
      wrong: zeros(),
      recentFast: zeros(),
      recentSlow: zeros(),
      streak: zeros(),
      lastMoment: zeros().fill(Number.NaN),
    },
    itemAnswers: new Map(),
  };
}

const WRONG_UNIT = 4096;

/** Right and wrong answers of the person on this very item. */
export function answersOnItem(history: AnswerHistory, item: number): { right: number; wrong: number } {
  const packed = history.itemAnswers.get(item) ?? 0;
  return { right: packed % WRONG_UNIT, wrong: Math.floor(packed / WRONG_UNIT) };
}

/** Takes in one answer; `expected` is the chance of a right one that the state gave beforehand. O(skills of the item). */
export function recordAnswer(
  history: AnswerHistory,
  items: ItemSkills,
  item: number,
  correct: number,
  expected: number,
  moment: number,
): void {
  const surprise = correct - expected;
  const pattern = items.patterns[item] ?? 0;
  history.answers += 1;
  history.right += correct;
  history.recentFast = FAST * history.recentFast + (1 - FAST) * surprise;
  history.recentSlow = SLOW * history.recentSlow + (1 - SLOW) * surprise;
  history.sameRun = pattern === history.lastPattern ? history.sameRun + 1 : 1;
  history.lastPattern = pattern;
  history.lastCorrect = correct;
  history.lastMoment = moment;
  history.itemAnswers.set(item, (history.itemAnswers.get(item) ?? 0) + (correct === 1 ? 1 : WRONG_UNIT));
  const { right, wrong, recentFast, recentSlow, streak, lastMoment } = history.skills;
  for (let at = items.starts[item] ?? 0; at < (items.starts[item + 1] ?? 0); at += 1) {
    const skill = items.indices[at] ?? 0;
    right[skill] = (right[skill] ?? 0) + correct;
    wrong[skill] = (wrong[skill] ?? 0) + 1 - correct;
    recentFast[skill] = FAST * (recentFast[skill] ?? 0) + (1 - FAST) * surprise;
    recentSlow[skill] = SLOW * (recentSlow[skill] ?? 0) + (1 - SLOW) * surprise;
    const run = streak[skill] ?? 0;
    streak[skill] = correct === 1 ? Math.max(run, 0) + 1 : Math.min(run, 0) - 1;
    lastMoment[skill] = moment;
  }
}
