import { z } from "zod";
import type { Answer } from "#app/engine/measurement/answer-key.ts";

// An answer as a device sends it and as it is stored, for checks and lessons alike.

/** Of an option, a step or a unit. */
const partId = z.string().max(64);
const parts = z.array(partId).max(64);

/** An answer to one question, and so to one decision of a scenario. */
export type PlainAnswer = Exclude<Answer, { readonly type: "scenario" }>;

export const plainAnswer: z.ZodType<PlainAnswer> = z.discriminatedUnion("type", [
  z.object({ type: z.literal("blank") }),
  z.object({ type: z.literal("single"), choice: partId }),
  z.object({ type: z.literal("multiple"), choices: parts }),
  z.object({ type: z.literal("ordering"), order: parts }),
  z.object({ type: z.literal("matching"), pairs: z.record(partId, partId) }),
  z.object({ type: z.literal("numeric"), text: z.string().max(64), unit: partId }),
  z.object({ type: z.literal("hotspot"), x: z.number(), y: z.number() }),
]);
