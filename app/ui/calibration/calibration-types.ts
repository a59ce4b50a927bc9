export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** One bar of the reliability diagram: predictions that lay close together, and what became of them. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
  readonly people: number;
  readonly predicted: number;
  readonly confirmed: number;
  readonly interval: Interval;
}

/** How well chances held. */
export interface CalibrationFigures {
  readonly pairs: number;
  readonly people: number;
  readonly predicted: number;
  readonly confirmed: number;
  readonly gap: number;
  readonly interval: Interval;
  readonly bins: readonly ReliabilityBin[];
  readonly error: number;
  readonly errorByChance: { readonly mean: number; readonly high: number };
  readonly coverage: readonly { readonly stated: number; readonly observed: number; readonly interval: Interval }[];
  readonly recalibration: {
    readonly intercept: number;
    readonly slope: number;
    readonly lossBefore: number;
    readonly lossAfter: number;
    readonly errorBefore: number;
    readonly errorAfter: number;
  } | null;
}

/** One skill or group; without figures it is withheld. */
export interface CalibrationRow {
  readonly id: string;
  readonly name: string;
  readonly figures: {
    readonly pairs: number;
    readonly people: number;
    readonly predicted: number;
    readonly confirmed: number;
    readonly gap: number;
    readonly interval: Interval;
    readonly verdict: "within" | "fails" | "too-few";
    readonly versusOthers: { readonly difference: number; readonly interval: Interval } | null;
  } | null;
}
