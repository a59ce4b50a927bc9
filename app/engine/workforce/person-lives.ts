import { randomStream } from "#app/engine/kernel/random.ts";
import { STRATA } from "./readiness-path.ts";
import { RETIREMENT_SPREAD, valueOr } from "./supply-assumptions.ts";
import type { PlannedHires, SupplyQuestion } from "./supply-question.ts";

/** The moments of a forecast and what holds for all people at them. */
export interface Moments {
  readonly count: number;
  /** From today. */
  readonly days: Float64Array;
  /** Between two moments. */
  readonly years: number;
  readonly awayShare: number;
  /** Added to a person's phase of absences at each moment. */
  readonly turns: Float64Array;
}

/** One person's lot in every draw. */
export interface Lives {
  /** Where what their skills share lies. */
  readonly stratum: Uint8Array;
  /** Uniform numbers: ready while the chance is above the first; planned learning works out while its chance is above the second. */
  readonly ready: Float64Array;
  readonly learning: Float64Array;
  /** Phase of absences, 0…1. */
  readonly away: Float64Array;
  /** Moments at which the person is still here. */
  readonly stays: Int32Array;
}

export function emptyLives(draws: number): Lives {
  return {
    stratum: new Uint8Array(draws),
    ready: new Float64Array(draws),
    learning: new Float64Array(draws),
    away: new Float64Array(draws),
    stays: new Int32Array(draws),
  };
}

/** Fills `lives` for one person. The same six numbers per draw are taken whatever is assumed. */
export function drawLives(question: SupplyQuestion, person: number, moments: Moments, lives: Lives): void {
  const { assumptions, age, leavingPerYear, draws, seed } = question;
  const stream = randomStream(`${seed}/person ${String(person)}`);
  const ownRate = leavingPerYear[person] ?? Number.NaN;
  const rate = assumptions.attrition.isOn ? hazard(Number.isNaN(ownRate) ? assumptions.attrition.value : ownRate) : 0;
  const years = age[person] ?? Number.NaN;
  const toRetirement = assumptions.retirement.isOn ? assumptions.retirement.value - years : Number.NaN;
  for (let draw = 0; draw < draws; draw += 1) {
    lives.stratum[draw] = Math.floor(stream.nextUniform() * STRATA);
    lives.ready[draw] = stream.nextUniform();
    lives.learning[draw] = stream.nextUniform();
    lives.away[draw] = stream.nextUniform();
    const leaves = -Math.log(stream.nextUniform()) / rate;
    const retires = yearsToRetirement(toRetirement, stream.nextUniform());
    lives.stays[draw] = Math.min(moments.count, Math.ceil(Math.min(leaves, retires) / moments.years));
  }
}

/** Exits per year of somebody who is here, from the chance to be gone after one year. */
function hazard(chance: number): number {
  return Math.max(0, -Math.log(1 - Math.min(chance, 1 - 1e-9)));
}

/** Years until retirement; whoever is past the age goes within the spread. */
function yearsToRetirement(expected: number, place: number): number {
  if (Number.isNaN(expected)) return Number.POSITIVE_INFINITY;
  return Math.max(expected + RETIREMENT_SPREAD * (2 * place - 1), RETIREMENT_SPREAD * place);
}

/** Adds people who are to be hired: they start or not, are ready or not, may be away and may leave again. */
export function drawHires(question: SupplyQuestion, hires: PlannedHires, moments: Moments, counts: Int32Array): void {
  const { assumptions, draws, seed } = question;
  const rate = hazard(valueOr(assumptions.attrition, 0));
  const chance = hires.chance * valueOr(assumptions.newHires, 0);
  for (let head = 0; head < hires.heads; head += 1) {
    const name = [hires.target, hires.moment, head].join(" ");
    const stream = randomStream(`${seed}/hire ${name}`);
    for (let draw = 0; draw < draws; draw += 1) {
      const starts = stream.nextUniform() < chance;
      const stays = Math.ceil(-Math.log(stream.nextUniform()) / rate / moments.years);
      const phase = stream.nextUniform();
      if (!starts) continue;
      for (let at = hires.moment; at < Math.min(moments.count, hires.moment + stays); at += 1) {
        if ((phase + (moments.turns[at] ?? 0)) % 1 < moments.awayShare) continue;
        const place = draw * moments.count + at;
        counts[place] = (counts[place] ?? 0) + 1;
      }
    }
  }
}
