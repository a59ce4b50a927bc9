import type { GiftNumber, GiftQuestion, GiftText } from "./gift-schema.ts";
import { numberedNotes, numberNote, type Notes } from "./item-notes.ts";
import { plainText } from "./plain-text.ts";
import { readDecimal, splitFields, splitNumbers } from "./records.ts";

/** The question of an item as it is read, and what was left behind. */
export interface QuestionParts {
  readonly parts: Readonly<Record<string, unknown>>;
  readonly remarks: readonly string[];
}

type Made = QuestionParts | { readonly reason: string };
type Of<Type extends GiftQuestion["type"]> = Extract<GiftQuestion, { type: Type }>;

const MOST_CHOICES = 26;
const words = (text: GiftText | null): string => (text === null ? "" : plainText(text).text);

/** Letters from the notes where they fit, else a, b, c, … */
function lettersFor(count: number, noted: string | undefined): readonly string[] {
  const given = noted?.split(" ") ?? [];
  const fits = given.length === count && new Set(given).size === count && given.every((one) => /^[a-z]$/.test(one));
  return fits ? given : Array.from({ length: count }, (_, i) => String.fromCharCode(97 + i));
}

function optionsOf(choices: Of<"MC">["choices"], letters: readonly string[], notes: Notes) {
  return Object.fromEntries(
    choices.map(({ text, feedback }, i) => {
      const belief = notes.get(`belief-${letters[i] ?? ""}`);
      const option = { text: words(text), why: words(feedback), ...(belief === undefined ? {} : { belief }) };
      return [letters[i] ?? "", option] as const;
    }),
  );
}

/** One best answer. Half credit for another one is not kept. */
export function singleParts({ choices }: Of<"MC">, notes: Notes): Made {
  if (choices.length > MOST_CHOICES) return { reason: `It has ${choices.length} options; five are enough.` };
  const right = choices.flatMap(({ isCorrect, weight }, i) => (isCorrect && (weight ?? 100) >= 100 ? [i] : []));
  const [only, another] = right;
  if (only === undefined) return { reason: "No option gets full credit, so there is no key." };
  if (another !== undefined)
    return {
      reason: "Several options get full credit. Here a question has one best answer: change the facts or split it.",
    };
  const letters = lettersFor(choices.length, notes.get("letters"));
  const partial = choices.some(({ weight }, i) => i !== only && weight !== null && weight !== 0);
  return {
    parts: { type: "single", options: optionsOf(choices, letters, notes), key: letters[only] },
    remarks: partial ? ["Weights of the other options are not kept: one option is right."] : [],
  };
}

/** Several right options: those with a weight above 0. */
export function multipleParts({ choices }: Of<"MC">, notes: Notes): Made {
  if (choices.length > MOST_CHOICES) return { reason: `It has ${choices.length} options; five are enough.` };
  const right = choices.flatMap(({ weight }, i) => ((weight ?? 0) > 0 ? [i] : []));
  if (right.length === 0) return { reason: "No option gets any credit, so there is no key." };
  const letters = lettersFor(choices.length, notes.get("letters"));
  const weights = new Set(right.map((i) => choices[i]?.weight));
  return {
    parts: {
      type: "multiple",
      options: optionsOf(choices, letters, notes),
      key: right.map((i) => letters[i]),
    },
    remarks: weights.size > 1 ? ["The right options had different weights; here they count the same."] : [],
  };
}

const ESCAPED: Readonly<Record<string, string>> = {
  "092": "\\",
  "058": ":",
  "035": "#",
  "061": "=",
  "123": "{",
  "125": "}",
  "126": "~",
  "010": " ",
};

/** The parser leaves escaped signs of a pair's right side in its own notation (gift-pegjs 1.0.2). */
const unescaped = (text: string): string =>
  text.replace(/&&(\d{3});/g, (whole, code: string) => ESCAPED[code] ?? whole);

/** Each pair of the file; a right side without a left one is offered and matches nothing. */
export function matchingParts(question: Of<"Matching">, notes: Notes): Made {
  const matchPairs = question.matchPairs.map((pair) => ({ ...pair, subanswer: unescaped(pair.subanswer) }));
  const pairs = matchPairs.filter(({ subquestion }) => words(subquestion) !== "");
  const offered = [...new Set(matchPairs.map(({ subanswer }) => subanswer))];
  if (pairs.length > MOST_CHOICES || offered.length > MOST_CHOICES)
    return { reason: `It has ${matchPairs.length} pairs; six are enough.` };
  const leftLetters = lettersFor(pairs.length, notes.get("left"));
  const rightLetters = lettersFor(offered.length, notes.get("offered"));
  const letterOf = new Map(offered.map((text, i) => [text, rightLetters[i] ?? ""]));
  const belief = (letter: string) => notes.get(`belief-${letter}`);
  return {
    parts: {
      type: "matching",
      left: Object.fromEntries(
        pairs.map(({ subquestion, subanswer }, i) => [
          leftLetters[i],
          {
            text: words(subquestion),
            matches: letterOf.get(subanswer),
            why: notes.get(`why-${leftLetters[i] ?? ""}`) ?? "",
          },
        ]),
      ),
      offered: Object.fromEntries(
        inLetterOrder(offered, rightLetters, notes.get("offered-order")).map(([text, letter]) => [
          letter,
          { text, ...(belief(letter) === undefined ? {} : { belief: belief(letter) }) },
        ]),
      ),
    },
    remarks: [],
  };
}

/** What is offered in the order in which it is shown, which pairs do not tell. */
function inLetterOrder(texts: readonly string[], letters: readonly string[], noted: string | undefined) {
  const entries = texts.map((text, i): readonly [string, string] => [text, letters[i] ?? ""]);
  const order = noted?.split(" ") ?? [];
  return order.length === entries.length && entries.every(([, letter]) => order.includes(letter))
    ? entries.sort(([, a], [, b]) => order.indexOf(a) - order.indexOf(b))
    : entries;
}

/** Number and tolerance of the answer with full credit. The formula, its inputs and the unit have to be added by hand. */
export function numericParts({ choices }: Of<"Numerical">, notes: Notes): Made {
  const answers = Array.isArray(choices)
    ? choices.map(({ isCorrect, weight, text, feedback }) => ({
        full: isCorrect && (weight ?? 100) >= 100,
        text,
        feedback,
      }))
    : [{ full: true, text: choices, feedback: null }];
  const right = answers.find(({ full }) => full);
  if (right === undefined || !("type" in right.text))
    return { reason: "No number gets full credit, so there is no key." };
  const { key, tolerance } = keyOf(right.text);
  const others = answers.filter((answer) => answer !== right);
  return {
    parts: {
      type: "numeric",
      inputs: splitNumbers(notes.get("inputs") ?? "") ?? {},
      formula: notes.get("formula") ?? "",
      key: numberNote(notes, "key") ?? key,
      tolerance: numberNote(notes, "tolerance") ?? tolerance,
      unit: notes.get("unit") ?? "",
      rounding: notes.get("rounding") ?? "",
      units: splitNumbers(notes.get("units") ?? "") ?? {},
      why: words(right.feedback),
      mistakes: numberedNotes(notes, "mistake").map(mistakeFrom),
    },
    remarks: others.map(({ text, feedback }) => {
      const answer = "type" in text ? `${keyOf(text).key} ± ${keyOf(text).tolerance}` : "any other number";
      const reply = words(feedback);
      return `Another answer in the file: ${answer}${reply === "" ? "" : `, “${reply}”`}.`;
    }),
  };
}

function keyOf(number: GiftNumber): { readonly key: number; readonly tolerance: number } {
  switch (number.type) {
    case "simple":
      return { key: number.number, tolerance: 0 };
    case "range":
      return { key: number.number, tolerance: Math.abs(number.range) };
    case "high-low":
      return {
        key: (number.numberLow + number.numberHigh) / 2,
        tolerance: Math.abs(number.numberHigh - number.numberLow) / 2,
      };
  }
}

/** A foreseen mistake: formula, what it gives, belief, feedback. */
export function mistakeFrom(record: string) {
  const [formula = "", equals = "", belief = "", why = ""] = splitFields(record);
  const result = readDecimal(equals);
  return { formula, equals: Number.isNaN(result) ? null : result, belief, why };
}
