import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemId } from "#app/engine/kernel/ids.ts";
import { randomStream } from "#app/engine/kernel/random.ts";
import { sharesOfPool } from "#app/engine/measurement/content-balance.ts";
import { aboutDecision, aboutTheta, expectedVarianceDrop } from "#app/engine/measurement/expected-gain.ts";
import { itemInformation } from "#app/engine/measurement/information.ts";
import { createItemPool } from "#app/engine/measurement/item-pool.ts";
import type { ItemPool } from "#app/engine/measurement/item-pool.ts";
import { excludedItems, selectItem } from "#app/engine/measurement/item-selection.ts";
import type { SelectionRequest } from "#app/engine/measurement/item-selection.ts";
import type { SelectionCriterion } from "#app/engine/measurement/item-value.ts";
import { observeAnswer, startPosterior } from "#app/engine/measurement/posterior.ts";
import { scoreProbability } from "#app/engine/measurement/response-model.ts";
import { anyItem, curve, poolOf, randomBank } from "./items.ts";

function request(pool: ItemPool, rest: Partial<SelectionRequest> = {}): SelectionRequest {
  return {
    pool,
    posterior: startPosterior(0, 1),
    criterion: { kind: "information" },
    excluded: excludedItems(pool, []),
    prices: null,
    content: null,
    given: [],
    ...rest,
  };
}

/** A whole check of a simulated person; positions of the items given. */
function simulateCheck(pool: ItemPool, length: number, content: Float64Array | null, seed: string): number[] {
  const random = randomStream(seed);
  const theta = random.nextNormal();
  const excluded = excludedItems(pool, []);
  const given: number[] = [];
  let posterior = startPosterior(0, 1);
  for (let step = 0; step < length; step += 1) {
    const chosen = selectItem(request(pool, { posterior, excluded, content, given }));
    const item = pool.items[chosen];
    if (item === undefined) break;
    excluded[chosen] = 1;
    given.push(chosen);
    const right = random.nextUniform() < scoreProbability(item.parameters, 1, theta);
    posterior = observeAnswer(posterior, item.parameters, right ? 1 : 0);
  }
  return given;
}

describe("the next item", () => {
  it("is the most informative of all at the posterior mean", () => {
    const belief = fc.tuple(
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: 0.2, max: 1.5, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 40 }), belief, (items, [mean, sd]) => {
        const pool = poolOf(items);
        const posterior = startPosterior(mean, sd);
        const chosen = selectItem(request(pool, { posterior }));
        const best = Math.max(...items.map((item) => itemInformation(item, posterior.mean)));
        const chosenItem = items[chosen];
        expect(chosenItem).toBeDefined();
        if (chosenItem !== undefined) expect(itemInformation(chosenItem, posterior.mean)).toBeCloseTo(best, 9);
      }),
    );
  });

  it("weighs each item against its price, the same from the highest ceiling down as all at once", () => {
    const random = randomStream("prices");
    const items = randomBank(300, "priced bank");
    const pool = poolOf(items);
    for (let round = 0; round < 50; round += 1) {
      const prices = Float64Array.from(items, () => 0.5 * random.nextUniform());
      const posterior = startPosterior(random.nextNormal(), 0.2 + random.nextUniform());
      const chosen = selectItem(request(pool, { posterior, prices }));
      const net = items.map((item, i) => posterior.sd * itemInformation(item, posterior.mean) - (prices[i] ?? 0));
      expect(net[chosen]).toBeCloseTo(Math.max(...net), 12);
    }
  });

  it("brings the largest expected drop of the variance among the items of a small pool", () => {
    const items = randomBank(12, "small bank");
    const pool = poolOf(items);
    const posterior = startPosterior(0.4, 0.8);
    const chosen = selectItem(request(pool, { posterior, criterion: { kind: "expected-variance" } }));
    const drops = items.map((item) => expectedVarianceDrop(posterior, item, aboutTheta(posterior)));
    expect(drops[chosen]).toBeCloseTo(Math.max(...drops), 12);
  });

  it("is for the decision the one that settles the cut, not the one that measures best", () => {
    const pool = poolOf([curve(1.6, -1), curve(1.2, 1)]);
    const posterior = startPosterior(-0.6, 0.9);
    const criterion: SelectionCriterion = { kind: "decision", cut: 1 };
    expect(selectItem(request(pool, { posterior }))).toBe(0);
    expect(selectItem(request(pool, { posterior, criterion }))).toBe(1);
    const drops = pool.items.map((item) =>
      expectedVarianceDrop(posterior, item.parameters, aboutDecision(posterior, criterion.cut)),
    );
    expect(drops[1]).toBeGreaterThan(drops[0] ?? 0);
  });

  it("averages information over the posterior like quadrature does", () => {
    const items = randomBank(80, "averaged bank");
    const pool = poolOf(items);
    const posterior = startPosterior(0.3, 0.7);
    const chosen = selectItem(request(pool, { posterior, criterion: { kind: "expected-information" } }));
    const averages = items.map((item) =>
      posterior.weights.reduce(
        (sum, weight, k) => sum + weight * itemInformation(item, posterior.low + k * posterior.step),
        0,
      ),
    );
    expect(averages[chosen]).toBeGreaterThan(Math.max(...averages) * 0.995);
  });

  it("is never one seen in the last two attempts, one that is not live, or one given before", () => {
    const live = poolOf(randomBank(6, "six"));
    const pool = createItemPool(
      live.items.map((item, i) => (i === 5 ? { ...item, status: "retired" as const } : item)),
    );
    const attempts = [[itemId("item-0")], [itemId("item-1"), itemId("gone")], [itemId("item-2")]];
    expect([...excludedItems(pool, attempts)]).toEqual([1, 1, 0, 0, 0, 1]);
    const excluded = excludedItems(pool, attempts);
    const order: number[] = [];
    for (;;) {
      const chosen = selectItem(request(pool, { excluded, given: order }));
      if (chosen < 0) break;
      excluded[chosen] = 1;
      order.push(chosen);
    }
    expect(order.sort()).toEqual([2, 3, 4]);
  });
});

describe("content balance", () => {
  it("keeps every area within one item of its share throughout a check", () => {
    const pool = poolOf(randomBank(400, "areas"), ["a", "b", "c", "a", "b", "a"]);
    const shares = sharesOfPool(pool);
    for (let person = 0; person < 5; person += 1) {
      const given = simulateCheck(pool, 24, shares, `person ${String(person)}`);
      for (let length = 1; length <= given.length; length += 1) {
        const counts = new Float64Array(shares.length);
        for (const i of given.slice(0, length)) counts[pool.areaOf[i] ?? 0] = (counts[pool.areaOf[i] ?? 0] ?? 0) + 1;
        counts.forEach((count, area) => {
          expect(Math.abs(count - (shares[area] ?? 0) * length)).toBeLessThanOrEqual(1);
        });
      }
    }
  });

  it("goes on with the other areas when one has run out", () => {
    const pool = poolOf(randomBank(6, "few"), ["a", "b", "b"]);
    const given = simulateCheck(pool, 6, Float64Array.of(0.5, 0.5), "exhausted");
    expect(given).toHaveLength(6);
  });

  const path = new URL("../../../../../shared/data/item-banks/tcals-1998/bank.csv", import.meta.url);
  it.skipIf(!existsSync(path))(
    "balances the five groups of a real bank of 85 items (needs the shared item banks)",
    () => {
      const rows = readFileSync(path, "utf8")
        .trim()
        .split(/\r?\n/u)
        .slice(1)
        .map((line) => line.split(","));
      const pool = createItemPool(
        rows.map(([id = "", a, b, c, , group = ""]) => ({
          id: itemId(id),
          status: "live" as const,
          contentArea: group,
          safetyCritical: false,
          parameters: curve(Number(a), Number(b), { guessing: Number(c) }),
        })),
      );
      const shares = sharesOfPool(pool);
      expect(pool.areas).toEqual(["Audio1", "Audio2", "Written1", "Written2", "Written3"]);
      const free = new Float64Array(5);
      for (let person = 0; person < 40; person += 1) {
        const counts = new Float64Array(5);
        for (const i of simulateCheck(pool, 20, shares, `p${String(person)}`)) {
          counts[pool.areaOf[i] ?? 0] = (counts[pool.areaOf[i] ?? 0] ?? 0) + 1;
        }
        counts.forEach((count, area) => {
          expect(Math.abs(count - 20 * (shares[area] ?? 0))).toBeLessThanOrEqual(1);
        });
        for (const i of simulateCheck(pool, 20, null, `p${String(person)}`)) {
          free[pool.areaOf[i] ?? 0] = (free[pool.areaOf[i] ?? 0] ?? 0) + 1;
        }
      }
      // without balance the groups drift apart: the test above is not true of any order
      const drift = Math.max(...free.map((count, area) => Math.abs(count / 40 - 20 * (shares[area] ?? 0))));
      expect(drift).toBeGreaterThan(1);
    },
  );
});
