/** What is known of one skill, as it is drawn: never an estimate without its interval, never unknown as zero. */
export type Reading =
  | {
      readonly kind: "measured";
      /** 0…5, fractions allowed. */
      readonly level: number;
      /** The 80 % interval, 0…5. */
      readonly low: number;
      readonly high: number;
      /** Too little is known to act on it: the band is hatched. */
      readonly uncertain?: boolean;
      /** Everything that measured it has run out: drawn hollow, with the corner mark. */
      readonly expired?: boolean;
    }
  | { readonly kind: "not-measured" };

/** Step 1…5 of the readiness scale for a level 0…5. */
export function scaleStep(level: number): 1 | 2 | 3 | 4 | 5 {
  if (level < 1) return 1;
  if (level < 2) return 2;
  if (level < 3) return 3;
  return level < 4 ? 4 : 5;
}

/** Step 1…5 of the readiness scale for a chance 0…1. */
export function chanceStep(probability: number): 1 | 2 | 3 | 4 | 5 {
  return scaleStep(probability * 5);
}
