import { randomStream } from "#app/engine/kernel/random.ts";
import type { Probability } from "#app/engine/kernel/units.ts";

/** Quarters over which the effect of exposure to AI builds up. */
const QUARTERS_TO_FULL_EFFECT = 12;

/** Heads that start to be needed at a quarter, or never come: a use case that goes live. */
export interface DemandEvent {
  readonly id: string;
  readonly heads: number;
  readonly probability: Probability;
  /** First quarter at which it is live, 0 being today. */
  readonly quarter: number;
}

/** What makes up the demand for one role at one site. */
export interface DemandParts {
  /** People who have the role today. */
  readonly heads: number;
  readonly events: readonly DemandEvent[];
  /** Relative change per series (trend-draws.ts): draws × (quarters + 1). Each counts an equal share. */
  readonly trends: readonly Float64Array[];
  /** Share of a series' change that the heads of the role follow. */
  readonly passThrough: number;
  /** Share of the heads that exposure to AI saves in the end, in the middle; null: not looked at. Drawn from 0 to twice this. */
  readonly saved: number | null;
}

export interface DemandShape {
  readonly quarters: number;
  readonly draws: number;
  readonly seed: string;
}

/** Whether each draw has the use case go live. By its id alone: the same in every role, site and set of drivers. */
function comesTrue({ id, probability }: DemandEvent, { draws, seed }: DemandShape): Uint8Array {
  const stream = randomStream(`${seed}/event ${id}`);
  return Uint8Array.from({ length: draws }, () => (stream.nextUniform() < probability ? 1 : 0));
}

/**
 * Heads needed of one role at one site: draws × (quarters + 1), row-major. Today's heads, moved by the mean of the trends and
 * by what exposure saves, and the heads of use cases that come true. Every draw takes the same random numbers whatever parts
 * there are: two answers differ by the parts alone. O(draws · (quarters + events)).
 */
export function roleDemand(parts: DemandParts, shape: DemandShape): Float64Array {
  const { heads, events, trends, passThrough, saved } = parts;
  const { quarters, draws, seed } = shape;
  const width = quarters + 1;
  const demand = new Float64Array(draws * width);
  const effect = randomStream(`${seed}/exposure`);
  for (let draw = 0; draw < draws; draw += 1) {
    const share = 2 * effect.nextUniform() * (saved ?? 0);
    for (let quarter = 0; quarter < width; quarter += 1) {
      const at = draw * width + quarter;
      let change = 0;
      for (const trend of trends) change += (trend[at] ?? 0) / trends.length;
      const left = 1 - share * Math.min(1, quarter / QUARTERS_TO_FULL_EFFECT);
      demand[at] = heads * Math.max(0, 1 + passThrough * change) * Math.max(0, left);
    }
  }
  for (const event of events) {
    if (event.quarter > quarters) continue;
    const isLive = comesTrue(event, shape);
    for (let draw = 0; draw < draws; draw += 1)
      for (let quarter = event.quarter; quarter < width && isLive[draw] === 1; quarter += 1)
        demand[draw * width + quarter] = (demand[draw * width + quarter] ?? 0) + event.heads;
  }
  return demand;
}
