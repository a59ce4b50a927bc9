import { z } from "zod";
import { itemId, roleId } from "#app/engine/kernel/ids.ts";
import { prose, sector, skillIdText, slug } from "#app/catalog/content-schemas.ts";

/** Ids inside an item: one letter each, so that a key reads like the sheet an author has in mind. */
const letter = z.string().regex(/^[a-z]$/, "must be one letter from a to z");

export const inputName = z.string().regex(/^[a-z][A-Za-z0-9]*$/, "must be a name like stopCost");

/** `why` is the feedback a person reads; `belief` names the mistake that makes a wrong choice attractive. */
const option = z.strictObject({ text: prose, why: prose, belief: prose.optional() });

const share = z.number().min(0, "lies outside the picture").max(1, "lies outside the picture");
const point = z.strictObject({ x: share, y: share });

const shape = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("rectangle"), left: share, top: share, right: share, bottom: share }),
  z.strictObject({ kind: z.literal("circle"), x: share, y: share, radius: share }),
  z.strictObject({ kind: z.literal("polygon"), points: z.array(point).min(3, "needs at least three points") }),
]);

const inputs = z.record(inputName, z.number());

export const figure = z.strictObject({
  /** Inside the skill's folder: figures/<name>.svg */
  file: z.string().regex(/^figures\/[a-z0-9]+(-[a-z0-9]+)*\.svg$/, "must look like figures/two-words.svg"),
  /** Says what the picture shows to someone who cannot see it, without giving the answer away. */
  alt: prose,
});

/** A number used in the words of an item, recomputed by the check. */
const calculation = z.strictObject({
  of: prose,
  inputs: inputs.default({}),
  formula: prose,
  equals: z.number(),
  tolerance: z.number().min(0).default(0),
});

export const asked = {
  question: prose,
  figure: figure.optional(),
  calculations: z.array(calculation).default([]),
};

/** Highest score; 1 means right or wrong. Decided before the item is used. */
const categories = z.number().int().min(1).max(6).optional();

export const types = {
  single: { type: z.literal("single"), options: z.record(letter, option), key: letter },
  multiple: {
    type: z.literal("multiple"),
    options: z.record(letter, option),
    key: z.array(letter).min(1, "needs at least one right option"),
    categories,
  },
  ordering: {
    type: z.literal("ordering"),
    /** In the order in which they are shown. */
    steps: z.record(letter, z.strictObject({ text: prose, why: prose })),
    key: z.array(letter),
    categories,
  },
  matching: {
    type: z.literal("matching"),
    left: z.record(letter, z.strictObject({ text: prose, matches: letter, why: prose })),
    /** What may be chosen; one that matches nothing names the belief behind choosing it. */
    offered: z.record(letter, z.strictObject({ text: prose, belief: prose.optional() })),
    categories,
  },
  numeric: {
    type: z.literal("numeric"),
    inputs,
    formula: prose,
    key: z.number(),
    unit: prose,
    tolerance: z.number().min(0),
    /** What rounding is accepted, in words for the person. */
    rounding: prose,
    /** Accepted unit → how many of `unit` one of it is. */
    units: z.record(z.string(), z.number().positive()),
    why: prose,
    mistakes: z
      .array(z.strictObject({ formula: prose, equals: z.number(), belief: prose, why: prose }))
      .min(1, "needs at least one foreseen mistake"),
  },
  hotspot: {
    type: z.literal("hotspot"),
    figure,
    /** Every place worth pointing at, also offered as a list to people who do not point. */
    regions: z.record(letter, z.strictObject({ label: prose, shape, why: prose, belief: prose.optional() })),
    key: z.array(letter).min(1, "needs at least one right region"),
  },
};

/** What arrives before a decision: a call, an alarm, a trend. */
export const news = { news: prose.optional() };

const decision = z.discriminatedUnion("type", [
  z.strictObject({ ...news, ...asked, ...types.single }),
  z.strictObject({ ...news, ...asked, ...types.multiple }),
  z.strictObject({ ...news, ...asked, ...types.ordering }),
  z.strictObject({ ...news, ...asked, ...types.matching }),
  z.strictObject({ ...news, ...asked, ...types.numeric }),
]);

const scenario = {
  type: z.literal("scenario"),
  figure: figure.optional(),
  calculations: asked.calculations,
  decisions: z.array(decision).min(3, "needs 3 to 5 decisions").max(5, "needs 3 to 5 decisions"),
  categories,
};

export const source = z.strictObject({ name: prose, edition: prose, use: prose });

const head = {
  id: z
    .string()
    .regex(/^[a-z0-9-]+\.[a-z0-9-]+\.[a-z0-9-]+$/, "must look like family.skill-name.short-title")
    .transform(itemId),
  title: prose,
  skill: skillIdText,
  /** Automatic scores reach level 3 at most. */
  level: z.literal([1, 2, 3]),
  /** Part of the skill that the item stands for; a check gives each area its share. */
  area: slug,
  /** One observable thing a person does who answers well. */
  objective: prose,
  cognitive: z.enum(["remember", "understand", "apply", "analyse"]),
  sector,
  roles: z.array(slug.transform(roleId)).default([]),
  safetyCritical: z.boolean(),
  seconds: z.number().int().min(20).max(900),
  /** Left out: the middle of the level's band with the writers' uncertainty. */
  difficulty: z.strictObject({ logit: z.number().min(-4).max(4), sd: z.number().min(0.1).max(2) }).optional(),
  discrimination: z.number().min(0.2).max(3).optional(),
  guessing: z.number().min(0).max(0.5).optional(),
  status: z.enum(["draft", "pilot", "live", "retired"]),
  review: z.enum(["drafted", "second-read", "signed"]),
  origin: z.enum(["person", "assisted"]),
  version: z.number().int().min(1),
  sources: z.array(source),
  situation: prose,
};

/** content/items/<skill id>/<short-title>.yaml */
export const itemFile = z.discriminatedUnion("type", [
  z.strictObject({ ...head, ...asked, ...types.single }),
  z.strictObject({ ...head, ...asked, ...types.multiple }),
  z.strictObject({ ...head, ...asked, ...types.ordering }),
  z.strictObject({ ...head, ...asked, ...types.matching }),
  z.strictObject({ ...head, ...asked, ...types.numeric }),
  z.strictObject({ ...head, ...asked, ...types.hotspot }),
  z.strictObject({ ...head, ...scenario }),
]);

export type ItemFile = z.infer<typeof itemFile>;
export type ScenarioItem = Extract<ItemFile, { type: "scenario" }>;
export type Decision = ScenarioItem["decisions"][number];
/** Something that asks one question: an item that is no scenario, a decision inside one, a question of a lesson. */
export type Question = Decision | HotspotQuestion;
type HotspotQuestion = Pick<Extract<ItemFile, { type: "hotspot" }>, keyof typeof asked | keyof typeof types.hotspot> &
  Pick<Decision, "news">;
export type QuestionOf<Type extends Question["type"]> = Extract<Question, { type: Type }>;
