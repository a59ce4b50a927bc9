import { sigmoid } from "#app/engine/kernel/numeric.ts";
import type { ItemAbility } from "./person-skills.ts";
import type { ItemSkills } from "./response-log.ts";

/** Difficulties on the scale of the skills, logits. */
export interface ItemEffects {
  /** Per item: shrunk towards the items that ask for the same skills. */
  readonly difficulty: Float64Array;
  /** Per set of skills: what an item that was never seen is taken to be. */
  readonly patternDifficulty: Float64Array;
  /** Answers behind each item. */
  readonly answers: Int32Array;
}

/** One round's evidence about the difficulties: slope and curvature of the log chance of the answers, per item. */
export interface ItemEvidence {
  readonly slope: Float64Array;
  readonly curvature: Float64Array;
}

export function createItemEvidence(items: number): ItemEvidence {
  return { slope: new Float64Array(items), curvature: new Float64Array(items) };
}

/** Shrinks the logistic curve for what is not known of the person (MacKay 1992, "The evidence framework", eq. 13). */
export function flattening(variance: number): number {
  return 1 / Math.sqrt(1 + (Math.PI / 8) * variance);
}

/** Adds one answer of a person with this ability to the evidence about its item. */
export function addItemAnswer(
  evidence: ItemEvidence,
  item: number,
  ability: Readonly<ItemAbility>,
  difficulty: number,
  correct: number,
): void {
  const flat = flattening(ability.variance);
  const chance = sigmoid(flat * (ability.mean - difficulty));
  evidence.slope[item] = (evidence.slope[item] ?? 0) + flat * (chance - correct);
  evidence.curvature[item] = (evidence.curvature[item] ?? 0) + flat * flat * chance * (1 - chance);
}

/** No difficulty yet: everything at 0. */
export function noItemEffects(items: ItemSkills): ItemEffects {
  return {
    difficulty: new Float64Array(items.items),
    patternDifficulty: new Float64Array(items.patternCount),
    answers: new Int32Array(items.items),
  };
}

/** Spread of the difficulties of sets of skills, logits². */
const PATTERN_VARIANCE = 1;
/** Spread of items around their set before it is learnt, and the least it may become, logits². */
const ITEM_VARIANCE = { start: 0.8, least: 0.05 } as const;
const BALANCE_ROUNDS = 12;

/**
 * One Newton step for all items, shrunk in two stages: items vary around their set of skills, sets around the mean of
 * all (empirical Bayes: the spread of items is learnt from them). O(items).
 */
export function improveItems(items: ItemSkills, effects: ItemEffects, evidence: ItemEvidence): ItemEffects {
  const { patternCount, patterns } = items;
  const { slope, curvature } = evidence;
  // the answers of an item, seen as one measurement of its difficulty with the curvature as its precision
  const measured = effects.difficulty.map((old, item) => {
    const precision = curvature[item] ?? 0;
    return precision > 0 ? old + Math.max(-4 * precision, Math.min(4 * precision, slope[item] ?? 0)) / precision : old;
  });
  const difficulty = Float64Array.from(effects.difficulty);
  const patternDifficulty = Float64Array.from(effects.patternDifficulty);
  let [spread, centre] = [ITEM_VARIANCE.start as number, 0];
  for (let round = 0; round < BALANCE_ROUNDS; round += 1) {
    const weights = new Float64Array(patternCount);
    const sums = new Float64Array(patternCount);
    measured.forEach((value, item) => {
      const precision = curvature[item] ?? 0;
      const pattern = patterns[item] ?? 0;
      const weight = precision > 0 ? 1 / (spread + 1 / precision) : 0;
      weights[pattern] = (weights[pattern] ?? 0) + weight;
      sums[pattern] = (sums[pattern] ?? 0) + weight * value;
    });
    patternDifficulty.forEach((_, pattern) => {
      patternDifficulty[pattern] =
        ((sums[pattern] ?? 0) + centre / PATTERN_VARIANCE) / ((weights[pattern] ?? 0) + 1 / PATTERN_VARIANCE);
    });
    centre = mean(patternDifficulty, weights);
    let [squares, seen] = [0, 0];
    measured.forEach((value, item) => {
      const precision = curvature[item] ?? 0;
      const base = patternDifficulty[patterns[item] ?? 0] ?? 0;
      const total = precision + 1 / spread;
      const shrunk = (precision * value + base / spread) / total;
      difficulty[item] = shrunk;
      if (precision === 0) return;
      squares += (shrunk - base) ** 2 + 1 / total;
      seen += 1;
    });
    spread = Math.max(ITEM_VARIANCE.least, seen > 0 ? squares / seen : ITEM_VARIANCE.start);
  }
  return { difficulty, patternDifficulty, answers: effects.answers };
}

function mean(values: Float64Array, weights: Float64Array): number {
  let [sum, total] = [0, 0];
  values.forEach((value, index) => {
    sum += (weights[index] ?? 0) * value;
    total += weights[index] ?? 0;
  });
  return total > 0 ? sum / total : 0;
}
