import type { ImportDefaults, ImportedFile, ImportedItem, RefusedItem } from "./imported-item.ts";
import { calculationFrom, headFrom, toDraft } from "./item-notes.ts";
import { mistakeFrom } from "./gift-parts.ts";
import { fingerprint, slugOf } from "./plain-text.ts";
import { readDecimal, splitNumbers } from "./records.ts";
import { regionFrom } from "./region-text.ts";

/** A row by column name. */
export interface ItemRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
  /** Why the row cannot be read at all. */
  readonly problem: string | null;
}

const TYPES = ["single", "multiple", "ordering", "matching", "numeric", "hotspot"] as const;
const NUMBERS = [
  "level",
  "seconds",
  "tolerance",
  "difficulty",
  "difficulty_sd",
  "discrimination",
  "guessing",
  "categories",
];
const LISTS = ["inputs", "units"];

/** Rows to drafts. A row with a "part" belongs to the scenario above it. */
export function makeCsvItems(rows: readonly ItemRow[], defaults: ImportDefaults): ImportedFile {
  const items: ImportedItem[] = [];
  const refused: RefusedItem[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined) continue;
    const parts: ItemRow[] = [];
    while (isPart(rows[index + 1])) {
      index += 1;
      parts.push(rows[index] as ItemRow);
    }
    const made = isPart(row)
      ? { reason: "This is a decision, but no scenario stands above it.", line: row.line }
      : makeItem(row, parts, defaults);
    if ("reason" in made)
      refused.push({
        line: made.line,
        column: null,
        title: cell(row, "title") || cell(row, "question"),
        reason: made.reason,
      });
    else items.push(made);
  }
  return { items, refused };
}

const cell = (row: ItemRow, name: string): string => row.cells.get(name) ?? "";
const isPart = (row: ItemRow | undefined): boolean => row !== undefined && cell(row, "part") !== "";

type Refusal = { readonly reason: string; readonly line: number };

function makeItem(row: ItemRow, parts: readonly ItemRow[], defaults: ImportDefaults): ImportedItem | Refusal {
  for (const one of [row, ...parts]) {
    const reason = one.problem ?? problemOf(one, one !== row || parts.length === 0);
    if (reason !== null) return { reason, line: one.line };
  }
  const isScenario = cell(row, "type") === "scenario";
  if (!isScenario && parts.length > 0)
    return { reason: "Only a scenario has decisions below it.", line: parts[0]?.line ?? row.line };
  const title = cell(row, "title");
  const head = { ...headFrom(notesOf(row), defaults), title, situation: cell(row, "situation") };
  const asked = isScenario
    ? { type: "scenario", decisions: parts.map((part) => ({ ...decisionHead(part), ...questionFrom(part) })) }
    : questionFrom(row);
  const id =
    cell(row, "id") || `${head.skill}.${slugOf(title)}-${fingerprint(JSON.stringify([title, head.situation, asked]))}`;
  const made = toDraft({ ...head, ...asked, id });
  if ("reason" in made) return { reason: made.reason, line: row.line };
  const status = cell(row, "status");
  const notes =
    status === "live" || status === "pilot" ? [`The file calls it ${status}; the file decides no state.`] : [];
  return { line: row.line, draft: made.draft, notes };
}

/** The first cell that cannot be read. */
function problemOf(row: ItemRow, asks: boolean): string | null {
  const type = cell(row, "type");
  const types: readonly string[] =
    cell(row, "part") === "" ? [...TYPES, "scenario"] : TYPES.filter((one) => one !== "hotspot");
  if (!types.includes(type)) return `“type” is “${type}”; it must be one of ${types.join(", ")}.`;
  if (cell(row, "part") === "" && cell(row, "title") === "") return "“title” is empty.";
  if (type === "scenario" && asks) return "A scenario needs its decisions in the rows below, with “part” 1, 2, 3.";
  if (!["", "1", "2", "3"].includes(cell(row, "level")))
    return `“level” is “${cell(row, "level")}”; it must be 1, 2 or 3.`;
  if (!["", "yes", "no"].includes(cell(row, "safety"))) return "“safety” must be yes or no.";
  const numbers = type === "numeric" ? [...NUMBERS, "key"] : NUMBERS;
  const noNumber = numbers.find((name) => cell(row, name) !== "" && Number.isNaN(readDecimal(cell(row, name))));
  if (noNumber !== undefined)
    return `“${noNumber}” is “${cell(row, noNumber)}”, which is not a number with a decimal point.`;
  const noList = LISTS.find((name) => splitNumbers(cell(row, name)) === null);
  if (noList !== undefined) return `“${noList}” must look like “name = 1; other = 2.5”.`;
  const noPlace = [...row.cells].find(
    ([name, text]) => name.startsWith("place_") && text !== "" && regionFrom(text) === null,
  );
  return noPlace === undefined ? null : `“${noPlace[0]}” is no place in a picture, such as “circle 0.5 0.5 0.1”.`;
}

/** The names that GIFT comments use for the same things. */
function notesOf(row: ItemRow): ReadonlyMap<string, string> {
  const notes = [...row.cells]
    .filter(([, text]) => text !== "")
    .flatMap(([name, text]): [string, string][] => {
      if (name === "sources" || name === "calculations")
        return linesOf(text).map((line, i) => [`${name.slice(0, -1)}-${i + 1}`, line]);
      return [[name.replace("_", "-"), text]];
    });
  return new Map(notes);
}

const linesOf = (text: string): readonly string[] => text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");

function decisionHead(row: ItemRow) {
  const [figure, categories] = [cell(row, "figure"), readDecimal(cell(row, "categories"))];
  return {
    ...(figure === "" ? {} : { figure: { file: figure, alt: cell(row, "figure_alt") } }),
    ...(Number.isNaN(categories) ? {} : { categories }),
    calculations: linesOf(cell(row, "calculations")).flatMap(calculationFrom),
  };
}

const letters = (text: string): readonly string[] => text.split(/[\s,]+/).filter((letter) => letter !== "");

function questionFrom(row: ItemRow) {
  const type = cell(row, "type");
  const news = cell(row, "news");
  const asked = { type, question: cell(row, "question"), ...(news === "" ? {} : { news }) };
  const key = letters(cell(row, "key"));
  const belief = (name: string) => (cell(row, name) === "" ? {} : { belief: cell(row, name) });
  const choices = byLetter(row, "option", "order", (x, text) => ({ text, why: cell(row, `why_${x}`) }));
  switch (type) {
    case "single":
    case "multiple": {
      const options = mapRecord(choices, (x, choice) => ({ ...choice, ...belief(`belief_${x}`) }));
      return { ...asked, options, key: type === "single" ? (key[0] ?? "") : key };
    }
    case "ordering":
      return { ...asked, steps: choices, key };
    case "matching": {
      const left = mapRecord(choices, (x, choice) => ({ ...choice, matches: cell(row, `matches_${x}`) }));
      const offered = byLetter(row, "offered", "offered_order", (x, text) => ({
        text,
        ...belief(`offered_belief_${x}`),
      }));
      return { ...asked, left, offered };
    }
    case "hotspot": {
      const regions = mapRecord(choices, (x, { text, why }) => ({
        label: text,
        why,
        shape: regionFrom(cell(row, `place_${x}`)),
        ...belief(`belief_${x}`),
      }));
      return { ...asked, regions, key };
    }
    default:
      return { ...asked, ...numericFrom(row) };
  }
}

function numericFrom(row: ItemRow) {
  const number = (name: string) => (cell(row, name) === "" ? null : readDecimal(cell(row, name)));
  return {
    key: number("key"),
    tolerance: number("tolerance"),
    inputs: splitNumbers(cell(row, "inputs")) ?? {},
    units: splitNumbers(cell(row, "units")) ?? {},
    formula: cell(row, "formula"),
    unit: cell(row, "unit"),
    rounding: cell(row, "rounding"),
    why: cell(row, "why"),
    mistakes: linesOf(cell(row, "mistakes")).map(mistakeFrom),
  };
}

function mapRecord<From, To>(record: Readonly<Record<string, From>>, change: (x: string, one: From) => To) {
  return Object.fromEntries(Object.entries(record).map(([x, one]) => [x, change(x, one)]));
}

/** What stands under the letters of a column, in the order that the row asks for. */
function byLetter<Choice>(
  row: ItemRow,
  column: string,
  order: string,
  make: (letter: string, text: string) => Choice,
): Readonly<Record<string, Choice>> {
  const asked = letters(cell(row, order));
  const filled = [...row.cells].flatMap(([name, text]) =>
    text !== "" && name.startsWith(`${column}_`) && name.length === column.length + 2 ? [name.slice(-1)] : [],
  );
  const place = (letter: string) => (asked.includes(letter) ? asked.indexOf(letter) : asked.length);
  const inOrder = filled.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  return Object.fromEntries(inOrder.map((letter) => [letter, make(letter, cell(row, `${column}_${letter}`))]));
}
