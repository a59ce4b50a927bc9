import type { GiftQuestion, GiftText } from "./gift-schema.ts";
import { matchingParts, multipleParts, numericParts, singleParts, type QuestionParts } from "./gift-parts.ts";
import type { ImportDefaults, ImportedFile, ImportedItem, RefusedItem } from "./imported-item.ts";
import { headFrom, toDraft } from "./item-notes.ts";
import { fingerprint, plainText, slugOf, splitStem } from "./plain-text.ts";
import { readGift, type ReadGift } from "./read-gift.ts";

/** Why a question of this kind is no item here. */
const NO_ITEM: Readonly<Record<Exclude<GiftQuestion["type"], "Category" | "MC" | "Numerical" | "Matching">, string>> = {
  Description: "This is text without a question. Put it into the situation of the questions that need it.",
  Essay: "An essay cannot be scored automatically. Use a practical sign-off or an upload of work instead.",
  Short:
    "Free text cannot be scored reliably. Rewrite it as a choice between the right answer and the mistakes people make.",
  TF: "Two options test recall only. Rewrite it: a situation, a question, and three options people really choose between.",
};

/** The items of a GIFT file as drafts, and every question that is none with the reason. */
export function readGiftItems(file: string, defaults: ImportDefaults): ImportedFile {
  const { questions, unreadable } = readGift(file);
  const items: ImportedItem[] = [];
  const refused: RefusedItem[] = unreadable.map(({ line, column, message, excerpt }) => ({
    line,
    column,
    title: excerpt,
    reason: message,
  }));
  let category: string | null = null;
  for (const read of questions) {
    if (read.question.type === "Category") {
      category = read.question.title.trim();
      continue;
    }
    const made = makeItem(read, category, defaults);
    if ("reason" in made) refused.push({ line: read.line, column: null, title: titleOf(read.question), ...made });
    else items.push(made);
  }
  return { items, refused: [...refused].sort((one, other) => one.line - other.line) };
}

function makeItem(
  { line, question, notes }: ReadGift,
  category: string | null,
  defaults: ImportDefaults,
): ImportedItem | { readonly reason: string } {
  const parts = partsOf(question, notes);
  if ("reason" in parts) return parts;
  if (question.type === "Category") return { reason: "This is no question." };
  const stem = stemOf(question);
  const head = headFrom(notes, defaults);
  const title = titleOf(question);
  const id =
    notes.get("id") ?? `${head.skill}.${slugOf(title)}-${fingerprint(JSON.stringify([title, stem.text, parts]))}`;
  const made = toDraft({ ...head, id, title, ...splitStem(stem.text), ...parts.parts });
  if ("reason" in made) return made;
  const remarks = [
    ...(category === null ? [] : [`Category in the file: ${category}.`]),
    ...(question.tags === null ? [] : [`Tags in the file: ${question.tags.join(", ")}.`]),
    ...(question.id === null ? [] : [`Id in the file: ${question.id}.`]),
    ...(stem.lost ? ["Formatting of the text was taken out."] : []),
    ...generalFeedback(question),
    ...parts.remarks,
  ];
  return { line, draft: made.draft, notes: remarks };
}

function partsOf(question: GiftQuestion, notes: ReadGift["notes"]): QuestionParts | { readonly reason: string } {
  switch (question.type) {
    case "Category":
      return { reason: "This is no question." };
    case "Description":
    case "Essay":
    case "Short":
    case "TF":
      return { reason: NO_ITEM[question.type] };
    case "MC":
      if (hasGap(question))
        return {
          reason: "The answers fill a gap inside a sentence. Rewrite it as a question that stands before them.",
        };
      return question.choices.some(({ isCorrect }) => isCorrect)
        ? singleParts(question, notes)
        : multipleParts(question, notes);
    case "Numerical":
      return numericParts(question, notes);
    case "Matching":
      return matchingParts(question, notes);
  }
}

/** A full stop after the answers is no gap. */
function hasGap(question: Extract<GiftQuestion, { type: "MC" }>): boolean {
  return question.hasEmbeddedAnswers && !/_____\s*[.?!:]?\s*$/.test(question.stem.text);
}

type Asked = Exclude<GiftQuestion, { type: "Category" }>;

function stemOf(question: Asked) {
  const { text, lost } = plainText(question.stem);
  return { text: text.replace(/\s*_____\s*[.?!:]?\s*$/, ""), lost };
}

function titleOf(question: GiftQuestion): string {
  if (question.type === "Category") return question.title;
  const title = question.title?.trim() ?? "";
  if (title !== "") return title;
  const words = stemOf(question).text.replace(/\s+/g, " ");
  return words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words === "" ? "Untitled question" : words;
}

function generalFeedback(question: Asked): readonly string[] {
  const feedback: GiftText | null = "globalFeedback" in question ? question.globalFeedback : null;
  return feedback === null ? [] : [`General feedback in the file: ${plainText(feedback).text}`];
}
