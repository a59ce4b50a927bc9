import { z } from "zod";
import { confidence, itemParameters } from "#app/data/stored-item.ts";
import { itemId, skillId, type ItemId } from "#app/engine/kernel/ids.ts";
import type { Answer, Confidence } from "#app/engine/measurement/answer-key.ts";
import type { CheckDesign } from "#app/engine/measurement/check-design.ts";
import type { SessionState } from "#app/engine/measurement/assessment-state.ts";
import { PROFICIENCY_LEVELS } from "#app/engine/skills/skill.ts";
import { plainAnswer, type PlainAnswer } from "#app/services/stored-answer.ts";

// The documents of an assessment row, and an answer as it comes from a device.

const itemKey = z.string().max(200).transform(itemId);

const answer: z.ZodType<Answer> = z.union([
  plainAnswer,
  z.object({ type: z.literal("scenario"), answers: z.array(plainAnswer).max(10) }),
]);

/** Answers as a device sends them; at most as many as can be handed out ahead, with room for the decisions of scenarios. */
export const sentAnswers = z
  .array(
    z.object({
      sequence: z.int().min(0).max(100),
      itemId: z.string().max(200),
      decision: z.int().min(0).max(10).default(0),
      answer: plainAnswer,
      confidence,
      queued: z.boolean().default(false),
    }),
  )
  .min(1)
  .max(12);

const design = z
  .object({
    items: z.array(
      z.object({
        id: itemKey,
        skillId: z.string().transform(skillId),
        level: z.literal(PROFICIENCY_LEVELS),
        type: z.enum(["single", "multiple", "ordering", "matching", "numeric", "hotspot", "scenario"]),
        status: z.enum(["draft", "pilot", "live", "retired"]),
        contentArea: z.string(),
        safetyCritical: z.boolean(),
        parameters: itemParameters,
        version: z.int(),
        seconds: z.number(),
      }),
    ),
    mean: z.number(),
    sd: z.number().positive(),
    cut: z.number().nullable(),
    excluded: z.array(itemKey),
    prices: z.array(z.tuple([itemKey, z.number()])),
    stopping: z.object({
      minItems: z.int(),
      maxItems: z.int(),
      decisionCertainty: z.number(),
      targetSd: z.number(),
      maxMinutes: z.number().nullable(),
    }),
    pilots: z.array(itemKey),
    pilotPlaces: z.array(z.int()),
  })
  .transform((stored): CheckDesign => stored);

const state = z
  .object({
    status: z.enum(["not-started", "running", "paused", "finished"]),
    answers: z.array(
      z.object({
        itemId: itemKey,
        answer,
        confidence,
        score: z.int().min(0),
        scored: z.boolean(),
        workedMs: z.number(),
      }),
    ),
    current: itemKey.nullable(),
    ahead: z.array(itemKey),
    workedMs: z.number(),
    lastAtMs: z.number(),
    finishedBecause: z
      .enum(["time-is-up", "item-limit", "no-items-left", "decision-certain", "precise-enough", "left"])
      .nullable(),
  })
  .transform((stored): SessionState => stored);

const unfinished = z
  .object({ sequence: z.int(), itemId: itemKey, answers: z.array(plainAnswer), confidences: z.array(confidence) })
  .nullable();

/** Decisions already taken in the scenario on the screen; null: none. */
export type UnfinishedScenario = {
  readonly sequence: number;
  readonly itemId: ItemId;
  readonly answers: readonly PlainAnswer[];
  readonly confidences: readonly Confidence[];
} | null;

export const readDesign = (stored: unknown): CheckDesign => design.parse(stored);
export const readState = (stored: unknown): SessionState => state.parse(stored);
export const readUnfinished = (stored: unknown): UnfinishedScenario => unfinished.parse(stored);
