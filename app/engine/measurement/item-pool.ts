import type { ItemId } from "#app/engine/kernel/ids.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { itemInformation, rightOrWrongInformation } from "./information.ts";
import type { ItemParameters, ItemStatus } from "./item.ts";
import { maximumScore } from "./item.ts";

/** What a pool keeps of an item. */
export interface PoolItem {
  readonly id: ItemId;
  readonly status: ItemStatus;
  readonly contentArea: string;
  readonly safetyCritical: boolean;
  readonly parameters: ItemParameters;
}

/** Lowest theta of the information table and its step, in logits. */
const TABLE_LOW = -8;
const TABLE_STEP = 0.25;
const TABLE_NODES = 65;

/**
 * The items of one check laid out for selection; everything is indexed by position. Made once per version of an item bank
 * and shared by all its checks. Memory: about 0.6 kB per item.
 */
export interface ItemPool {
  readonly items: readonly PoolItem[];
  readonly indexOf: ReadonlyMap<ItemId, number>;
  /** Content areas by number, and the number of each item's area. */
  readonly areas: readonly string[];
  readonly areaOf: Int32Array;
  readonly discrimination: Float64Array;
  readonly difficulty: Float64Array;
  readonly guessing: Float64Array;
  readonly slipping: Float64Array;
  /** No answer to the item tells more than this, at any theta: a²/4, a²/3 with score categories. */
  readonly ceiling: Float64Array;
  /** Positions by falling ceiling. */
  readonly byCeiling: Int32Array;
  /** Information at theta = tableLow + node·tableStep, node-major: [node · size + item]. */
  readonly informationTable: Float64Array;
  readonly tableLow: number;
  readonly tableStep: number;
  readonly tableNodes: number;
}

/** Lays out `items` (ids distinct). O(items × 65). */
export function createItemPool(items: readonly PoolItem[]): ItemPool {
  const indexOf = new Map(items.map((item, index) => [item.id, index]));
  invariant(indexOf.size === items.length, "an item is in a pool once");
  const areas = [...new Set(items.map((item) => item.contentArea))].sort();
  const areaNumber = new Map(areas.map((area, index) => [area, index]));
  const size = items.length;
  const informationTable = new Float64Array(TABLE_NODES * size);
  for (let node = 0; node < TABLE_NODES; node += 1) {
    const theta = TABLE_LOW + node * TABLE_STEP;
    items.forEach((item, index) => {
      informationTable[node * size + index] = itemInformation(item.parameters, theta);
    });
  }
  const column = (read: (parameters: ItemParameters) => number): Float64Array =>
    Float64Array.from(items, (item) => read(item.parameters));
  // An answer in categories is a coarser view of a logistic variable, whose information about its place is a²/3.
  const ceiling = Float64Array.from(items, ({ parameters }) => {
    return (parameters.discrimination * parameters.discrimination) / (maximumScore(parameters) > 1 ? 3 : 4);
  });
  const byCeiling = Int32Array.from(items.keys()).sort((i, j) => (ceiling[j] ?? 0) - (ceiling[i] ?? 0) || i - j);
  return {
    items,
    indexOf,
    areas,
    areaOf: Int32Array.from(items, (item) => areaNumber.get(item.contentArea) ?? 0),
    discrimination: column((parameters) => parameters.discrimination),
    difficulty: column((parameters) => parameters.difficulty),
    guessing: column((parameters) => parameters.guessing),
    slipping: column((parameters) => parameters.slipping),
    ceiling,
    byCeiling,
    informationTable,
    tableLow: TABLE_LOW,
    tableStep: TABLE_STEP,
    tableNodes: TABLE_NODES,
  };
}

/** Information of the item at position `i` at `theta`; exact. */
export function informationOf(pool: ItemPool, i: number, theta: number): number {
  const item = pool.items[i];
  if (item !== undefined && maximumScore(item.parameters) > 1) return itemInformation(item.parameters, theta);
  const { discrimination, difficulty, guessing, slipping } = pool;
  return rightOrWrongInformation(discrimination[i] ?? 0, difficulty[i] ?? 0, guessing[i] ?? 0, slipping[i] ?? 0, theta);
}
