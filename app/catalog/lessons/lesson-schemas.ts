import { z } from "zod";
import { roleId } from "#app/engine/kernel/ids.ts";
import { day, prose, sector, skillIdText, slug } from "#app/catalog/content-schemas.ts";
import { asked, figure, inputName, news, source, types } from "#app/catalog/items/item-schemas.ts";

/** Review state of a page: drafted, read by a second person, signed by an expert of the installing organisation. */
export const reviewState = z.enum(["drafted", "second-read", "signed"]);

export const sources = z.array(source).min(1, "needs at least one source");

const targetLevel = z.literal([1, 2, 3]);

/** The front matter of content/lessons/<skill id>/<slug>/index.md */
export const lessonFront = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+\.[a-z0-9-]+$/, "must look like family.skill-name.short-title"),
  title: prose,
  skill: skillIdText,
  from: z.literal([0, 1, 2]),
  to: targetLevel,
  minutes: z.number().int().min(3).max(20),
  /** One observable thing a person does afterwards. */
  outcome: prose,
  /** Where the main case plays. */
  sector,
  /** Of its words, as a two-letter code; English when left out. */
  language: z
    .string()
    .regex(/^[a-z]{2}$/, "must be a code of two letters, as en")
    .optional(),
  roles: z.array(slug.transform(roleId)).default([]),
  prerequisites: z.array(z.strictObject({ skill: skillIdText, level: targetLevel })).default([]),
  review: reviewState,
  version: z.number().int().min(1),
  reviewedOn: day,
  sources,
});

/** What an item asks, inside a lesson: it brings its own case. */
const questionHead = { id: slug.optional(), title: prose.optional(), situation: prose.optional(), ...news, ...asked };
const namedHead = { ...questionHead, id: slug };

const question = z.discriminatedUnion("type", [
  z.strictObject({ ...questionHead, ...types.single }),
  z.strictObject({ ...questionHead, ...types.multiple }),
  z.strictObject({ ...questionHead, ...types.ordering }),
  z.strictObject({ ...questionHead, ...types.matching }),
  z.strictObject({ ...questionHead, ...types.numeric }),
  z.strictObject({ ...questionHead, ...types.hotspot }),
]);

/** Answers to these are kept, so they have a name. */
const namedQuestion = z.discriminatedUnion("type", [
  z.strictObject({ ...namedHead, ...types.single }),
  z.strictObject({ ...namedHead, ...types.multiple }),
  z.strictObject({ ...namedHead, ...types.ordering }),
  z.strictObject({ ...namedHead, ...types.matching }),
  z.strictObject({ ...namedHead, ...types.numeric }),
  z.strictObject({ ...namedHead, ...types.hotspot }),
]);

const step = z.strictObject({ do: prose, why: prose });
/** A step the reader thinks of before it is shown. */
const gap = z.strictObject({ ask: prose, answer: prose, why: prose });

const adjustable = z.strictObject({
  name: inputName,
  label: prose,
  value: z.number(),
  unit: z.string().default(""),
  min: z.number(),
  max: z.number(),
});

/** Every block of a lesson by the word after its fence. */
export const lessonBlocks = {
  situation: z.strictObject({ manufacturing: prose.optional(), port: prose.optional(), utility: prose.optional() }),
  "prerequisite-check": z.strictObject({ questions: z.array(question).min(1, "needs at least one question") }),
  "worked-example": z.strictObject({
    title: prose,
    situation: prose,
    steps: z.array(step).min(3, "needs 3 to 7 steps").max(7, "needs 3 to 7 steps"),
    result: prose,
  }),
  "faded-example": z.strictObject({
    title: prose,
    situation: prose,
    steps: z
      .array(z.union([step, gap], { error: "is neither { do, why } nor { ask, answer, why }" }))
      .min(3, "needs at least three steps"),
    result: prose,
  }),
  practice: namedQuestion,
  calculation: z.strictObject({
    title: prose,
    inputs: z.array(adjustable).min(1, "needs at least one input"),
    formula: prose,
    result: z.strictObject({
      label: prose,
      unit: z.string().default(""),
      value: z.number(),
      decimals: z.number().int().min(0).max(6),
    }),
    note: prose.optional(),
  }),
  figure: figure.extend({ caption: prose }),
  "failure-story": z.strictObject({ title: prose, happened: prose, noticed: prose, did: prose, learned: prose }),
  "lesson-check": z.strictObject({ questions: z.array(namedQuestion).min(1, "needs at least one question") }),
  retrieval: z.strictObject({
    cards: z.array(z.strictObject({ id: slug, front: prose, back: prose })).min(1, "needs at least one card"),
  }),
  coaching: z.strictObject({ questions: z.array(prose).min(1, "needs at least one question"), confirm: prose }),
} as const;

export type LessonFront = z.infer<typeof lessonFront>;
export type LessonBlocks = { readonly [Kind in keyof typeof lessonBlocks]: z.infer<(typeof lessonBlocks)[Kind]> };
export type BlockKind = keyof LessonBlocks;
export type LessonQuestion = z.infer<typeof question>;
export type NamedQuestion = z.infer<typeof namedQuestion>;
export type ExampleStep = z.infer<typeof step>;
export type ExampleGap = z.infer<typeof gap>;
