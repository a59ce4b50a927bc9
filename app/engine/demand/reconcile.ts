import { invertPositiveDefinite } from "#app/engine/kernel/linear.ts";
import type { Forecast } from "./forecast-series.ts";

/** A sum of leaf series with a forecast of its own: a site, a role over all sites, the whole company. */
export interface SumOfSeries {
  /** Positions of the leaf series that it sums, each once. */
  readonly members: readonly number[];
  readonly forecast: Forecast;
}

export interface CoherentForecasts {
  readonly leaves: readonly Forecast[];
  /** In the order given; each centre is the sum of its members' centres, in the order of `members`. */
  readonly sums: readonly Forecast[];
}

/** Share of the largest variance below which a forecast counts as certain; keeps the equations solvable. */
const LEAST_VARIANCE = 1e-9;

/** Variance of the one-step forecast, up to a factor that all forecasts share: square of the half width of the 80 % band. */
function variance({ centre, bands }: Forecast): number {
  const half = (bands.find(({ level }) => level === 0.8)?.high[0] ?? 0) - (centre[0] ?? 0);
  return half * half;
}

/** The inverse of SᵀW⁻¹S, leaves × leaves, row-major. */
function normalInverse(
  weights: readonly number[],
  sums: readonly SumOfSeries[],
  sumWeights: readonly number[],
): Float64Array {
  const size = weights.length;
  const matrix = new Float64Array(size * size);
  for (const [leaf, weight] of weights.entries()) matrix[leaf * size + leaf] = weight;
  for (const [at, { members }] of sums.entries())
    for (const row of members)
      for (const column of members)
        matrix[row * size + column] = (matrix[row * size + column] ?? 0) + (sumWeights[at] ?? 0);
  return invertPositiveDefinite(matrix, size);
}

/** Moves a forecast to a new centre. Its bands keep their proportion to the centre; around a zero they keep their width. */
function moved(forecast: Forecast, centre: Float64Array): Forecast {
  const move = (edge: Float64Array): Float64Array =>
    edge.map((value, step) => {
      const [from, to] = [forecast.centre[step] ?? 0, centre[step] ?? 0];
      return from > 0 && to > 0 ? value * (to / from) : Math.max(0, value - from + to);
    });
  const bands = forecast.bands.map(({ level, low, high }) => ({ level, low: move(low), high: move(high) }));
  return { ...forecast, centre, bands };
}

/**
 * Makes forecasts of leaf series and of their sums agree: weighted least squares with each forecast's own one-step variance
 * as its weight (Wickramasuriya, Athanasopoulos and Hyndman, JASA 114 (2019), section 2.4, diagonal W), so that the forecast
 * with the smaller errors moves less; leaves below zero are set to zero. A full error covariance is not estimated: the few
 * errors of young series would make it noise. All forecasts have the same length. O(leaves³), once for all horizons.
 */
export function reconcile(leaves: readonly Forecast[], sums: readonly SumOfSeries[]): CoherentForecasts {
  const horizon = leaves[0]?.centre.length ?? 0;
  // Weights relative to the largest variance keep the matrix near 1 whatever the unit of the series is.
  const variances = [...leaves, ...sums.map(({ forecast }) => forecast)].map(variance);
  const largest = Math.max(...variances);
  const weights = variances.map((value) => largest / Math.max(value, LEAST_VARIANCE * largest));
  const [leafWeights, sumWeights] = [weights.slice(0, leaves.length), weights.slice(leaves.length)];
  const inverse = normalInverse(leafWeights, sums, sumWeights);
  const centres = leaves.map(() => new Float64Array(horizon));
  for (let step = 0; step < horizon; step += 1) {
    const right = leaves.map(({ centre }, leaf) => (leafWeights[leaf] ?? 0) * (centre[step] ?? 0));
    for (const [at, { members, forecast }] of sums.entries())
      for (const leaf of members)
        right[leaf] = (right[leaf] ?? 0) + (sumWeights[at] ?? 0) * (forecast.centre[step] ?? 0);
    for (const [leaf, centre] of centres.entries()) {
      let value = 0;
      for (const [other, part] of right.entries()) value += (inverse[leaf * leaves.length + other] ?? 0) * part;
      centre[step] = Math.max(0, value);
    }
  }
  const summed = (members: readonly number[]): Float64Array =>
    Float64Array.from({ length: horizon }, (_, step) =>
      members.reduce((total, leaf) => total + (centres[leaf]?.[step] ?? 0), 0),
    );
  return {
    leaves: leaves.map((forecast, leaf) => moved(forecast, centres[leaf] ?? forecast.centre)),
    sums: sums.map(({ members, forecast }) => moved(forecast, summed(members))),
  };
}
