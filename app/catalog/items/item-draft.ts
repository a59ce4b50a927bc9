import { z } from "zod";
import { types as strictTypes } from "./item-schemas.ts";

/** One line of prose that may still be missing. */
const words = z
  .string()
  .transform((text) => text.replace(/\s+/g, " ").trim())
  .default("");

/** One line of prose that need not be there; an empty one is none. */
const optionalWords = z
  .string()
  .optional()
  .transform((text) => {
    const line = text?.replace(/\s+/g, " ").trim();
    return line === "" ? undefined : line;
  });

const letter = z.string().regex(/^[a-z]$/);
const maybeLetter = z.union([letter, z.literal("")]).default("");
const maybeNumber = z.number().nullable().default(null);
const option = z.object({ text: words, why: words, belief: optionalWords });
const inputs = z.record(z.string(), z.number()).default({});
const figure = z.object({ file: words, alt: words });

const calculation = z.object({
  of: words,
  inputs,
  formula: words,
  equals: maybeNumber,
  tolerance: z.number().default(0),
});

const question = {
  news: optionalWords,
  question: words,
  figure: figure.optional(),
  calculations: z.array(calculation).default([]),
};
const categories = z.number().int().optional();

const types = {
  single: z.object({
    ...question,
    type: z.literal("single"),
    options: z.record(letter, option).default({}),
    key: maybeLetter,
  }),
  multiple: z.object({
    ...question,
    type: z.literal("multiple"),
    options: z.record(letter, option).default({}),
    key: z.array(letter).default([]),
    categories,
  }),
  ordering: z.object({
    ...question,
    type: z.literal("ordering"),
    steps: z.record(letter, z.object({ text: words, why: words })).default({}),
    key: z.array(letter).default([]),
    categories,
  }),
  matching: z.object({
    ...question,
    type: z.literal("matching"),
    left: z.record(letter, z.object({ text: words, matches: maybeLetter, why: words })).default({}),
    offered: z.record(letter, z.object({ text: words, belief: optionalWords })).default({}),
    categories,
  }),
  numeric: z.object({
    ...question,
    type: z.literal("numeric"),
    inputs,
    formula: words,
    key: maybeNumber,
    unit: words,
    tolerance: maybeNumber,
    rounding: words,
    units: z.record(z.string(), z.number()).default({}),
    why: words,
    mistakes: z.array(z.object({ formula: words, equals: maybeNumber, belief: words, why: words })).default([]),
  }),
  hotspot: z.object({
    ...question,
    type: z.literal("hotspot"),
    regions: z
      .record(
        letter,
        z.object({
          label: words,
          shape: strictTypes.hotspot.regions.valueType.shape.shape.nullable().default(null),
          why: words,
          belief: optionalWords,
        }),
      )
      .default({}),
    key: z.array(letter).default([]),
  }),
};

const decision = z.discriminatedUnion("type", [
  types.single,
  types.multiple,
  types.ordering,
  types.matching,
  types.numeric,
]);

const scenario = z.object({
  type: z.literal("scenario"),
  figure: figure.optional(),
  calculations: question.calculations,
  decisions: z.array(decision).default([]),
  categories,
});

const head = {
  id: z.string(),
  title: words,
  skill: z.string(),
  level: z.literal([1, 2, 3]),
  area: words,
  objective: words,
  cognitive: z.enum(["remember", "understand", "apply", "analyse"]).nullable().default(null),
  sector: z.enum(["manufacturing", "port", "utility"]).nullable().default(null),
  roles: z.array(z.string()).default([]),
  safetyCritical: z.boolean().default(false),
  seconds: maybeNumber,
  difficulty: z.object({ logit: z.number(), sd: z.number() }).optional(),
  discrimination: z.number().optional(),
  guessing: z.number().optional(),
  sources: z.array(z.object({ name: words, edition: words, use: words })).default([]),
  situation: words,
};

/**
 * An item as it may be kept while it is written: the shape of an item, with gaps. What the file of an item says about its
 * state (status, review, origin, version) is not part of it.
 */
export const itemDraft = z.discriminatedUnion("type", [
  types.single.extend(head),
  types.multiple.extend(head),
  types.ordering.extend(head),
  types.matching.extend(head),
  types.numeric.extend(head),
  types.hotspot.extend(head),
  scenario.extend(head),
]);

export type ItemDraft = z.infer<typeof itemDraft>;
export type ItemDraftHead = { readonly [Key in keyof typeof head]: ItemDraft[Key] };
export type ItemDraftOf<Type extends ItemDraft["type"]> = Extract<ItemDraft, { type: Type }>;
export type DecisionDraft = z.infer<typeof decision>;
/** Something with one question, complete or not. */
export type QuestionDraft = DecisionDraft | z.infer<(typeof types)["hotspot"]>;
export type FigureDraft = z.infer<typeof figure>;
