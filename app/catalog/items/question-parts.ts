import type { ContentFile, ContentPath } from "#app/catalog/content-problem.ts";
import type { ItemFile, Question } from "./item-schemas.ts";

/** A question with its place in the file. */
export interface PlacedQuestion {
  /** The item or lesson that asks it. */
  readonly file: Pick<ContentFile<unknown>, "file" | "lineOf">;
  /** [] for the item itself, ["decisions", 2] for the third decision of a scenario. */
  readonly at: ContentPath;
  /** The case it is asked about. */
  readonly situation: string;
  readonly question: Question;
}

/** A text a person reads while answering, with its place. */
export interface ShownText {
  readonly at: ContentPath;
  readonly text: string;
}

/** Every question of an item: itself, or the decisions of a scenario. */
export function questionsOf(file: ContentFile<ItemFile>): readonly PlacedQuestion[] {
  const item = file.value;
  if (item.type !== "scenario") return [{ file, at: [], situation: item.situation, question: item }];
  return item.decisions.map((question, position) => ({
    file,
    at: ["decisions", position],
    situation: item.situation,
    question,
  }));
}

/** The stem: situation, news and question, without the choices. */
export function stemOf(file: ContentFile<ItemFile>): readonly ShownText[] {
  const stem: ShownText[] = [{ at: ["situation"], text: file.value.situation }];
  for (const { at, question } of questionsOf(file)) {
    if (question.news !== undefined) stem.push({ at: [...at, "news"], text: question.news });
    stem.push({ at: [...at, "question"], text: question.question });
  }
  return stem;
}

/** The texts a person chooses from, orders or matches. */
export function choicesOf(question: Question): readonly ShownText[] {
  switch (question.type) {
    case "single":
    case "multiple":
      return entriesOf("options", question.options, ({ text }) => text);
    case "ordering":
      return entriesOf("steps", question.steps, ({ text }) => text);
    case "matching":
      return [
        ...entriesOf("left", question.left, ({ text }) => text),
        ...entriesOf("offered", question.offered, ({ text }) => text),
      ];
    case "hotspot":
      return entriesOf("regions", question.regions, ({ label }) => label);
    case "numeric":
      return [];
  }
}

function entriesOf<T>(
  list: string,
  record: Readonly<Record<string, T>>,
  textOf: (part: T) => string,
): readonly ShownText[] {
  return Object.entries(record).map(([id, part]) => ({ at: [list, id], text: textOf(part) }));
}
