import type { ItemId } from "#app/engine/kernel/ids.ts";
import type { Logit } from "#app/engine/kernel/units.ts";
import type { Answer, AnswerKey, AnswerProblem, Confidence } from "./answer-key.ts";
import type { ContentShares } from "./content-balance.ts";
import type { ItemPool } from "./item-pool.ts";
import type { SelectionCriterion } from "./item-value.ts";
import type { StopReason, StoppingPolicy } from "./stopping-rule.ts";

/** What one check measures and by which rules; made when it starts, the same for all its events. */
export interface CheckPlan {
  readonly pool: ItemPool;
  /** Key of every item of the pool that may be given. */
  readonly keys: ReadonlyMap<ItemId, AnswerKey>;
  /** Belief about the skill before the check, in logits. */
  readonly mean: Logit;
  readonly sd: Logit;
  /** Cut of the level that is asked about; null: the check is for precision only. */
  readonly cut: Logit | null;
  readonly criterion: SelectionCriterion;
  readonly content: ContentShares | null;
  /** 1 = may not be given as a scored item; length of the pool (excludedItems, cappedItems). */
  readonly excluded: Uint8Array;
  readonly prices: Float64Array | null;
  readonly stopping: StoppingPolicy;
  /** Pilot items (positions in the pool) and the places in the check, from 1 on, at which one is put. Never scored. */
  readonly pilots: { readonly items: readonly number[]; readonly places: readonly number[] };
  /** How many items are handed out beyond the current one, for a device that loses its connection. */
  readonly ahead: number;
  /** 1 = may be answered without a connection; length of the pool. A scenario may not: its later news tells too much. */
  readonly portable: Uint8Array;
}

/** One answer that was accepted. */
export interface GivenAnswer {
  readonly itemId: ItemId;
  readonly answer: Answer;
  readonly confidence: Confidence;
  /** Score category by the item's key. */
  readonly score: number;
  /** False for a pilot item: recorded, never part of the estimate. */
  readonly scored: boolean;
  /** Working time of the check when the answer came, in milliseconds, pauses left out. */
  readonly workedMs: number;
}

/** Why a check ended; `left`: the person ended it. */
export type FinishReason = StopReason | "left";

/**
 * A check in progress: plain data that can be stored as JSON. The posterior is not part of it: it follows from the plan and
 * the answers (`sessionPosterior`).
 */
export interface SessionState {
  readonly status: "not-started" | "running" | "paused" | "finished";
  readonly answers: readonly GivenAnswer[];
  /** The item on the screen; null before the start and after the end. */
  readonly current: ItemId | null;
  /** Items handed out after the current one: they may be answered in its place when nothing else could be fetched. */
  readonly ahead: readonly ItemId[];
  readonly workedMs: number;
  /** Instant of the last event, in milliseconds of the caller's clock. */
  readonly lastAtMs: number;
  readonly finishedBecause: FinishReason | null;
}

export const NEW_SESSION: SessionState = {
  status: "not-started",
  answers: [],
  current: null,
  ahead: [],
  workedMs: 0,
  lastAtMs: Number.MIN_SAFE_INTEGER,
  finishedBecause: null,
};

/** What happens to a check. `atMs` comes from the server's clock; `sequence` counts answers from 0. */
export type SessionEvent =
  | { readonly kind: "start"; readonly atMs: number }
  | {
      readonly kind: "answer";
      readonly atMs: number;
      readonly sequence: number;
      readonly itemId: ItemId;
      readonly answer: Answer;
      readonly confidence: Confidence;
      /** True when the next answer of the same delivery follows: the check is neither ended nor moved on before it. */
      readonly more?: boolean;
    }
  | { readonly kind: "pause"; readonly atMs: number }
  | { readonly kind: "resume"; readonly atMs: number }
  | { readonly kind: "finish"; readonly atMs: number };

/** Why an event is refused; the state stays as it was. */
export type SessionRefusal =
  | { readonly kind: "already-started" }
  | { readonly kind: "not-started" }
  | { readonly kind: "paused" }
  | { readonly kind: "not-paused" }
  | { readonly kind: "finished" }
  | { readonly kind: "clock-went-back" }
  | { readonly kind: "not-the-current-item" }
  | { readonly kind: "out-of-sequence"; readonly expected: number }
  | { readonly kind: "answered-differently"; readonly sequence: number }
  | { readonly kind: "answer-not-accepted"; readonly problem: AnswerProblem };
