import { z } from "zod";

const text = z.object({ format: z.enum(["moodle", "html", "markdown", "plain"]), text: z.string() });

const number = z.discriminatedUnion("type", [
  z.object({ type: z.literal("simple"), number: z.number() }),
  z.object({ type: z.literal("range"), number: z.number(), range: z.number() }),
  z.object({ type: z.literal("high-low"), numberLow: z.number(), numberHigh: z.number() }),
]);

const choice = z.object({
  isCorrect: z.boolean(),
  /** Per cent, -100 to 100. */
  weight: z.number().nullable(),
  text,
  feedback: text.nullable(),
});

const common = {
  id: z.string().nullable(),
  tags: z.array(z.string()).nullable(),
  title: z.string().nullable(),
  stem: text,
  /** The answers stand inside the sentence: a gap to fill. */
  hasEmbeddedAnswers: z.boolean(),
};
const answered = { ...common, globalFeedback: text.nullable() };

/** What the parser of the package gives, checked: its own types say less than it does. */
export const giftQuestion = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Category"), title: z.string() }),
  z.object({ type: z.literal("Description"), ...common }),
  z.object({ type: z.literal("Essay"), ...answered }),
  z.object({ type: z.literal("Short"), ...answered, choices: z.array(choice) }),
  z.object({ type: z.literal("MC"), ...answered, choices: z.array(choice) }),
  z.object({
    type: z.literal("TF"),
    ...answered,
    isTrue: z.boolean(),
    trueFeedback: text.nullable(),
    falseFeedback: text.nullable(),
  }),
  z.object({
    type: z.literal("Numerical"),
    ...answered,
    choices: z.union([number, z.array(choice.extend({ text: z.union([number, text]) }))]),
  }),
  z.object({
    type: z.literal("Matching"),
    ...answered,
    matchPairs: z.array(z.object({ subquestion: text, subanswer: z.string() })),
  }),
]);

export type GiftQuestion = z.infer<typeof giftQuestion>;
export type GiftText = z.infer<typeof text>;
export type GiftNumber = z.infer<typeof number>;
