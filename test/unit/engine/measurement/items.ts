import fc from "fast-check";
import { itemId } from "#app/engine/kernel/ids.ts";
import { RIGHT_OR_WRONG } from "#app/engine/measurement/item.ts";
import type { ItemParameters } from "#app/engine/measurement/item.ts";
import { createItemPool } from "#app/engine/measurement/item-pool.ts";
import type { ItemPool, PoolItem } from "#app/engine/measurement/item-pool.ts";
import { randomStream } from "#app/engine/kernel/random.ts";

export function curve(discrimination: number, difficulty: number, rest: Partial<ItemParameters> = {}): ItemParameters {
  return { discrimination, difficulty, guessing: 0, slipping: 0, steps: RIGHT_OR_WRONG, ...rest };
}

const rightOrWrong: fc.Arbitrary<ItemParameters> = fc.record({
  discrimination: fc.double({ min: 0.2, max: 3, noNaN: true }),
  difficulty: fc.double({ min: -4, max: 4, noNaN: true }),
  guessing: fc.double({ min: 0, max: 0.35, noNaN: true }),
  slipping: fc.double({ min: 0, max: 0.1, noNaN: true }),
  steps: fc.constant(RIGHT_OR_WRONG),
});

const graded: fc.Arbitrary<ItemParameters> = fc
  .tuple(
    fc.double({ min: 0.2, max: 3, noNaN: true }),
    fc.double({ min: -3, max: 3, noNaN: true }),
    fc.array(fc.double({ min: 0.05, max: 1.5, noNaN: true }), { minLength: 2, maxLength: 5 }),
  )
  .map(([discrimination, difficulty, widths]) => {
    const steps: number[] = [];
    for (const width of widths) steps.push((steps[steps.length - 1] ?? -1.5) + width);
    return curve(discrimination, difficulty, { steps });
  });

/** Any item: two, three and four parameters, and score categories. */
export const anyItem = fc.oneof(rightOrWrong, graded);

export const anyTheta = fc.double({ min: -5, max: 5, noNaN: true });

/** A live pool from parameters; areas in turn when several are named. */
export function poolOf(parameters: readonly ItemParameters[], areas: readonly string[] = ["all"]): ItemPool {
  return createItemPool(
    parameters.map((one, index): PoolItem => ({
      id: itemId(`item-${String(index)}`),
      status: "live",
      contentArea: areas[index % areas.length] ?? "all",
      safetyCritical: false,
      parameters: one,
    })),
  );
}

/** A bank like those of a large vendor: log-normal slopes, standard normal difficulties. */
export function randomBank(size: number, seed: string): ItemParameters[] {
  const random = randomStream(seed);
  return Array.from({ length: size }, () => curve(Math.exp(0.3 * random.nextNormal()), random.nextNormal()));
}
