/** A choice or a thing to place, by its id inside the item. */
export type OptionId = string;

/** A region of a picture, in shares of its width and height (0…1, origin top left). */
export type HotspotRegion =
  | {
      readonly kind: "rectangle";
      readonly left: number;
      readonly top: number;
      readonly right: number;
      readonly bottom: number;
    }
  | { readonly kind: "circle"; readonly x: number; readonly y: number; readonly radius: number }
  | { readonly kind: "polygon"; readonly points: readonly { readonly x: number; readonly y: number }[] };

/**
 * How an answer becomes a score category. `categories`: highest category, decided before the item is used: 1 means right or
 * wrong, more means partial credit in that many steps.
 */
export type AnswerKey =
  | { readonly type: "single"; readonly options: readonly OptionId[]; readonly correct: OptionId }
  | {
      readonly type: "multiple";
      readonly options: readonly OptionId[];
      readonly correct: readonly OptionId[];
      readonly categories: number;
    }
  | { readonly type: "ordering"; readonly order: readonly OptionId[]; readonly categories: number }
  | {
      readonly type: "matching";
      /** Each left id with its right id. */
      readonly pairs: Readonly<Record<OptionId, OptionId>>;
      /** All right ids that are offered, those that match nothing included. */
      readonly offered: readonly OptionId[];
      readonly categories: number;
    }
  | {
      readonly type: "numeric";
      readonly value: number;
      /** Accepted distance from `value`, in the key's unit. */
      readonly tolerance: number;
      /** Unit name → how many of the key's unit one of it is: {"kW": 1, "W": 0.001}. Empty: a pure number. */
      readonly units: Readonly<Record<string, number>>;
    }
  | { readonly type: "hotspot"; readonly regions: readonly HotspotRegion[] }
  | { readonly type: "scenario"; readonly decisions: readonly AnswerKey[]; readonly categories: number };

/** What a person answered; `blank` is a given answer too: not known. */
export type Answer =
  | { readonly type: "blank" }
  | { readonly type: "single"; readonly choice: OptionId }
  | { readonly type: "multiple"; readonly choices: readonly OptionId[] }
  | { readonly type: "ordering"; readonly order: readonly OptionId[] }
  | { readonly type: "matching"; readonly pairs: Readonly<Record<OptionId, OptionId>> }
  | { readonly type: "numeric"; readonly text: string; readonly unit: string }
  | { readonly type: "hotspot"; readonly x: number; readonly y: number }
  | { readonly type: "scenario"; readonly answers: readonly Answer[] };

/** How sure the person was when answering. */
export type Confidence = "sure" | "unsure" | "guessing";

/** Why an answer cannot be scored; the person is asked again, nothing is counted. */
export type AnswerProblem =
  | { readonly kind: "wrong-answer-type"; readonly expected: AnswerKey["type"] }
  | { readonly kind: "unknown-option"; readonly option: string }
  | { readonly kind: "repeated-option"; readonly option: string }
  | { readonly kind: "incomplete" }
  | { readonly kind: "not-a-number" }
  | { readonly kind: "ambiguous-number" }
  | { readonly kind: "unknown-unit"; readonly unit: string }
  | { readonly kind: "outside-picture" }
  | { readonly kind: "too-long" };

/** Highest score category that a key can give; equals the number of steps of the item's curve. */
export function highestCategory(key: AnswerKey): number {
  return "categories" in key ? key.categories : 1;
}
