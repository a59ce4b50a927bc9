import { daysBetween, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { DIMENSIONS, INDICATORS, type Dimension, type IndicatorSpec } from "./indicators.ts";

/** A value somebody entered with evidence, or the product computed. */
export interface IndicatorReading {
  readonly indicatorId: string;
  readonly value: number;
  readonly observedOn: PlainDate;
  readonly ownerName: string | null;
  readonly evidence: string | null;
}

/** `unknown`: nobody has looked, or it is so long ago that it no longer says anything. */
export type Mark = "good" | "fair" | "low" | "unknown";

export interface IndicatorScore {
  readonly spec: IndicatorSpec;
  readonly reading: IndicatorReading | null;
  /** Older than `STALE_DAYS`: still counts, and is said. */
  readonly isStale: boolean;
  /** 0…100; null: unknown. */
  readonly score: number | null;
  readonly mark: Mark;
}

export interface DimensionScore {
  readonly dimension: Dimension;
  readonly indicators: readonly IndicatorScore[];
  /** Weighted mean of the known scores, held under `LOW` when one of them is low; null: fewer than half of the weight known. */
  readonly score: number | null;
  readonly mark: Mark;
  /** The lowest known indicator that is not good: what to do next. */
  readonly next: IndicatorScore | null;
}

export interface Scorecard {
  readonly dimensions: readonly DimensionScore[];
  /** That of the lowest dimension: a low one is never averaged away. Null: a dimension is unknown and none is low. */
  readonly score: number | null;
  readonly mark: Mark;
  readonly lowest: Dimension | null;
}

/** From here on a score is good, below `LOW` it is low. */
const GOOD = 75;
export const LOW = 40;
/** A reading older than this is marked, older than `VOID_DAYS` it no longer counts. */
const STALE_DAYS = 180;
export const VOID_DAYS = 540;

/**
 * The readiness of a site to scale AI on `asOf`, from its newest readings (one per indicator at most; later ones than `asOf`
 * are the caller's to leave out). O(indicators).
 */
export function scoreSite(readings: readonly IndicatorReading[], asOf: PlainDate): Scorecard {
  const byId = new Map(readings.map((reading) => [reading.indicatorId, reading]));
  const dimensions = DIMENSIONS.map((dimension) =>
    scoreDimension(
      dimension,
      INDICATORS.filter((spec) => spec.dimension === dimension).map((spec) =>
        scoreIndicator(spec, byId.get(spec.id) ?? null, asOf),
      ),
    ),
  );
  const known = dimensions.filter(({ score }) => score !== null);
  const lowest = known.reduce<DimensionScore | null>(
    (least, entry) => (least === null || (entry.score ?? 0) < (least.score ?? 0) ? entry : least),
    null,
  );
  const isDecided = known.length === dimensions.length || (lowest !== null && markOf(lowest.score) === "low");
  const score = isDecided ? (lowest?.score ?? null) : null;
  return { dimensions, score, mark: markOf(score), lowest: lowest?.dimension ?? null };
}

function scoreIndicator(spec: IndicatorSpec, reading: IndicatorReading | null, asOf: PlainDate): IndicatorScore {
  const age = reading === null ? 0 : daysBetween(reading.observedOn, asOf);
  if (reading === null || age > VOID_DAYS)
    return { spec, reading, isStale: reading !== null, score: null, mark: "unknown" };
  const share = (reading.value - spec.bad) / (spec.good - spec.bad);
  const score = Math.round(100 * Math.min(1, Math.max(0, share)));
  return { spec, reading, isStale: age > STALE_DAYS, score, mark: markOf(score) };
}

function scoreDimension(dimension: Dimension, indicators: readonly IndicatorScore[]): DimensionScore {
  const known = indicators.flatMap(({ spec, score }) => (score === null ? [] : [{ weight: spec.weight, score }]));
  const weight = known.reduce((sum, entry) => sum + entry.weight, 0);
  const whole = indicators.reduce((sum, { spec }) => sum + spec.weight, 0);
  const hasLow = indicators.some(({ mark }) => mark === "low");
  const mean = weight === 0 ? 0 : known.reduce((sum, entry) => sum + entry.weight * entry.score, 0) / weight;
  const isKnown = weight * 2 >= whole || hasLow;
  const score = isKnown ? Math.round(hasLow ? Math.min(mean, LOW - 1) : mean) : null;
  const open = indicators.filter(({ mark }) => mark === "low" || mark === "fair");
  const next = open.reduce<IndicatorScore | null>(
    (least, entry) => (least === null || (entry.score ?? 0) < (least.score ?? 0) ? entry : least),
    null,
  );
  return { dimension, indicators, score, mark: markOf(score), next };
}

/** The word behind a score. */
function markOf(score: number | null): Mark {
  if (score === null) return "unknown";
  if (score >= GOOD) return "good";
  return score < LOW ? "low" : "fair";
}
