import { invariant } from "#app/engine/kernel/invariant.ts";
import { normalQuantile } from "#app/engine/kernel/distributions.ts";

/**
 * Upper quantile of Student's t: the x ≥ 0 with P(T ≤ x) = p. `p` in (0.5, 1), `freedom` ≥ 2, need not be whole. Relative
 * error below 2e-3 at two degrees and below 1e-5 from five on, ample for the width of a band. Source: G. W. Hill,
 * Algorithm 396, Communications of the ACM 13 (1970), 619-620. Example: studentQuantile(0.975, 10) = 2.228.
 */
export function studentQuantile(p: number, freedom: number): number {
  invariant(p > 0.5 && p < 1 && freedom >= 2, `no quantile for ${String(p)} with ${String(freedom)} degrees`);
  const tails = 2 * (1 - p);
  if (freedom === 2) return Math.sqrt(2 / (tails * (2 - tails)) - 2);
  const a = 1 / (freedom - 0.5);
  const b = 48 / (a * a);
  let c = (((20_700 * a) / b - 98) * a - 16) * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * freedom;
  let y = (d * tails) ** (2 / freedom);
  if (y <= 0.05 + a) {
    y =
      ((1 / (((freedom + 6) / (freedom * y) - 0.089 * d - 0.822) * (freedom + 2) * 3) + 0.5 / (freedom + 4)) * y - 1) *
        ((freedom + 1) / (freedom + 2)) +
      1 / y;
    return Math.sqrt(freedom * y);
  }
  const x = normalQuantile(tails / 2);
  y = x * x;
  if (freedom < 5) c += 0.3 * (freedom - 4.5) * (x + 0.6);
  c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
  y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
  return Math.sqrt(freedom * Math.expm1(a * y * y));
}
