import type { Answer, AnswerKey } from "#app/engine/measurement/answer-key.ts";

/** An item as the analysis needs it. */
export interface AnalysedItem {
  readonly id: string;
  readonly key: AnswerKey;
  readonly expectedSeconds: number;
  /** The writer's parameters, in logits. */
  readonly expert: { readonly difficulty: number; readonly guessing: number; readonly steps: readonly number[] };
}

/** A person's first answer to an item. */
export interface AnalysedAnswer {
  readonly itemId: string;
  readonly personId: string;
  readonly answer: Answer;
  readonly score: number;
  readonly workedMs: number;
  readonly site: string | null;
  readonly shift: string | null;
}
