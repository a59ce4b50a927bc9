/** Which skills each item asks for, as one flat list. */
export interface ItemSkills {
  readonly skills: number;
  readonly items: number;
  /** Length items + 1: where the skills of an item begin in `indices`. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  /** Per item, the number of its set of skills: items with equal sets share it. */
  readonly patterns: Int32Array;
  readonly patternCount: number;
}

/** Answers of many people, person after person, each in the order they were given. */
export interface ResponseLog {
  /** Length people + 1: where the rows of a person begin. */
  readonly starts: Int32Array;
  readonly items: Int32Array;
  /** 0 or 1. */
  readonly correct: Uint8Array;
  /** When, in days from any origin; null where only the order is known. */
  readonly days: Float64Array | null;
}

/** Index form of lists of skills per item; a repeated skill counts once. O(total skills). */
export function createItemSkills(skills: number, lists: readonly (readonly number[])[]): ItemSkills {
  const starts = new Int32Array(lists.length + 1);
  const patterns = new Int32Array(lists.length);
  const known = new Map<string, number>();
  const indices: number[] = [];
  lists.forEach((list, item) => {
    const set = [...new Set(list)].sort((left, right) => left - right);
    const key = set.join(" ");
    const pattern = known.get(key) ?? known.size;
    known.set(key, pattern);
    patterns[item] = pattern;
    indices.push(...set);
    starts[item + 1] = indices.length;
  });
  const items = lists.length;
  return { skills, items, starts, indices: Int32Array.from(indices), patterns, patternCount: known.size };
}
