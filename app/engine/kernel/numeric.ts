/** `value` held inside [low, high]. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** 1 / (1 + e^-x) without overflow at either end. Example: sigmoid(0) = 0.5. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/**
 * Sum with Neumaier's compensation: the error does not grow with the number of terms, so that a total does not depend
 * visibly on the order of its parts. O(n). Source: A. Neumaier, ZAMM 54 (1974), 39-51. Example: [1, 1e100, 1, -1e100] → 2.
 */
export function compensatedSum(values: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
