import { sigmoid } from "#app/engine/kernel/numeric.ts";
import { randomStream } from "#app/engine/kernel/random.ts";
import {
  createItemSkills,
  type ItemSkills,
  type ResponseLog,
} from "#app/engine/proficiency/prediction/response-log.ts";

export const SKILLS = 6;
const ITEMS = 60;
const ANSWERS = 25;

export interface Simulation {
  readonly items: ItemSkills;
  readonly log: ResponseLog;
  /** The chance each answer was drawn with. */
  readonly chances: Float64Array;
  readonly folds: Uint8Array;
}

/**
 * People whose skills 0-2 go together and whose skills 3-5 go together, on items of one skill, every tenth of two. The
 * same `seed` of the bank gives the same items to other people.
 */
export function simulateAnswers(people: number, seed: string, timed = false): Simulation {
  const bank = randomStream("bank");
  const random = randomStream(seed);
  const lists = Array.from({ length: ITEMS }, (_, item) =>
    item % 10 === 9 ? [item % SKILLS, (item + 2) % SKILLS] : [item % SKILLS],
  );
  const items = createItemSkills(SKILLS, lists);
  const difficulties = lists.map(() => 1.2 * bank.nextNormal());
  const rows: { item: number; chance: number; correct: number; day: number }[] = [];
  for (let person = 0; person < people; person += 1) {
    const shared = [random.nextNormal(), random.nextNormal()];
    const abilities = Array.from(
      { length: SKILLS },
      (_, skill) => (shared[skill < SKILLS / 2 ? 0 : 1] ?? 0) + 0.5 * random.nextNormal(),
    );
    for (let answer = 0; answer < ANSWERS; answer += 1) {
      const item = random.nextUint32() % ITEMS;
      const list = lists[item] ?? [];
      const ability = list.reduce((sum, skill) => sum + (abilities[skill] ?? 0), 0) / list.length;
      const chance = sigmoid(ability - (difficulties[item] ?? 0));
      rows.push({ item, chance, correct: random.nextUniform() < chance ? 1 : 0, day: answer * 0.5 });
    }
  }
  const log: ResponseLog = {
    starts: Int32Array.from({ length: people + 1 }, (_, person) => person * ANSWERS),
    items: Int32Array.from(rows, (row) => row.item),
    correct: Uint8Array.from(rows, (row) => row.correct),
    days: timed ? Float64Array.from(rows, (row) => row.day) : null,
  };
  const folds = Uint8Array.from({ length: people }, (_, person) => person % 5);
  return { items, log, chances: Float64Array.from(rows, (row) => row.chance), folds };
}
