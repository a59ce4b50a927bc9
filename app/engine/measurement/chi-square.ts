/**
 * Upper tail of the chi-square distribution: P(X > x) with `degrees` (> 0) degrees of freedom. The regularised incomplete
 * gamma function Q(degrees/2, x/2), by its series below degrees/2 + 1 and by Lentz's continued fraction above. Relative error
 * about 1e-12. Source: Press et al., Numerical Recipes, 3rd ed., section 6.2. Example: chiSquareTail(3.841458820694124, 1) = 0.05.
 */
export function chiSquareTail(x: number, degrees: number): number {
  if (x <= 0) return 1;
  const shape = degrees / 2;
  const half = x / 2;
  const scale = Math.exp(shape * Math.log(half) - half - logGamma(shape));
  return half < shape + 1 ? 1 - scale * lowerSeries(shape, half) : scale * upperFraction(shape, half);
}

const PRECISION = 1e-15;
const MOST_TERMS = 1000;

function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * PRECISION; n += 1) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

function upperFraction(shape: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const a = -n * (n - shape);
    b += 2;
    const bottom = a * d + b;
    d = 1 / (Math.abs(bottom) < tiny ? tiny : bottom);
    const top = b + a / c;
    c = Math.abs(top) < tiny ? tiny : top;
    value *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return value;
}

// Lanczos approximation, g = 7, n = 9 (Godfrey's coefficients).
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** Logarithm of the gamma function for x ≥ 0.5. */
function logGamma(x: number): number {
  const shifted = x - 1;
  let sum: number = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; i += 1) sum += (LANCZOS[i] ?? 0) / (shifted + i);
  const t = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}
