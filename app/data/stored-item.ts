import { z } from "zod";
import type { Confidence } from "#app/engine/measurement/answer-key.ts";
import type { ItemParameters } from "#app/engine/measurement/item.ts";

// What Json columns hold of an item and of an answer to it.

export const itemParameters = z.object({
  discrimination: z.number().positive(),
  difficulty: z.number(),
  guessing: z.number().min(0).max(1),
  slipping: z.number().min(0).max(1),
  steps: z.array(z.number()).min(1),
}) satisfies z.ZodType<ItemParameters>;

export const confidence = z.enum(["sure", "unsure", "guessing"]) satisfies z.ZodType<Confidence>;
