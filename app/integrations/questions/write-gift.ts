import type { ItemDraft, ItemDraftOf } from "#app/catalog/items/item-draft.ts";
import { headNotes } from "./item-notes.ts";
import { joinFields, joinNumbers } from "./records.ts";

export interface WrittenFile {
  readonly text: string;
  /** Items that the format has no place for. */
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[];
}

type Lines = { readonly notes: readonly (readonly [string, string])[]; readonly answers: readonly string[] };

/** Read as text by every reader of GIFT: control characters escaped, nothing that looks like mark-up or a weight. */
function escape(text: string): string {
  const safe = text.replace(/[\\:#={}~]/g, "\\$&");
  return /^[[%]|</.test(safe) ? `[plain]${safe}` : safe;
}

/** Two things GIFT cannot say inside a text: its arrow, and what its parser uses for an escaped character. */
const UNWRITABLE = /->|&&0(?:92|58|35|61|123|125|126|10);/;

/** The items as a GIFT file that also other programs read. What GIFT has no place for stands in comments. */
export function writeGift(items: readonly ItemDraft[]): WrittenFile {
  const leftOut: { id: string; reason: string }[] = [];
  const questions: string[] = [];
  for (const item of items) {
    const lines = linesOf(item);
    if ("reason" in lines) leftOut.push({ id: item.id, ...lines });
    else questions.push(questionText(item, lines));
  }
  const comments = leftOut.map(({ id, reason }) => `// Left out: ${id}. ${reason}\n`);
  return { text: `${questions.join("\n")}${comments.length > 0 ? `\n${comments.join("")}` : ""}`, leftOut };
}

function questionText(item: ItemDraft, { notes, answers }: Lines): string {
  const comments = [...headNotes(item), ...notes].map(([name, value]) => `//@ ${name}: ${value}\n`);
  const question = "question" in item ? item.question : "";
  const words = [item.situation, question].map((text) => escape(text).replace(/^\[plain\]/, "")).join("\\n\\n");
  const stem = /^[[%]|</.test(words) ? `[plain]${words}` : words;
  return `${comments.join("")}::${escape(item.title).replace(/^\[plain\]/, "")}::${stem} {\n${answers.join("\n")}\n}\n`;
}

function linesOf(item: ItemDraft): Lines | { readonly reason: string } {
  if (UNWRITABLE.test(JSON.stringify(item))) return { reason: "A text of it holds signs that GIFT cannot write." };
  switch (item.type) {
    case "single":
    case "multiple":
      return choiceLines(item);
    case "matching":
      return matchingLines(item);
    case "numeric":
      return numericLines(item);
    case "ordering":
    case "hotspot":
    case "scenario":
      return { reason: `GIFT has no question of the type ${item.type}.` };
  }
}

const INCOMPLETE = { reason: "It is not complete: an option or the key is missing." };

function choiceLines(item: ItemDraftOf<"single" | "multiple">): Lines | { readonly reason: string } {
  const options = Object.entries(item.options);
  const key: readonly string[] = typeof item.key === "string" ? [item.key] : item.key;
  const right = options.filter(([id]) => key.includes(id)).length;
  const empty = options.some(([, { text }]) => text === "");
  if (empty || right === 0 || right === options.length || right !== key.length || item.title === "") return INCOMPLETE;
  const credit = Number((100 / right).toFixed(5));
  const mark = (id: string): string => {
    if (item.type === "single") return key.includes(id) ? "=" : "~";
    return key.includes(id) ? `~%${credit}%` : "~%-100%";
  };
  return {
    notes: [
      ["letters", options.map(([id]) => id).join(" ")],
      ...options.flatMap(([id, { belief }]) => (belief === undefined ? [] : [[`belief-${id}`, belief] as const])),
    ],
    answers: options.map(([id, { text, why }]) => `\t${mark(id)}${escape(text)}${feedback(why)}`),
  };
}

const feedback = (why: string): string => (why === "" ? "" : `#${escape(why)}`);

function matchingLines(item: ItemDraftOf<"matching">): Lines | { readonly reason: string } {
  const left = Object.entries(item.left);
  const texts = Object.values(item.offered).map(({ text }) => text);
  const complete =
    left.length > 0 &&
    item.title !== "" &&
    left.every(([, { text, matches }]) => text !== "" && matches in item.offered) &&
    texts.every((text) => text !== "") &&
    new Set(texts).size === texts.length;
  if (!complete) return INCOMPLETE;
  const used = [...new Set(left.map(([, { matches }]) => matches))];
  const unused = Object.keys(item.offered).filter((id) => !used.includes(id));
  const answer = (id: string) => escape(item.offered[id]?.text ?? "").replace(/^\[plain\]/, "");
  return {
    notes: [
      ["left", left.map(([id]) => id).join(" ")],
      ["offered", [...used, ...unused].join(" ")],
      ["offered-order", Object.keys(item.offered).join(" ")],
      ...left.map(([id, { why }]) => [`why-${id}`, why] as const),
      ...Object.entries(item.offered).flatMap(([id, { belief }]) =>
        belief === undefined ? [] : [[`belief-${id}`, belief] as const],
      ),
    ],
    answers: [
      ...left.map(([, { text, matches }]) => `\t=${escape(text)} -> ${answer(matches)}`),
      ...unused.map((id) => `\t= -> ${answer(id)}`),
    ],
  };
}

function numericLines(item: ItemDraftOf<"numeric">): Lines | { readonly reason: string } {
  const { key, tolerance } = item;
  if (key === null || tolerance === null || item.title === "") return INCOMPLETE;
  return {
    notes: [
      ["inputs", joinNumbers(item.inputs)],
      ["formula", item.formula],
      ["key", String(key)],
      ["tolerance", String(tolerance)],
      ["unit", item.unit],
      ["rounding", item.rounding],
      ["units", joinNumbers(item.units)],
      ...item.mistakes.map(
        ({ formula, equals, belief, why }, i) =>
          [`mistake-${i + 1}`, joinFields([formula, equals === null ? "" : String(equals), belief, why])] as const,
      ),
    ],
    answers: [`\t#=${decimal(key)}:${decimal(tolerance)}${feedback(item.why)}`],
  };
}

/** Without an exponent, which GIFT does not know; the exact number stands in the comments. */
const decimal = (value: number): string =>
  Math.abs(value) >= 1e15 ? String(BigInt(Math.round(value))) : value.toFixed(10).replace(/\.?0+$/, "");
