import type { ItemDraft, QuestionDraft } from "#app/catalog/items/item-draft.ts";
import { writeCell } from "./csv-cells.ts";
import { ITEM_COLUMNS, LETTER_COLUMNS } from "./csv-columns.ts";
import { calculationRecords } from "./item-notes.ts";
import { joinFields, joinNumbers } from "./records.ts";
import { regionText } from "./region-text.ts";

/** An item with the state it is in, which a reader of the file may want to know. Importing it changes no state. */
export interface ListedItem {
  readonly draft: ItemDraft;
  readonly status: string;
}

type Row = Readonly<Record<string, string | number | null | undefined>>;

/** The items as a CSV file (csv-columns.ts) that a spreadsheet opens; only columns that something stands in, besides the first ones. */
export function writeQuestionCsv(items: readonly ListedItem[]): string {
  const rows = items.flatMap(rowsOf);
  const filled = new Set(rows.flatMap((row) => Object.keys(row).filter((name) => (row[name] ?? "") !== "")));
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i));
  const lettered = letters.flatMap((letter) => LETTER_COLUMNS.map((name) => `${name}_${letter}`));
  const columns = [...ITEM_COLUMNS, ...lettered.filter((name) => filled.has(name))];
  const lines = [columns.join(","), ...rows.map((row) => columns.map((name) => writeCell(row[name])).join(","))];
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join("")}`;
}

function rowsOf({ draft, status }: ListedItem): readonly Row[] {
  const head: Row = {
    id: draft.id,
    type: draft.type,
    title: draft.title,
    skill: draft.skill,
    level: draft.level,
    area: draft.area,
    objective: draft.objective,
    cognitive: draft.cognitive,
    sector: draft.sector,
    roles: draft.roles.join(" "),
    safety: draft.safetyCritical ? "yes" : "no",
    seconds: draft.seconds,
    status,
    situation: draft.situation,
    categories: "categories" in draft ? draft.categories : null,
    sources: draft.sources.map(({ name, edition, use }) => joinFields([name, edition, use])).join("\n"),
    difficulty: draft.difficulty?.logit,
    difficulty_sd: draft.difficulty?.sd,
    discrimination: draft.discrimination,
    guessing: draft.guessing,
  };
  if (draft.type !== "scenario") return [{ ...head, ...questionCells(draft) }];
  const decisions = draft.decisions.map((decision, i) => ({
    id: draft.id,
    part: i + 1,
    type: decision.type,
    categories: "categories" in decision ? decision.categories : null,
    ...questionCells(decision),
  }));
  return [{ ...head, ...sharedCells(draft) }, ...decisions];
}

function sharedCells({ figure, calculations }: Pick<QuestionDraft, "figure" | "calculations">): Row {
  return {
    figure: figure?.file,
    figure_alt: figure?.alt,
    calculations: calculationRecords(calculations).join("\n"),
  };
}

function questionCells(question: QuestionDraft): Row {
  return { ...sharedCells(question), news: question.news, question: question.question, ...answerCells(question) };
}

function answerCells(question: QuestionDraft): Row {
  switch (question.type) {
    case "single":
    case "multiple":
      return {
        key: typeof question.key === "string" ? question.key : question.key.join(" "),
        ...choiceCells(question.options, ({ text, why, belief }) => ({ option: text, why, belief })),
      };
    case "ordering":
      return {
        key: question.key.join(" "),
        ...choiceCells(question.steps, ({ text, why }) => ({ option: text, why })),
      };
    case "matching":
      return {
        ...choiceCells(question.left, ({ text, matches, why }) => ({ option: text, matches, why })),
        ...choiceCells(
          question.offered,
          ({ text, belief }) => ({ offered: text, offered_belief: belief }),
          "offered_order",
        ),
      };
    case "hotspot":
      return {
        key: question.key.join(" "),
        ...choiceCells(question.regions, ({ label, shape, why, belief }) => ({
          option: label,
          place: shape === null ? "" : regionText(shape),
          why,
          belief,
        })),
      };
    case "numeric":
      return {
        key: question.key,
        inputs: joinNumbers(question.inputs),
        formula: question.formula,
        unit: question.unit,
        tolerance: question.tolerance,
        rounding: question.rounding,
        units: joinNumbers(question.units),
        why: question.why,
        mistakes: question.mistakes
          .map(({ formula, equals, belief, why }) =>
            joinFields([formula, equals === null ? "" : String(equals), belief, why]),
          )
          .join("\n"),
      };
  }
}

/** Cells of each letter; the order is said where it is not that of the alphabet. */
function choiceCells<Choice>(
  choices: Readonly<Record<string, Choice>>,
  cellsOf: (choice: Choice) => Row,
  order = "order",
): Row {
  const letters = Object.keys(choices);
  const cells = Object.entries(choices).flatMap(([letter, choice]) =>
    Object.entries(cellsOf(choice)).map(([name, value]) => [`${name}_${letter}`, value] as const),
  );
  const inOrder = letters.every((letter, i) => i === 0 || (letters[i - 1] ?? "") < letter);
  return { ...Object.fromEntries(cells), ...(inOrder ? {} : { [order]: letters.join(" ") }) };
}
