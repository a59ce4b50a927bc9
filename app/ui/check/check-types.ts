import type { QuestionView } from "#app/catalog/items/question-view.ts";
import type { Answer, Confidence } from "#app/engine/measurement/answer-key.ts";

// What the server sends of a check (services/checks/check-view.ts), as far as the page draws it.

export interface ShownQuestion {
  readonly itemId: string;
  readonly question: QuestionView;
  readonly decision: { readonly number: number; readonly of: number } | null;
  readonly earlier: readonly { readonly question: QuestionView; readonly answer: Answer }[];
}

export interface RunningCheck {
  readonly id: string;
  readonly skill: { readonly id: string; readonly name: string };
  readonly status: "running" | "paused";
  readonly answered: number;
  readonly upTo: number;
  readonly minutesLeft: number | null;
  readonly extraTimePercent: number;
  readonly questions: readonly ShownQuestion[];
}

/** One answer on its way to the server. */
export interface QueuedAnswer {
  readonly sequence: number;
  readonly itemId: string;
  readonly decision: number;
  readonly answer: Answer;
  readonly confidence: Confidence;
  readonly queued: boolean;
}

export interface Refusal {
  readonly kind: string;
  readonly problem?: { readonly kind: string };
}

export interface DeliveryReceipt {
  readonly refused: readonly (Refusal | null)[];
  readonly check: RunningCheck | null;
}
