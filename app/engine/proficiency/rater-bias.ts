import { cholesky, solveLower } from "#app/engine/kernel/linear.ts";
import type { Logit } from "#app/engine/kernel/units.ts";
import { sourceParameters, type RaterSource } from "./rater-source.ts";
import type { ReplayedBelief } from "./replay.ts";

/** A replay split into what the rater biases explain and what is left when they are known. */
export interface BiasSplit {
  readonly skills: number;
  readonly biases: number;
  /**
   * skills × biases, row-major: how each skill's mean moves per standard normal draw of the (whitened) biases.
   * Covariance of the skills = loadings·loadingsᵀ + covariance given the biases.
   */
  readonly loadings: Float64Array;
}

/** Loadings C·L⁻ᵀ with the bias covariance B = L·Lᵀ and the cross covariance C. O(skills · biases²). */
export function splitBiases(replayed: ReplayedBelief): BiasSplit {
  const [skills, biases] = [replayed.means.length, replayed.sources.length];
  const side = skills + biases;
  const block = new Float64Array(biases * biases);
  for (let i = 0; i < biases; i += 1) {
    for (let j = 0; j < biases; j += 1)
      block[i * biases + j] = replayed.covariance[(skills + i) * side + skills + j] ?? 0;
  }
  const factor = cholesky(block, biases);
  const loadings = new Float64Array(skills * biases);
  for (let skill = 0; skill < skills; skill += 1) {
    const cross = replayed.covariance.subarray(skill * side + skills, (skill + 1) * side);
    loadings.set(solveLower(factor, biases, cross), skill * biases);
  }
  return { skills, biases, loadings };
}

/** Per skill, the sd of its mean that is owed to not knowing the rater biases, in logits. */
export function biasSpread({ skills, biases, loadings }: BiasSplit): Float64Array {
  return Float64Array.from({ length: skills }, (_, skill) => {
    let sum = 0;
    for (const loading of loadings.subarray(skill * biases, (skill + 1) * biases)) sum += loading * loading;
    return Math.sqrt(sum);
  });
}

/** How high a source rates this person against the rest of the ledger, in levels: above 0 it rates too high. */
export interface RaterOffset {
  readonly source: RaterSource;
  readonly offset: Logit;
  readonly sd: Logit;
  /** The sd before any comparison: an offset whose sd is near it has not been learned. */
  readonly priorSd: Logit;
}

/** Fewer ratings than this say too little about a rater to be shown. */
const FEWEST_RATINGS_FOR_OFFSET = 10;

/** Offsets of the sources with at least `fewest` ratings of this person. */
export function raterOffsets(replayed: ReplayedBelief, fewest = FEWEST_RATINGS_FOR_OFFSET): readonly RaterOffset[] {
  const skills = replayed.means.length;
  const side = skills + replayed.sources.length;
  return replayed.sources.flatMap((source, position) => {
    if (source.ratings < fewest) return [];
    const at = skills + position;
    return [
      {
        source,
        offset: replayed.posteriorMeans[at] ?? 0,
        sd: Math.sqrt(replayed.covariance[at * side + at] ?? 0),
        priorSd: sourceParameters(source).biasSd,
      },
    ];
  });
}
