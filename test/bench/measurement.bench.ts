import { itemId } from "#app/engine/kernel/ids.ts";
import { randomStream } from "#app/engine/kernel/random.ts";
import { createItemPool, type ItemPool } from "#app/engine/measurement/item-pool.ts";
import { excludedItems, selectItem } from "#app/engine/measurement/item-selection.ts";
import type { SelectionCriterion } from "#app/engine/measurement/item-value.ts";
import { observeAnswer, startPosterior, type Posterior } from "#app/engine/measurement/posterior.ts";
import { sample, type Measurement } from "./measure.ts";

const ITEMS = 5_000;
const BAR_MS = 0.5;

/** The choice of the next item in a bank of 5,000 by each criterion, against weighing every item in turn. */
export async function measurementBenches(): Promise<readonly Measurement[]> {
  const pool = makePool();
  const posteriors = makePosteriors(pool);
  const excluded = excludedItems(pool, []);
  const choose = (criterion: SelectionCriterion) => () =>
    posteriors.reduce((sum, posterior) => {
      return sum + selectItem({ pool, posterior, criterion, excluded, prices: null, content: null, given: [] });
    }, 0);
  const plain = await sample(() => posteriors.reduce((sum, { mean }) => sum + plainChoice(pool, mean), 0), {
    rounds: 30,
    calls: 5,
    unit: "ms",
  });
  const each = (value: number): number => value / posteriors.length;
  const reference = { name: "every item in turn", value: each(plain.cpu) };
  const criteria: readonly SelectionCriterion[] = [
    { kind: "information" },
    { kind: "expected-information" },
    { kind: "expected-variance" },
    { kind: "decision", cut: 0.5 },
  ];
  const measurements: Measurement[] = [];
  for (const criterion of criteria) {
    const { median, p95, cpu } = await sample(choose(criterion), { rounds: 30, calls: 5, unit: "ms" });
    const name = `next item of ${String(ITEMS)} by ${criterion.kind}`;
    const times = { median: each(median), p95: each(p95), cpu: each(cpu) };
    measurements.push({ name, unit: "ms", basis: "cpu", ...times, reference, bar: BAR_MS });
  }
  const answer = await sample(
    () => observeAnswer(posteriors[3] ?? startPosterior(0, 1), pool.items[0]?.parameters ?? NONE, 1),
    {
      rounds: 30,
      calls: 500,
      unit: "µs",
    },
  );
  return [
    ...measurements,
    { name: "one answer into the grid posterior", unit: "µs", basis: "cpu", ...answer, reference: null, bar: null },
  ];
}

const NONE = { discrimination: 1, difficulty: 0, guessing: 0, slipping: 0, steps: [0] };

function makePool(): ItemPool {
  const random = randomStream("bank of the bench");
  return createItemPool(
    Array.from({ length: ITEMS }, (_, i) => ({
      id: itemId(`item-${String(i)}`),
      status: "live" as const,
      contentArea: "all",
      safetyCritical: false,
      parameters: { ...NONE, discrimination: Math.exp(0.3 * random.nextNormal()), difficulty: random.nextNormal() },
    })),
  );
}

/** The posteriors of one check of 20 answers. */
function makePosteriors(pool: ItemPool): Posterior[] {
  const excluded = excludedItems(pool, []);
  const posteriors = [startPosterior(0, 1)];
  const given: number[] = [];
  for (let step = 0; step < 20; step += 1) {
    const posterior = posteriors[step] ?? startPosterior(0, 1);
    const criterion = { kind: "information" } as const;
    const chosen = selectItem({ pool, posterior, criterion, excluded, prices: null, content: null, given });
    excluded[chosen] = 1;
    given.push(chosen);
    posteriors.push(observeAnswer(posterior, pool.items[chosen]?.parameters ?? NONE, step % 2));
  }
  return posteriors;
}

/** Maximum information in a plain loop over typed arrays. */
function plainChoice({ discrimination, difficulty }: ItemPool, theta: number): number {
  let best = -1;
  let most = -1;
  for (let i = 0; i < discrimination.length; i += 1) {
    const a = discrimination[i] ?? 0;
    const right = 1 / (1 + Math.exp(-a * (theta - (difficulty[i] ?? 0))));
    const information = a * a * right * (1 - right);
    if (information > most) {
      most = information;
      best = i;
    }
  }
  return best;
}
