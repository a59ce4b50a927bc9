/** What the predictor may use. Each part can be left out, to measure what it is worth. */
export interface PredictionSettings {
  /** The person state fades with time, or with answers in between where only the order is known. */
  readonly forgetting: boolean;
  /** Recent-answer averages and streaks in the logistic layer. */
  readonly recency: boolean;
  /** Skills are correlated, as learnt from the training people; otherwise every skill stands alone. */
  readonly covariance: boolean;
}

export const FULL_PREDICTION: PredictionSettings = { forgetting: true, recency: true, covariance: true };

/** Prior variance of a skill before the training people are seen, logits²: shared by all skills, and its own. */
export const STARTING_VARIANCE = { global: 0.7, own: 0.5 } as const;

/** After how much time 90 % of what was measured is left: days, or answers in between where only the order is known. */
export const PREDICTION_STABILITY = { days: 500, answers: 1500 } as const;

/** Times the training people are walked through to settle item difficulties and the prior. */
export const STATE_PASSES = 4;

/** Groups of people for cross-fitting: the layer only ever sees states from items fitted on other people. */
export const FOLDS = 5;

/** Ridge penalties of the logistic layer, on the common weights and on the weights of single skills. */
export const RIDGE = { common: 1, skill: 20 } as const;
