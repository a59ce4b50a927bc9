import { drawBands, type DrawBands } from "./draw-bands.ts";
import { drawHires, drawLives, emptyLives, type Lives, type Moments } from "./person-lives.ts";
import { readinessPath } from "./readiness-path.ts";
import { valueOr } from "./supply-assumptions.ts";
import type { SupplyQuestion } from "./supply-question.ts";

/**
 * Ready heads per target and moment, by Monte Carlo. A head is ready who is still here, not away, and truly meets every
 * critical requirement with evidence that counts; that is stricter about chance and looser about thresholds than the status
 * on today's pages, which asks for an 80 % chance per skill.
 *
 * Approximations, all stated: what is not known about the skills of one person is shared through one factor in 16 equally
 * likely places; each draw gives a person one factor and one uniform number for all moments, so that somebody ready stays
 * ready while the chance does not fall; planned learning lasts to the horizon; people are independent, so an error common to
 * all (a biased rater, a wrong rate) is not in the bands.
 *
 * Every draw takes the same random numbers whatever the assumptions are: two answers differ by the assumption alone. Cost
 * O(people · (requirements · moments · 16 + draws · moments)).
 */
export function supplyForecast(question: SupplyQuestion): readonly DrawBands[] {
  const { draws, moments } = question;
  return supplyDraws(question).map((counts) => drawBands(counts, draws, moments));
}

/** The ready heads behind a supply forecast, per target: draws × moments, row-major. To be added up and set against demand. */
export function supplyDraws(question: SupplyQuestion): readonly Int32Array[] {
  const { targets, draws, moments } = question;
  const grid = momentsOf(question);
  const heads = targets.map(() => new Int32Array(draws * moments));
  const places = placesOf(question);
  const lives = emptyLives(draws);
  for (const [person, own] of places) {
    drawLives(question, person, grid, lives);
    for (const { target, from, chance } of own) {
      const requirements = targets[target]?.requirements;
      const counts = heads[target];
      if (requirements === undefined || counts === undefined) continue;
      const path = readinessPath(
        question.beliefs,
        person,
        requirements,
        grid.days,
        question.assumptions,
        question.policy,
      );
      countPerson(counts, lives, path, from, chance, grid);
    }
  }
  for (const hires of question.hires) {
    const counts = heads[hires.target];
    if (counts !== undefined) drawHires(question, hires, grid, counts);
  }
  return heads;
}

/** Golden-ratio steps: a person who is away now is not away next time because of it, and one number serves all moments. */
const GOLDEN = 0.6180339887498949;

function momentsOf({ moments, daysApart, assumptions }: SupplyQuestion): Moments {
  return {
    count: moments,
    days: Float64Array.from({ length: moments }, (_, at) => at * daysApart),
    years: daysApart / 365.25,
    awayShare: valueOr(assumptions.absence, 0),
    turns: Float64Array.from({ length: moments }, (_, at) => (at * GOLDEN) % 1),
  };
}

interface Place {
  readonly target: number;
  /** First moment at which planned learning counts; beyond the last one: none is planned. */
  readonly from: number;
  readonly chance: number;
}

/** The targets of every person who is in one, with what is planned for them. */
function placesOf({ targets, learning, moments, assumptions }: SupplyQuestion): ReadonlyMap<number, readonly Place[]> {
  const carriedOut = valueOr(assumptions.plannedLearning, 0);
  const planned = new Map(learning.map((own) => [`${String(own.person)} ${String(own.target)}`, own]));
  const places = new Map<number, Place[]>();
  for (const [target, { members }] of targets.entries()) {
    for (const person of members) {
      const plan = planned.get(`${String(person)} ${String(target)}`);
      const place = { target, from: plan?.moment ?? moments, chance: (plan?.chance ?? 0) * carriedOut };
      const own = places.get(person);
      if (own === undefined) places.set(person, [place]);
      else own.push(place);
    }
  }
  return places;
}

/** Adds one person's ready moments to every draw. */
function countPerson(
  counts: Int32Array,
  { stratum, ready, learning, away, stays }: Lives,
  path: Float64Array,
  from: number,
  chance: number,
  { count, awayShare, turns }: Moments,
): void {
  for (let draw = 0; draw < stays.length; draw += 1) {
    const row = (stratum[draw] ?? 0) * count;
    const threshold = ready[draw] ?? 1;
    const learns = (learning[draw] ?? 1) < chance ? from : count;
    const phase = away[draw] ?? 0;
    const end = stays[draw] ?? 0;
    const place = draw * count;
    for (let moment = 0; moment < end; moment += 1) {
      if ((path[row + moment] ?? 0) <= threshold && moment < learns) continue;
      const turn = phase + (turns[moment] ?? 0);
      if ((turn >= 1 ? turn - 1 : turn) < awayShare) continue;
      counts[place + moment] = (counts[place + moment] ?? 0) + 1;
    }
  }
}
