/** A chance, 0…1. */
export type Probability = number;

/** A place or a distance on the proficiency scale, in logits. One level is one logit wide (LEVEL_CUTS). */
export type Logit = number;
