import { parse, SyntaxError as GiftSyntaxError } from "gift-pegjs";
import { giftBlocks } from "./gift-blocks.ts";
import { giftQuestion, type GiftQuestion } from "./gift-schema.ts";

/** What a file of questions may measure, of either format. */
export const QUESTION_FILE_LIMITS = {
  bytes: 2 * 1024 * 1024,
  questions: 5_000,
  /** Of one question, in characters. */
  questionLength: 64 * 1024,
  /** Of one line of comment: the parser looks at tags in it again and again. */
  commentLength: 4_096,
} as const;

/** A question that could be read, with what its comments say. */
export interface ReadGift {
  readonly line: number;
  readonly question: GiftQuestion;
  readonly notes: ReadonlyMap<string, string>;
}

/** A question that could not: where, why, and how it begins. */
export interface UnreadableGift {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly excerpt: string;
}

export interface GiftFile {
  readonly questions: readonly ReadGift[];
  readonly unreadable: readonly UnreadableGift[];
}

/** Every question of a GIFT file. One that is written wrongly is listed with its place; the others are read all the same. */
export function readGift(file: string): GiftFile {
  const questions: ReadGift[] = [];
  const unreadable: UnreadableGift[] = [];
  for (const [index, { line, text, notes }] of giftBlocks(file).entries()) {
    const refuse = (at: { readonly line: number; readonly column: number }, message: string): void => {
      unreadable.push({ line: line + at.line - 1, column: at.column, message, excerpt: excerptOf(text) });
    };
    const limit = beyondLimits(text, index);
    if (limit !== null) {
      refuse({ line: 1, column: 1 }, limit);
      continue;
    }
    try {
      for (const raw of parse(text)) questions.push({ line, question: giftQuestion.parse(raw), notes });
    } catch (error) {
      if (!(error instanceof GiftSyntaxError)) throw error;
      refuse(error.location.start, sentenceFor(error));
    }
  }
  return { questions, unreadable };
}

function beyondLimits(text: string, index: number): string | null {
  if (index >= QUESTION_FILE_LIMITS.questions)
    return `The file has more than ${QUESTION_FILE_LIMITS.questions.toLocaleString("en-GB")} questions. Split it.`;
  if (text.length > QUESTION_FILE_LIMITS.questionLength)
    return "This question is longer than 64,000 characters. Look for a missing blank line after it.";
  const longComment = text
    .split("\n")
    .some((line) => /^\s*\/\//.test(line) && line.length > QUESTION_FILE_LIMITS.commentLength);
  return longComment ? "A comment line above this question is longer than 4,000 characters. Shorten it." : null;
}

/** What the parser stumbled over, for a person who has never seen its grammar. */
function sentenceFor(error: GiftSyntaxError): string {
  const { found, message } = error;
  if (/between -100 and 100/.test(message)) return "A weight must be a number from -100 to 100, such as %50%.";
  if (found === null || found.trim() === "") return 'The answers that open with "{" are not closed with "}".';
  if ("=~#{}:".includes(found))
    return `"${found}" means something in GIFT and is not expected here. If it is part of the text, write "\\${found}".`;
  return `"${found}" is not expected here. Look for a missing "=", "~" or "}" before it.`;
}

function excerptOf(text: string): string {
  const words = text
    .split("\n")
    .filter((line) => !/^\s*\/\//.test(line))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
  return words.length > 80 ? `${words.slice(0, 79)}…` : words;
}
