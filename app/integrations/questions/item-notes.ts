import { itemDraft, type ItemDraft } from "#app/catalog/items/item-draft.ts";
import { joinFields, joinNumbers, readDecimal, splitFields, splitNumbers } from "./records.ts";
import type { ImportDefaults } from "./imported-item.ts";

// What our items know and GIFT does not, as names and values: written into comments and read back from them.

export type Notes = ReadonlyMap<string, string>;
type Calculations = Extract<ItemDraft, { type: "single" }>["calculations"];

/** The notes that every kind of item has. Empty ones are left out. */
export function headNotes(item: ItemDraft): readonly (readonly [string, string])[] {
  const written: (readonly [string, string | number | undefined | null])[] = [
    ["id", item.id],
    ["skill", item.skill],
    ["level", item.level],
    ["area", item.area],
    ["objective", item.objective],
    ["cognitive", item.cognitive],
    ["sector", item.sector],
    ["roles", item.roles.join(" ")],
    ["safety", item.safetyCritical ? "yes" : "no"],
    ["seconds", item.seconds],
    ["difficulty", item.difficulty?.logit],
    ["difficulty-sd", item.difficulty?.sd],
    ["discrimination", item.discrimination],
    ["guessing", item.guessing],
    ["categories", "categories" in item ? item.categories : null],
    ...item.sources.map(({ name, edition, use }, i) => [`source-${i + 1}`, joinFields([name, edition, use])] as const),
    ...calculationRecords(item.calculations).map((record, i) => [`calculation-${i + 1}`, record] as const),
  ];
  if (item.figure !== undefined) written.push(["figure", item.figure.file], ["figure-alt", item.figure.alt]);
  return written.flatMap(([name, value]): [string, string][] =>
    value === null || value === undefined || value === "" ? [] : [[name, String(value)]],
  );
}

/** What the notes and, where they are silent, the defaults say about an item; to be completed with its question. */
export function headFrom(notes: Notes, defaults: ImportDefaults) {
  const level = [1, 2, 3].find((one) => String(one) === notes.get("level")) ?? defaults.level;
  const [logit, sd] = [numberNote(notes, "difficulty"), numberNote(notes, "difficulty-sd")];
  return {
    skill: notes.get("skill") ?? defaults.skill,
    level,
    area: notes.get("area") ?? defaults.area,
    objective: notes.get("objective") ?? "",
    cognitive: notes.get("cognitive") ?? null,
    sector: notes.get("sector") ?? null,
    roles: (notes.get("roles") ?? "").split(" ").filter((role) => role !== ""),
    safetyCritical: notes.get("safety") === "yes",
    seconds: numberNote(notes, "seconds") ?? null,
    difficulty: logit === undefined || sd === undefined ? undefined : { logit, sd },
    discrimination: numberNote(notes, "discrimination"),
    guessing: numberNote(notes, "guessing"),
    categories: numberNote(notes, "categories"),
    sources: numberedNotes(notes, "source").map((record) => {
      const [name = "", edition = "", use = ""] = splitFields(record);
      return { name, edition, use };
    }),
    calculations: numberedNotes(notes, "calculation").flatMap(calculationFrom),
    ...(notes.has("figure") ? { figure: { file: notes.get("figure"), alt: notes.get("figure-alt") ?? "" } } : {}),
  };
}

/** A draft from what was read, or what does not fit, in words. */
export function toDraft(raw: unknown): { readonly draft: ItemDraft } | { readonly reason: string } {
  const parsed = itemDraft.safeParse(raw);
  if (parsed.success) return { draft: parsed.data };
  const [issue] = parsed.error.issues;
  return { reason: `${issue?.path.map(String).join(".") ?? "The item"} cannot be used: ${issue?.message ?? ""}.` };
}

export function numberNote(notes: Notes, name: string): number | undefined {
  const value = readDecimal(notes.get(name) ?? "");
  return Number.isNaN(value) ? undefined : value;
}

/** name-1, name-2, … in order. */
export function numberedNotes(notes: Notes, name: string): readonly string[] {
  const found: string[] = [];
  for (let next = notes.get(`${name}-1`); next !== undefined; next = notes.get(`${name}-${found.length + 1}`))
    found.push(next);
  return found;
}

/** One line a calculation: what it is of, inputs, formula, result, tolerance. */
export function calculationRecords(calculations: Calculations): readonly string[] {
  return calculations.map(({ of, inputs, formula, equals, tolerance }) =>
    joinFields([of, joinNumbers(inputs), formula, equals === null ? "" : String(equals), String(tolerance)]),
  );
}

export function calculationFrom(record: string) {
  if (record.trim() === "") return [];
  const [of = "", inputs = "", formula = "", equals = "", tolerance = ""] = splitFields(record);
  const [result, accepted] = [readDecimal(equals), readDecimal(tolerance)];
  return [
    {
      of,
      inputs: splitNumbers(inputs) ?? {},
      formula,
      equals: Number.isNaN(result) ? null : result,
      tolerance: Number.isNaN(accepted) ? 0 : accepted,
    },
  ];
}
