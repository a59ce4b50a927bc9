import {
  addItemAnswer,
  createItemEvidence,
  improveItems,
  noItemEffects,
  type ItemEffects,
  type ItemEvidence,
} from "./item-effects.ts";
import {
  advanceSkills,
  answerInformation,
  observeAbility,
  readAbility,
  startPersonSkills,
  type ItemAbility,
  type PersonSkills,
  type SkillPrior,
} from "./person-skills.ts";
import { PREDICTION_STABILITY, STATE_PASSES, type PredictionSettings } from "./prediction-settings.ts";
import { addPersonMoments, priorFromMoments, startingPrior } from "./prior-learning.ts";
import type { ItemSkills, ResponseLog } from "./response-log.ts";

/** Everything the person state needs: what items ask and how hard they are, and what people are like. */
export interface StateModel {
  readonly items: ItemSkills;
  readonly effects: ItemEffects;
  readonly prior: SkillPrior;
  readonly settings: PredictionSettings;
}

/** The skills that are asked of a person, ascending. */
export function skillsAsked(items: ItemSkills, log: ResponseLog, person: number): Int32Array {
  const asked = new Set<number>();
  for (let row = log.starts[person] ?? 0; row < (log.starts[person + 1] ?? 0); row += 1) {
    const item = log.items[row] ?? 0;
    for (let at = items.starts[item] ?? 0; at < (items.starts[item + 1] ?? 0); at += 1)
      asked.add(items.indices[at] ?? 0);
  }
  return Int32Array.from(asked).sort();
}

/**
 * Walks one person's answers: `visit` gets each row with the ability believed before its answer was known. O(skills²)
 * per answer. Returns the state after the last answer.
 */
export function walkPerson(
  model: StateModel,
  log: ResponseLog,
  person: number,
  skills: Int32Array,
  visit: (row: number, ability: Readonly<ItemAbility>) => void,
): PersonSkills {
  const { items, effects, prior, settings } = model;
  const state = startPersonSkills(prior, skills);
  const ability = { mean: 0, variance: 0 };
  const length = log.days === null ? PREDICTION_STABILITY.answers : PREDICTION_STABILITY.days;
  const stability = settings.forgetting ? length : Number.POSITIVE_INFINITY;
  const first = log.starts[person] ?? 0;
  for (let row = first; row < (log.starts[person + 1] ?? 0); row += 1) {
    const item = log.items[row] ?? 0;
    advanceSkills(state, items, item, log.days === null ? row - first : (log.days[row] ?? 0), stability);
    readAbility(state, items, item, ability);
    visit(row, ability);
    observeAbility(state, answerInformation(ability, effects.difficulty[item] ?? 0, log.correct[row] === 1));
  }
  return state;
}

/** No belief is taken to be wider than this, logits²: fading can leave less knowledge than one answer brought. */
const WIDEST = 20;

/**
 * Walks one person and then looks back: `visit` gets each row with what all OTHER answers of the person, earlier and
 * later, say of the ability on its item. For judging items only, never for predictions. The answer's own share is
 * divided out of the final belief (the cavity of expectation propagation, Minka 2001, section 3.2).
 */
function reviewPerson(
  model: StateModel,
  log: ResponseLog,
  person: number,
  skills: Int32Array,
  visit: (row: number, ability: Readonly<ItemAbility>) => void,
): PersonSkills {
  const { items, effects } = model;
  const seen: ItemAbility[] = [];
  const state = walkPerson(model, log, person, skills, (_, { mean, variance }) => seen.push({ mean, variance }));
  const final = { mean: 0, variance: 0 };
  seen.forEach((before, index) => {
    const row = (log.starts[person] ?? 0) + index;
    const item = log.items[row] ?? 0;
    const { shift, shrink } = answerInformation(before, effects.difficulty[item] ?? 0, log.correct[row] === 1);
    const left = 1 - shrink * before.variance;
    readAbility(state, items, item, final);
    const variance = 1 / Math.max(1 / final.variance - shrink / left, 1 / WIDEST);
    const mean = variance * (final.mean / final.variance - (shrink * before.mean + shift) / left);
    visit(row, { mean, variance });
  });
  return state;
}

function countAnswers(items: ItemSkills, log: ResponseLog, people: readonly number[]): Int32Array {
  const answers = new Int32Array(items.items);
  for (const person of people)
    for (let row = log.starts[person] ?? 0; row < (log.starts[person + 1] ?? 0); row += 1) {
      const item = log.items[row] ?? 0;
      answers[item] = (answers[item] ?? 0) + 1;
    }
  return answers;
}

function walkAll(model: StateModel, log: ResponseLog, people: readonly number[], evidence: ItemEvidence): SkillPrior {
  const { items, effects, prior, settings } = model;
  const moments = new Float64Array(prior.size * prior.size);
  for (const person of people) {
    const skills = skillsAsked(items, log, person);
    const state = reviewPerson(model, log, person, skills, (row, ability) => {
      const item = log.items[row] ?? 0;
      addItemAnswer(evidence, item, ability, effects.difficulty[item] ?? 0, log.correct[row] ?? 0);
    });
    addPersonMoments(moments, prior, skills, state);
  }
  return priorFromMoments(moments, prior.size, people.length, settings.covariance);
}

/**
 * Item difficulties and the covariance of skills from the answers of `people`, by alternating passes: walk everybody one
 * step ahead, then improve the items by one shrunk Newton step and the prior by one step of expectation-maximisation.
 */
export function fitStateModel(
  items: ItemSkills,
  log: ResponseLog,
  people: readonly number[],
  settings: PredictionSettings,
): StateModel {
  const answers = countAnswers(items, log, people);
  let model: StateModel = {
    items,
    effects: { ...noItemEffects(items), answers },
    prior: startingPrior(items.skills, settings.covariance),
    settings,
  };
  for (let pass = 0; pass < STATE_PASSES; pass += 1) {
    const evidence = createItemEvidence(items.items);
    const prior = walkAll(model, log, people, evidence);
    // people look alike while items still carry all the differences: the prior starts to learn on the second pass
    model = {
      ...model,
      effects: improveItems(items, model.effects, evidence),
      prior: pass === 0 ? model.prior : prior,
    };
  }
  return model;
}
