import { invariant } from "./invariant.ts";

const INVERSE_SQRT_TWO_PI = 0.398942280401432677939946059934;

/** Standard normal density at z. */
export function normalDensity(z: number): number {
  return INVERSE_SQRT_TWO_PI * Math.exp(-0.5 * z * z);
}

/** Value of the polynomial with these coefficients, highest power first (Horner). */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (const coefficient of coefficients) value = value * x + coefficient;
  return value;
}

// Coefficients of W. J. Cody, "Algorithm 715: SPECFUN", ACM TOMS 19 (1993), 22-30 (rational Chebyshev approximations of
// Math. Comp. 23 (1969), 631-637), as used for the normal distribution; highest power first.
const CENTRE_NUMERATOR = [
  0.065682337918207449113, 2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249,
];
const CENTRE_DENOMINATOR = [
  1, 47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956,
];
const SHOULDER_NUMERATOR = [
  1.0765576773720192317e-8, 0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
  2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218,
];
const SHOULDER_DENOMINATOR = [
  1, 22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091,
  34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
];
const TAIL_NUMERATOR = [
  0.02307344176494017303, 0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466,
  2.9112874951168792e-5,
];
const TAIL_DENOMINATOR = [
  1, 1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5,
];

const CENTRE_END = 0.67448975;
const SHOULDER_END = Math.sqrt(32);

/** P(Z > y) for y > CENTRE_END; e^(-y²/2) is split so that rounding y² costs no digits. */
function upperTail(y: number): number {
  const coarse = Math.trunc(y * 16) / 16;
  const fine = (y - coarse) * (y + coarse);
  const scale = Math.exp(-coarse * coarse * 0.5) * Math.exp(-fine * 0.5);
  if (y <= SHOULDER_END) return (scale * polynomial(SHOULDER_NUMERATOR, y)) / polynomial(SHOULDER_DENOMINATOR, y);
  const inverseSquare = 1 / (y * y);
  const correction =
    (inverseSquare * polynomial(TAIL_NUMERATOR, inverseSquare)) / polynomial(TAIL_DENOMINATOR, inverseSquare);
  return (scale * (INVERSE_SQRT_TWO_PI - correction)) / y;
}

/**
 * Standard normal distribution function P(Z ≤ z). Relative error below 1e-13 for z ≥ -37 (tested against published
 * values); 0 and 1 at the infinities. Example: normalCdf(1.959963984540054) = 0.975.
 */
export function normalCdf(z: number): number {
  const y = Math.abs(z);
  if (y <= CENTRE_END) {
    const square = z * z;
    return 0.5 + (z * polynomial(CENTRE_NUMERATOR, square)) / polynomial(CENTRE_DENOMINATOR, square);
  }
  if (y > 40) return z > 0 ? 1 : 0;
  return z > 0 ? 1 - upperTail(y) : upperTail(y);
}

// Coefficients of M. J. Wichura, "Algorithm AS 241", Applied Statistics 37 (1988), 477-484, routine PPND16.
const QUANTILE_CENTRE = [
  [
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
    1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
  ],
  [
    5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
    687.1870074920579083, 42.313330701600911252, 1,
  ],
] as const;
const QUANTILE_SHOULDER = [
  [
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
    3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
  ],
  [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
    0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
  ],
] as const;
const QUANTILE_TAIL = [
  [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
    0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
  ],
  [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
  ],
] as const;

/**
 * Quantile of the standard normal distribution: the z with normalCdf(z) = p. `p` in [0, 1]; the ends give the
 * infinities. Relative error about 1e-15. Example: normalQuantile(0.8) = 0.8416212335729143.
 */
export function normalQuantile(p: number): number {
  invariant(p >= 0 && p <= 1, `a probability lies in 0…1: ${String(p)}`);
  if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(QUANTILE_CENTRE[0], r)) / polynomial(QUANTILE_CENTRE[1], r);
  }
  const root = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const [numerator, denominator] = root <= 5 ? QUANTILE_SHOULDER : QUANTILE_TAIL;
  const r = root <= 5 ? root - 1.6 : root - 5;
  const value = polynomial(numerator, r) / polynomial(denominator, r);
  return q < 0 ? -value : value;
}
