import { createEmptyCard, fsrs, Rating, State, type Card, type Grade } from "ts-fsrs";
import { z } from "zod";

/** How well a fact was remembered. */
export const REVIEW_GRADES = ["again", "hard", "good", "easy"] as const;
export type ReviewGrade = (typeof REVIEW_GRADES)[number];

const GRADES: Readonly<Record<ReviewGrade, Grade>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

/**
 * Free Spaced Repetition Scheduler 6, as published: 90 % of the cards should still be known when they come back. Steps of
 * minutes are off, because nobody on a shift waits ten minutes for a card, and so is the random spread: the same answer
 * gives the same day. Nothing waits longer than about a year: at that cap better answers still come a day later than others.
 */
const scheduler = fsrs({ request_retention: 0.9, enable_short_term: false, enable_fuzz: false, maximum_interval: 365 });

const memory = z.object({
  due: z.coerce.date(),
  stability: z.number(),
  difficulty: z.number(),
  elapsed_days: z.number(),
  scheduled_days: z.number(),
  learning_steps: z.number(),
  reps: z.number(),
  lapses: z.number(),
  state: z.enum(State),
  last_review: z.coerce.date(),
});

/** A card after an answer, as it is stored, and when it comes back. */
export interface ScheduledCard {
  readonly memory: Card;
  readonly dueAt: Date;
}

/** A fact that was read in its lesson just now, which is its first repetition: it comes back after two days. */
export function firstSchedule(at: Date): ScheduledCard {
  return after(createEmptyCard(at), "good", at);
}

/** A stored card after an answer. */
export function reschedule(stored: unknown, grade: ReviewGrade, at: Date): ScheduledCard {
  return after(memory.parse(stored), grade, at);
}

/** When a card would come back, for each answer. */
export function outlook(stored: unknown, at: Date): Readonly<Record<ReviewGrade, Date>> {
  const due = (grade: ReviewGrade): Date => reschedule(stored, grade, at).dueAt;
  return { again: due("again"), hard: due("hard"), good: due("good"), easy: due("easy") };
}

function after(card: Card, grade: ReviewGrade, at: Date): ScheduledCard {
  const { card: next } = scheduler.next(card, at, GRADES[grade]);
  return { memory: next, dueAt: next.due };
}
