import { z } from "zod";

const share = z.number().min(0).max(1);

/** What an author must look at (content rubric, section 5), the most urgent first. */
export const ITEM_FLAGS = [
  "negative-discrimination",
  "key-suspect",
  "group-difference",
  "overexposed",
  "too-hard",
  "too-easy",
  "weak-discrimination",
  "idle-distractor",
  "too-fast",
  "too-slow",
] as const;

export type StoredItemFlag = (typeof ITEM_FLAGS)[number];

const statistics = z.object({
  v: z.literal(1),
  /** People who answered; each person's first answer counts. */
  answers: z.number().int(),
  right: z.number().int(),
  /** Null below the number of answers from which statistics are reported. */
  shareRight: share.nullable(),
  discriminationIndex: z.number().nullable(),
  options: z.array(
    z.object({ option: z.string(), isKey: z.boolean(), count: z.number().int(), meanRestScore: z.number().nullable() }),
  ),
  medianSeconds: z.number().nullable(),
  expectedSeconds: z.number(),
  /** Of the year's checks of the skill. */
  checks: z.number().int(),
  givenIn: z.number().int(),
  fit: z.object({ misfit: z.number(), probability: share, people: z.number().int() }).nullable(),
  groups: z.array(
    z.object({
      kind: z.enum(["site", "shift"]),
      name: z.string(),
      people: z.number().int(),
      delta: z.number(),
      deltaError: z.number(),
      effect: z.enum(["A", "B", "C"]),
    }),
  ),
  flags: z.array(z.enum(ITEM_FLAGS)),
});

const calibration = z.object({
  v: z.literal(1),
  difficulty: z.number(),
  discrimination: z.number(),
  guessing: z.number(),
  errors: z.object({ difficulty: z.number(), discrimination: z.number(), guessing: z.number() }),
  answers: z.number().int(),
});

export type StoredItemStatistics = z.infer<typeof statistics>;
export type StoredCalibration = z.infer<typeof calibration>;

/** What was computed of an item; null when nothing was. */
export const readStatistics = (stored: unknown): StoredItemStatistics | null => statistics.nullable().parse(stored);

export const readCalibration = (stored: unknown): StoredCalibration | null => calibration.nullable().parse(stored);
