import { itemDraft, type ItemDraft } from "#app/catalog/items/item-draft.ts";
import { readDecimal, splitNumbers } from "#app/integrations/questions/records.ts";
import { regionFrom } from "#app/integrations/questions/region-text.ts";
import type { ItemFields } from "./item-fields.ts";

export interface ReadFields {
  readonly draft: ItemDraft;
  /** Fields whose content is not what they are for, by name. */
  readonly problems: Readonly<Record<string, string>>;
}

/** Reads the fields of one item, and remembers which of them make no sense. */
interface FieldReader {
  readonly text: (name: string) => string;
  readonly number: (name: string) => number | null;
  readonly numbers: (name: string) => Readonly<Record<string, number>>;
  readonly fail: (name: string, message: string) => void;
  /** Distinct parts that follow `prefix` in names that hold something: letters, or positions. */
  readonly parts: (prefix: string) => readonly string[];
}

function readerOf(fields: ItemFields, problems: Record<string, string>): FieldReader {
  const text = (name: string): string => (fields[name] ?? "").replace(/\s+/g, " ").trim();
  return {
    text,
    number: (name) => {
      if (text(name) === "") return null;
      const value = readDecimal(text(name));
      if (!Number.isNaN(value)) return value;
      problems[name] = "must be a number with a decimal point, such as 2.5";
      return null;
    },
    numbers: (name) => {
      const read = splitNumbers(text(name));
      if (read === null) problems[name] = "must look like: stopCost = 6000; missCost = 90000";
      return read ?? {};
    },
    fail: (name, message) => {
      problems[name] = message;
    },
    parts: (prefix) => {
      const found = Object.keys(fields).flatMap((name) =>
        name.startsWith(prefix) && text(name) !== "" ? [name.slice(prefix.length).split(".")[0] ?? ""] : [],
      );
      const order = text(`${prefix}order`).split(" ");
      const place = (part: string): number => (order.includes(part) ? order.indexOf(part) : order.length);
      return [...new Set(found)]
        .filter((part) => part !== "order")
        .sort((a, b) => place(a) - place(b) || a.length - b.length || (a < b ? -1 : 1));
    },
  };
}

/** The draft that filled-in fields describe. `kept`: what the form does not change. */
export function readItemFields(fields: ItemFields, kept: Pick<ItemDraft, "id" | "skill" | "type">): ReadFields {
  const problems: Record<string, string> = {};
  const reader = readerOf(fields, problems);
  const { text, number } = reader;
  const [logit, sd] = [number("difficulty.logit"), number("difficulty.sd")];
  const head = {
    ...kept,
    title: text("title"),
    level: Number(text("level")),
    area: text("area"),
    objective: text("objective"),
    cognitive: text("cognitive") || null,
    sector: text("sector") || null,
    roles: text("roles")
      .split(/[\s,]+/)
      .filter((role) => role !== ""),
    safetyCritical: text("safetyCritical") === "on",
    seconds: number("seconds"),
    situation: text("situation"),
    difficulty: logit === null || sd === null ? undefined : { logit, sd },
    discrimination: number("discrimination") ?? undefined,
    guessing: number("guessing") ?? undefined,
    sources: reader.parts("sources.").map((i) => ({
      name: text(`sources.${i}.name`),
      edition: text(`sources.${i}.edition`),
      use: text(`sources.${i}.use`),
    })),
  };
  const question =
    kept.type === "scenario"
      ? { ...readShared(reader, ""), categories: number("categories") ?? undefined, decisions: readDecisions(reader) }
      : readQuestion(reader, kept.type, "");
  const parsed = itemDraft.safeParse({ ...head, ...question });
  if (parsed.success) return { draft: parsed.data, problems };
  // Only a form that was tampered with gets here: a letter, level or choice that the page never offered.
  for (const { path } of parsed.error.issues) problems[path.map(String).join(".")] ??= "is not one of the choices";
  return { draft: itemDraft.parse({ ...kept, title: head.title, level: 1 }), problems };
}

function readDecisions(reader: FieldReader) {
  return reader.parts("decisions.").map((position) => {
    const at = `decisions.${position}.`;
    return readQuestion(reader, reader.text(`${at}type`) || "single", at);
  });
}

function readShared({ text, number, numbers, parts }: FieldReader, at: string) {
  const file = text(`${at}figure.file`);
  return {
    ...(file === "" ? {} : { figure: { file, alt: text(`${at}figure.alt`) } }),
    calculations: parts(`${at}calculations.`)
      .map((i) => `${at}calculations.${i}.`)
      .filter((row) => ["of", "inputs", "formula", "equals"].some((name) => text(`${row}${name}`) !== ""))
      .map((row) => ({
        of: text(`${row}of`),
        inputs: numbers(`${row}inputs`),
        formula: text(`${row}formula`),
        equals: number(`${row}equals`),
        tolerance: number(`${row}tolerance`) ?? 0,
      })),
  };
}

function readQuestion(reader: FieldReader, type: string, at: string) {
  const { text, number } = reader;
  const asked = {
    type,
    ...(text(`${at}news`) === "" ? {} : { news: text(`${at}news`) }),
    question: text(`${at}question`),
    ...readShared(reader, at),
  };
  const categories = { categories: number(`${at}categories`) ?? undefined };
  const keys = reader.parts(`${at}key.`);
  switch (type) {
    case "single":
      return { ...asked, options: readChoices(reader, `${at}options.`), key: text(`${at}key`) };
    case "multiple":
      return { ...asked, ...categories, options: readChoices(reader, `${at}options.`), key: keys };
    case "ordering":
      return { ...asked, ...categories, ...readSteps(reader, at) };
    case "matching":
      return {
        ...asked,
        ...categories,
        left: readChoices(reader, `${at}left.`),
        offered: readChoices(reader, `${at}offered.`),
      };
    case "hotspot":
      return { ...asked, regions: readRegions(reader, `${at}regions.`), key: keys };
    default:
      return { ...asked, ...readNumeric(reader, at) };
  }
}

/** What is filled in at each letter; belief and match are optional. */
function readChoices({ text, parts }: FieldReader, list: string) {
  return Object.fromEntries(
    parts(list).map((letter) => [
      letter,
      {
        text: text(`${list}${letter}.text`),
        why: text(`${list}${letter}.why`),
        belief: text(`${list}${letter}.belief`),
        matches: text(`${list}${letter}.matches`),
      },
    ]),
  );
}

/** Steps as shown, and the key from the place that each was given. */
function readSteps(reader: FieldReader, at: string) {
  const letters = reader.parts(`${at}steps.`);
  const places = letters.map((letter) => ({ letter, place: reader.number(`${at}steps.${letter}.place`) }));
  const placed = places.flatMap(({ letter, place }) => (place === null ? [] : [{ letter, place }]));
  const seen = new Set<number>();
  for (const { letter, place } of placed) {
    if (seen.has(place)) reader.fail(`${at}steps.${letter}.place`, "is the place of another step too");
    seen.add(place);
  }
  return {
    steps: readChoices(reader, `${at}steps.`),
    key: placed.sort((a, b) => a.place - b.place).map(({ letter }) => letter),
  };
}

function readRegions({ text, parts, fail }: FieldReader, list: string) {
  return Object.fromEntries(
    parts(list).map((letter) => {
      const at = `${list}${letter}.`;
      const shape = regionFrom(text(`${at}shape`));
      if (shape === null && text(`${at}shape`) !== "")
        fail(`${at}shape`, "must look like: circle 0.5 0.5 0.1, or rectangle 0.1 0.1 0.4 0.3");
      return [letter, { label: text(`${at}label`), why: text(`${at}why`), belief: text(`${at}belief`), shape }];
    }),
  );
}

function readNumeric({ text, number, numbers, parts }: FieldReader, at: string) {
  return {
    inputs: numbers(`${at}inputs`),
    formula: text(`${at}formula`),
    key: number(`${at}key`),
    unit: text(`${at}unit`),
    tolerance: number(`${at}tolerance`),
    rounding: text(`${at}rounding`),
    units: numbers(`${at}units`),
    why: text(`${at}why`),
    mistakes: parts(`${at}mistakes.`).map((i) => ({
      formula: text(`${at}mistakes.${i}.formula`),
      equals: number(`${at}mistakes.${i}.equals`),
      belief: text(`${at}mistakes.${i}.belief`),
      why: text(`${at}mistakes.${i}.why`),
    })),
  };
}

const FIELD_OF_CHOICE = /^((?:decisions\.\d+\.)?(?:options|regions))\.[a-z]$/;
const FIELD_OF_TEXT = /^((?:decisions\.\d+\.)?(?:steps|left|offered))\.[a-z]$/;

/** The field beside which a problem of the checks is shown. */
export function fieldForProblem(path: string): string {
  if (FIELD_OF_CHOICE.test(path)) return `${path}.belief`;
  if (FIELD_OF_TEXT.test(path)) return path.includes("offered") ? `${path}.belief` : `${path}.text`;
  return path
    .replace(/((?:^|\.)(?:inputs|units))\..*$/, "$1")
    .replace(/((?:^|\.)regions\.[a-z]\.shape)\..*$/, "$1")
    .replace(/((?:^|\.)key)\.\d+$/, "$1")
    .replace(/^roles\.\d+$/, "roles");
}
