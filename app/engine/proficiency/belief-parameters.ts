import type { Volatility } from "#app/engine/skills/skill.ts";
import type { LevelEvidenceKind } from "./evidence.ts";

/** Changes whenever the same ledger could give other numbers. Stored with every belief. */
export const MODEL_VERSION = "gauss-2";

/**
 * Where an employee about whom nothing is known stands on any skill, in logits: at the cut between "none" and "aware".
 * With the prior sd below, 5 % of such people would meet level 3 (cut 0): industrial AI skills are rare by default.
 */
export const POPULATION_MEAN = -2;

/**
 * The prior variance of a skill and what it is shared with, in logits². Each part is a positive semi-definite kernel with
 * this value on the diagonal, so the sum is one too; in total 1.59, a standard deviation of 1.26 levels.
 */
export const PRIOR_VARIANCE = {
  /** Shared by all skills: people differ in general ability and experience. */
  global: 0.49,
  /** Shared inside a cluster. */
  cluster: 0.25,
  /** Shared along prerequisite links, fading with distance. */
  graph: 0.36,
  /** The skill's own. */
  own: 0.49,
} as const;

/**
 * Weight of the graph Laplacian in the kernel (I + weight · L)^-1. At 3 a direct prerequisite link correlates the graph
 * part by roughly a half and a link at distance three by a tenth (A. Smola and R. Kondor, "Kernels and regularization on
 * graphs", COLT 2003, section 3, regularised Laplacian).
 */
export const GRAPH_SMOOTHING = 3;

/** What one kind of evidence is worth, in logits. One level is one logit. */
export interface SourceParameters {
  /** Spread of single entries around the source's own view of the person. */
  readonly noiseSd: number;
  /** What the source adds to the truth on average, before anything is known about it. */
  readonly biasMean: number;
  /** How uncertain that is. All entries of the source share it, so ten of them do not outweigh one good test. */
  readonly biasSd: number;
}

/**
 * Starting values, wide until there is evidence about the source itself. A self-rating errs by a level and more in either
 * direction, under-rating (56 %) being commoner than over-rating (32 %): a normal error with mean -0.3 and sd 1.1 puts
 * the larger part below. A certificate or a practical sign-off at the required level is just enough for an 80 % chance
 * together with the prior of the role; one manager rating at exactly the required level is not.
 */
export const SOURCE_PARAMETERS: Readonly<Record<Exclude<LevelEvidenceKind, "role-prior">, SourceParameters>> = {
  "self-rating": { noiseSd: 0.8, biasMean: -0.3, biasSd: 0.8 },
  "manager-rating": { noiseSd: 0.55, biasMean: 0, biasSd: 0.4 },
  "imported-record": { noiseSd: 0.8, biasMean: 0, biasSd: 0.4 },
  certificate: { noiseSd: 0.35, biasMean: 0, biasSd: 0.2 },
  "practical-signoff": { noiseSd: 0.3, biasMean: 0, biasSd: 0.15 },
  "lesson-check": { noiseSd: 0.6, biasMean: 0, biasSd: 0.3 },
};

/** No entry may claim to be sharper than this, in logits: levels are a human scale. */
export const SMALLEST_NOISE_SD = 0.15;

/** Days after which 90 % of what was measured is still known: the framework's default re-check intervals. */
export const STABILITY_DAYS: Readonly<Record<Volatility, number>> = { high: 365, medium: 730, low: 1095 };
