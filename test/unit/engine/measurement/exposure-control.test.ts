import { describe, expect, it } from "vitest";
import { randomStream } from "#app/engine/kernel/random.ts";
import {
  adjustPrices,
  afterCheck,
  cappedItems,
  createExposureState,
} from "#app/engine/measurement/exposure-control.ts";
import type { ExposureState } from "#app/engine/measurement/exposure-control.ts";
import { rehearsePrices } from "#app/engine/measurement/exposure-rehearsal.ts";
import type { ItemPool } from "#app/engine/measurement/item-pool.ts";
import { excludedItems, selectItem } from "#app/engine/measurement/item-selection.ts";
import { observeAnswer, startPosterior } from "#app/engine/measurement/posterior.ts";
import { scoreProbability } from "#app/engine/measurement/response-model.ts";
import { poolOf, randomBank } from "./items.ts";

const CRITERION = { kind: "information" } as const;
const LENGTHS = [5, 10, 20] as const;

/** Mean posterior variance of many people at each length; the policy says what is excluded and what it costs. */
function run(pool: ItemPool, people: number, policy: Policy): Record<number, number> {
  const random = randomStream("people of the exposure test");
  const sums: Record<number, number> = { 5: 0, 10: 0, 20: 0 };
  for (let person = 0; person < people; person += 1) {
    const theta = random.nextNormal();
    const excluded = policy.excluded(person);
    const prices = policy.prices();
    const given: number[] = [];
    let posterior = startPosterior(0, 1);
    for (let step = 1; step <= 20; step += 1) {
      const index = selectItem({ pool, posterior, criterion: CRITERION, excluded, prices, content: null, given });
      const item = pool.items[index];
      if (item === undefined) throw new Error("the bank ran out");
      excluded[index] = 1;
      given.push(index);
      const right = random.nextUniform() < scoreProbability(item.parameters, 1, theta);
      posterior = observeAnswer(posterior, item.parameters, right ? 1 : 0);
      if (step in sums) sums[step] = (sums[step] ?? 0) + posterior.sd ** 2 / people;
    }
    policy.after(given);
  }
  return sums;
}

interface Policy {
  readonly excluded: (person: number) => Uint8Array;
  readonly prices: () => Float64Array | null;
  readonly after: (given: readonly number[]) => void;
}

function noCap(pool: ItemPool): Policy {
  return { excluded: () => excludedItems(pool, []), prices: () => null, after: () => undefined };
}

/** "Not available once given to this share of the people so far." */
function runningCap(pool: ItemPool, cap: number): Policy {
  const given = new Int32Array(pool.items.length);
  return {
    excluded: (person) => Uint8Array.from(given, (count) => (count >= cap * Math.max(person + 1, 20) ? 1 : 0)),
    prices: () => null,
    after: (items) => {
      for (const i of items) given[i] = (given[i] ?? 0) + 1;
    },
  };
}

function priced(pool: ItemPool, cap: number): Policy & { state: () => ExposureState } {
  const rehearsal = { pool, criterion: CRITERION, cap, length: 20, people: 1000, mean: 0, sd: 1 };
  let state = createExposureState(
    pool.items.length,
    cap,
    rehearsePrices({ ...rehearsal, random: randomStream("rehearsal") }),
  );
  return {
    excluded: () => cappedItems(state),
    prices: () => state.prices,
    after: (items) => {
      state = afterCheck(state, items);
    },
    state: () => state,
  };
}

describe("exposure control", () => {
  const pool = poolOf(randomBank(300, "exposure bank"));
  const people = 250;

  it("measures better than a running cap at every length, and never exceeds the cap", () => {
    const control = priced(pool, 0.3);
    const ours = run(pool, people, control);
    const simple = run(pool, people, runningCap(pool, 0.3));
    const free = run(pool, people, noCap(pool));
    for (const length of LENGTHS) {
      expect(ours[length] ?? 1).toBeLessThan(simple[length] ?? 0);
      expect(ours[length] ?? 0).toBeGreaterThan((free[length] ?? 1) * 0.98);
    }
    // at the two shorter lengths at least a quarter of what the running cap loses is recovered
    for (const length of [5, 10]) {
      const loss = (simple[length] ?? 0) - (free[length] ?? 0);
      expect((simple[length] ?? 0) - (ours[length] ?? 0)).toBeGreaterThan(0.25 * loss);
    }
    expect(Math.max(...control.state().given)).toBeLessThanOrEqual(0.3 * people);
  }, 30_000);

  it("holds the cap after every check from the twentieth on, also at prices of zero", () => {
    let state = createExposureState(pool.items.length, 0.2);
    for (let person = 0; person < 60; person += 1) {
      const excluded = cappedItems(state);
      const given = Array.from({ length: 10 }, () => {
        const index = excluded.indexOf(0);
        excluded[index] = 1;
        return index;
      });
      state = afterCheck(state, given);
      const most = Math.max(...state.given);
      expect(most).toBeLessThanOrEqual(0.2 * Math.max(state.checks, 20) + 1e-9);
    }
  });

  it("raises the price of what is used and lowers that of what is not, never below 0", () => {
    const next = adjustPrices(Float64Array.of(0, 0.5, 0.5), [0], 0.3, 0.1);
    expect(next[0]).toBeGreaterThan(0);
    expect(next[1]).toBeLessThan(0.5);
    expect(adjustPrices(Float64Array.of(0.001), [], 0.3, 0.1)[0]).toBe(0);
  });

  it("leaves the price at rest when an item is used as often as it may be", () => {
    let prices: Float64Array = Float64Array.of(1);
    for (let check = 0; check < 100; check += 1) prices = adjustPrices(prices, check % 50 < 15 ? [0] : [], 0.3, 0.001);
    expect(Math.abs((prices[0] ?? 0) - 1)).toBeLessThan(0.001);
  });

  it("rehearses the same prices from the same seed", () => {
    const small = poolOf(randomBank(60, "seeded"));
    const prices = (): Float64Array =>
      rehearsePrices({
        pool: small,
        criterion: CRITERION,
        cap: 0.3,
        length: 10,
        people: 50,
        mean: 0,
        sd: 1,
        random: randomStream("same"),
      });
    expect(prices()).toEqual(prices());
  });
});
