import type { QuestionView, QuestionViewOf } from "#app/catalog/items/question-view.ts";
import type { Answer } from "#app/engine/measurement/answer-key.ts";

/** Where the picture of a question is found: its file as written in the content → address. */
export type FigureUrl = (file: string) => string;

export interface QuestionInputProps<View extends QuestionView = QuestionView> {
  readonly question: View;
  /** Null: nothing answered yet. */
  readonly value: Answer | null;
  readonly onChange: (answer: Answer) => void;
  /** Of the form fields; `answerFromForm` reads them back. */
  readonly name: string;
  readonly disabled?: boolean;
  readonly figureUrl: FigureUrl;
}

export type InputPropsOf<Type extends QuestionView["type"]> = QuestionInputProps<QuestionViewOf<Type>>;

/** One line to press: large enough for a glove, marked when chosen. */
export const CHOICE_ROW =
  "flex min-h-(--touch) cursor-pointer items-start gap-3 rounded-control border border-line bg-surface px-3 py-2.5 text-16 " +
  "hover:bg-canvas has-checked:border-accent has-checked:bg-accent-soft has-disabled:cursor-not-allowed";
