import type { ContentFile, ReportProblem } from "#app/catalog/content-problem.ts";
import { checkDuplicates, itemPassage } from "./check-duplicates.ts";
import { checkFigures, type Figures } from "./check-figures.ts";
import { checkKeys } from "./check-keys.ts";
import { checkNumbers } from "./check-numbers.ts";
import { checkReferences, type ItemReferences } from "./check-references.ts";
import { checkWording } from "./check-wording.ts";
import type { ItemDraft } from "./item-draft.ts";
import { itemFile, type ItemFile } from "./item-schemas.ts";
import { questionsOf } from "./question-parts.ts";

/** Something about one item, at the place of the item where it stands: `options.a.why`. */
export interface ItemProblem {
  readonly path: string;
  readonly message: string;
  readonly severity: "error" | "warning";
}

export interface CheckedItem {
  /** The item, when its shape is whole. What the checks say about it is in `problems`. */
  readonly item: ItemFile | null;
  /** In the order in which they were found. Errors keep an item out of use, warnings do not. */
  readonly problems: readonly ItemProblem[];
}

/** What an item is checked against. */
export interface ItemSurroundings extends ItemReferences {
  /** SVG texts by their name in the item: figures/two-words.svg. */
  readonly figures: Readonly<Record<string, string>>;
  /** Other items of the skill, to find the same one written twice. */
  readonly others: readonly ItemFile[];
}

/** The state that the checks do not look at; an item's own state is kept beside it. */
const STATE = { status: "draft", review: "drafted", origin: "person", version: 1 } as const;

/** Everything that the automatic checks of the content say about one item. */
export function checkItem(draft: ItemDraft, around: ItemSurroundings): CheckedItem {
  const shape = itemFile.safeParse(Object.assign({}, withoutGaps(draft), STATE));
  if (!shape.success) {
    const problems = shape.error.issues.map(({ path, message, code }): ItemProblem => ({
      path: path.map(String).join("."),
      message: code === "invalid_type" || code === "invalid_value" ? "is missing" : message,
      severity: "error",
    }));
    return { item: null, problems };
  }
  return { item: shape.data, problems: checkWhole(shape.data, around) };
}

/** True when nothing keeps the item out of use. */
export function isSound({ item, problems }: CheckedItem): boolean {
  return item !== null && problems.every(({ severity }) => severity === "warning");
}

function checkWhole(item: ItemFile, around: ItemSurroundings): readonly ItemProblem[] {
  const problems: ItemProblem[] = [];
  const report: ReportProblem = (_at, path, message, severity = "error") => {
    problems.push({ path: path.map(String).join("."), message, severity });
  };
  const file = asFile(item);
  checkReferences(file, around, report);
  for (const question of questionsOf(file)) {
    checkKeys(question, report);
    checkNumbers(question, report);
  }
  checkWording(file, report);
  checkFigures(file, figuresOf(item, around.figures), report);
  const others = around.others.filter(({ id }) => id !== item.id).map((other) => itemPassage(asFile(other)));
  checkDuplicates([...others, itemPassage(file)], report, others.length);
  return problems;
}

/** An item that lies in no file: problems name its id. */
function asFile(item: ItemFile): ContentFile<ItemFile> {
  return { file: item.id, value: item, lineOf: () => 1 };
}

function figuresOf(item: ItemFile, figures: Readonly<Record<string, string>>): Figures {
  return new Map(Object.entries(figures).map(([file, text]) => [`content/items/${item.skill}/${file}`, text]));
}

/** Numbers and choices that were left out are missing, not wrong. */
function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutGaps);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]): [string, unknown][] =>
      part === null || (part === "" && LEFT_OUT.has(key)) ? [] : [[key, withoutGaps(part)]],
    ),
  );
}

/** Texts that mean "not chosen yet" when empty. */
const LEFT_OUT: ReadonlySet<string> = new Set(["key", "matches", "belief", "news"]);
