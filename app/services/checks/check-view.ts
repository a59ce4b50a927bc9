import type { QuestionView } from "#app/catalog/items/question-view.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { Answer, AnswerProblem, Confidence } from "#app/engine/measurement/answer-key.ts";
import type { FinishReason } from "#app/engine/measurement/assessment-state.ts";

// What a browser gets to see of a check: no key, no feedback, no score before the check is over.

/** A question that may be answered now. Of a scenario: the decision that is due, with what happened before it. */
export interface QuestionOnScreen {
  readonly itemId: string;
  readonly question: QuestionView;
  /** Which decision of how many, from 1; null where the item is one question. */
  readonly decision: { readonly number: number; readonly of: number } | null;
  /** Earlier decisions of the same scenario as they were put, with the person's own answer; no going back. */
  readonly earlier: readonly { readonly question: QuestionView; readonly answer: Answer }[];
}

/** A check in progress. */
export interface CheckInProgress {
  readonly id: string;
  readonly skill: { readonly id: string; readonly name: string };
  readonly status: "running" | "paused";
  /** Answers accepted so far; the next one has this sequence number. */
  readonly answered: number;
  /** Items at most. */
  readonly upTo: number;
  /** Whole minutes of working time left, at least 0; null: no limit. */
  readonly minutesLeft: number | null;
  readonly extraTimePercent: number;
  /** The question on the screen, then those that may be answered in turn while there is no connection. None while paused. */
  readonly questions: readonly QuestionOnScreen[];
}

/** One answer on its way: `sequence` from 0, `decision` from 0 inside a scenario. */
export interface SentAnswer {
  readonly sequence: number;
  readonly itemId: string;
  readonly decision: number;
  readonly answer: Answer;
  readonly confidence: Confidence;
  /** Given while there was no connection. */
  readonly queued: boolean;
}

/** Why one answer was not taken. Nothing that was saved before is touched. */
export type RefusedAnswer =
  | { readonly kind: "not-this-question" }
  | { readonly kind: "answered-differently" }
  | { readonly kind: "out-of-order"; readonly expected: number }
  | { readonly kind: "check-over" }
  | { readonly kind: "check-paused" }
  | { readonly kind: "clock-went-back" }
  | { readonly kind: "answer-not-accepted"; readonly problem: AnswerProblem };

/** What became of a delivery of answers. */
export interface Delivery {
  /** For each answer sent, in order: null when it is saved (now or before). */
  readonly refused: readonly (RefusedAnswer | null)[];
  /** Null once the check is over: its result is ready. */
  readonly check: CheckInProgress | null;
}

/** What a person reads before a check. */
export interface CheckStart {
  readonly skill: {
    readonly id: string;
    readonly name: string;
    readonly definition: string;
    readonly safetyCritical: boolean;
  };
  readonly role: { readonly id: string; readonly name: string; readonly required: number } | null;
  readonly upTo: number;
  /** Working minutes allowed with the person's extra time; typical: about how long it takes. */
  readonly minutes: number;
  readonly typicalMinutes: number;
  readonly extraTimePercent: number;
  /** Unscored questions on trial that may be among them. */
  readonly pilots: number;
  /** An open check of this skill to go on with. */
  readonly open: { readonly id: string; readonly answered: number } | null;
  /** First day on which it may be taken again; null: today. */
  readonly retakeOn: PlainDate | null;
  /** Set where no check can be given and why. */
  readonly unavailable: "no-questions" | "too-few-new-questions" | null;
  readonly earlier: readonly { readonly id: string; readonly finishedOn: PlainDate; readonly level: number }[];
}

/** One skill before and after. Levels 0…5, probabilities 0…1. */
export interface EffectView {
  readonly before: {
    readonly level: number;
    readonly low: number;
    readonly high: number;
    readonly chance: number | null;
  } | null;
  readonly after: {
    readonly level: number;
    readonly low: number;
    readonly high: number;
    readonly chance: number | null;
  };
}

/** An answer as it is shown once the check is over: what was asked, what was answered, why that was not right. Never the key. */
export interface AnswerReview {
  readonly evidenceId: string | null;
  readonly sequence: number;
  readonly title: string;
  readonly objective: string;
  readonly level: number;
  readonly area: string;
  readonly confidence: Confidence;
  readonly outcome: "right" | "partly" | "wrong" | "not-scored";
  readonly safetyCritical: boolean;
  /** Why the chosen answer is not the best one. */
  readonly why: readonly string[];
  readonly disputed: boolean;
}

export interface CheckResult {
  readonly id: string;
  readonly skill: { readonly id: string; readonly name: string; readonly safetyCritical: boolean };
  readonly role: { readonly id: string; readonly name: string; readonly required: number } | null;
  readonly finishedOn: PlainDate;
  readonly reason: FinishReason;
  readonly minutesWorked: number;
  readonly effect: EffectView;
  /** Chance of being ready for the whole role, before and after; null without a role. */
  readonly roleEffect: { readonly before: number | null; readonly after: number | null } | null;
  readonly retakeOn: PlainDate;
  /** Parts of the skill with the share of points reached; `measured` false: no question of this part was asked. */
  readonly areas: readonly {
    readonly area: string;
    readonly asked: number;
    readonly share: number;
    readonly measured: boolean;
  }[];
  readonly scored: number;
  readonly notScored: number;
  readonly confidentlyWrong: readonly AnswerReview[];
  readonly knownGaps: readonly AnswerReview[];
  readonly safetyMissed: readonly AnswerReview[];
  readonly answers: readonly AnswerReview[];
  /** Level from which a missed safety question blocks readiness; null: none. */
  readonly blockedFrom: number | null;
  /** Of a refresh: whether it confirmed what is held, and until when that is valid; null: it was a check. */
  readonly refresh: {
    readonly level: number;
    readonly passed: boolean;
    /** Parts of the skill that go back to the path. */
    readonly missedAreas: readonly string[];
    /** After the refresh and before it; null: no end. */
    readonly validUntil: PlainDate | null;
    readonly validBefore: PlainDate | null;
  } | null;
}
