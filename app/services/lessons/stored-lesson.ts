import { z } from "zod";
import { lessonBlocks, lessonFront, type NamedQuestion } from "#app/catalog/lessons/lesson-schemas.ts";
import { blocksOf, type BlockPart, type Lesson, type LessonPart } from "#app/catalog/lessons/lesson.ts";
import type { Answer } from "#app/engine/measurement/answer-key.ts";
import { plainAnswer } from "#app/services/stored-answer.ts";

// The documents of a lesson and of a run through it, and what a device sends.

const prosePart = z.object({ kind: z.literal("prose"), markdown: z.string() });
const blockPart = z
  .object({ kind: z.enum(Object.keys(lessonBlocks) as (keyof typeof lessonBlocks)[]), block: z.unknown() })
  // the schema is chosen by the kind, so the two belong together
  .transform(({ kind, block }) => ({ kind, block: lessonBlocks[kind].parse(block) }) as BlockPart);

const lesson = z.object({
  front: lessonFront,
  parts: z.array(z.union([prosePart, blockPart]).transform((part): LessonPart => part)),
});

/** The words of a lesson as they were installed. */
export const readLesson = (stored: unknown): Lesson => lesson.parse(stored);

/** The questions that count. */
export const checkQuestions = (of: Lesson): readonly NamedQuestion[] =>
  blocksOf(of, "lesson-check").flatMap(({ block }) => block.questions);

export const practiceIds = (of: Lesson): ReadonlySet<string> =>
  new Set(blocksOf(of, "practice").map(({ block }) => block.id));

export type Answers = Readonly<Record<string, Answer>>;
const answers: z.ZodType<Answers> = z.record(z.string().max(80), plainAnswer);

const version = z.int().min(1).max(1_000_000);

const sentProgress = z.object({ version, part: z.int().min(0).max(500), answered: answers });
export type SentProgress = z.infer<typeof sentProgress>;

const sentCompletion = z.object({ version, deviceKey: z.uuid(), answers });
export type SentCompletion = z.infer<typeof sentCompletion>;

/** What a device sends about how far somebody is; null where it is none. */
export const readProgress = (body: unknown): SentProgress | null => sentProgress.safeParse(body).data ?? null;

/** The lesson-check as a device sends it; null where it is none. */
export const readCompletion = (body: unknown): SentCompletion | null => sentCompletion.safeParse(body).data ?? null;

const storedProgress = z.object({ part: z.number(), answered: answers });

export const readStoredProgress = (stored: unknown): z.infer<typeof storedProgress> =>
  storedProgress.safeParse(stored).data ?? { part: 0, answered: {} };

const storedCheck = z.object({
  answers,
  points: z.number(),
  possible: z.number(),
  /** Whether it became an entry of the record. */
  counted: z.boolean(),
});
export type StoredCheck = z.infer<typeof storedCheck>;

/** How a lesson-check went; null: none was taken. */
export const readStoredCheck = (stored: unknown): StoredCheck | null => storedCheck.safeParse(stored).data ?? null;
