import type { DeploymentPost } from "#app/engine/workforce/deployment-question.ts";

/** Whole heads in proportion to weights, by largest remainder; they sum to `heads`. */
function spread(heads: number, weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (total === 0 ? heads / weights.length : (heads * weight) / total));
  const given = exact.map(Math.floor);
  const order = [...exact.keys()].sort(
    (left, right) => ((exact[right] ?? 0) % 1) - ((exact[left] ?? 0) % 1) || left - right,
  );
  let left = heads - given.reduce((sum, own) => sum + own, 0);
  for (const at of order) {
    if (left <= 0) break;
    given[at] = (given[at] ?? 0) + 1;
    left -= 1;
  }
  return given;
}

/** The heads of every role over the stations whose work changes, in proportion to their crews. */
export function postsOf(
  demands: readonly { readonly heads: number }[],
  stations: readonly { readonly at: number; readonly crew: number }[],
): readonly DeploymentPost[] {
  const weights = stations.map(({ crew }) => crew);
  return demands.flatMap(({ heads }, role) =>
    spread(heads, weights).flatMap((own, at) => {
      const station = stations[at];
      return own === 0 || station === undefined ? [] : [{ station: station.at, role, heads: own }];
    }),
  );
}
