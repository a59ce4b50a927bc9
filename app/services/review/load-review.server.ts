import { countCards, listDueCards, removeCards } from "#app/data/review-cards.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { now } from "#app/platform/clock.server.ts";
import { outlook, REVIEW_GRADES, type ReviewGrade } from "./schedule-card.ts";

/** A fact to recall. */
export interface ReviewCardView {
  readonly lessonId: string;
  readonly cardId: string;
  readonly lessonTitle: string;
  readonly front: string;
  readonly back: string;
  /** The appointment that this answer is for; an answer to an earlier one changes nothing. ISO instant. */
  readonly due: string;
  /** Days until it comes back, by answer. */
  readonly days: Readonly<Record<ReviewGrade, number>>;
}

export interface ReviewPage {
  readonly due: number;
  readonly all: number;
  readonly card: ReviewCardView | null;
  /** When the next one is due; ISO instant, null: there is none. */
  readonly nextAt: string | null;
}

const LOOKED_AT = 20;
const DAY_MS = 86_400_000;

/** The fact that has waited longest. A fact that its lesson no longer holds is dropped. */
export async function loadReview(viewer: Viewer): Promise<ReviewPage | null> {
  const { orgId, learnerId: person } = viewer;
  if (person === null) return null;
  const at = now();
  const rows = await listDueCards(orgId, person, at, LOOKED_AT);
  await removeCards(
    orgId,
    person,
    rows.filter(({ front }) => front === null),
  );
  const { due, all, nextAt } = await countCards(orgId, person, at);
  const row = rows.find(({ front }) => front !== null);
  if (row === undefined) return { due, all, card: null, nextAt: nextAt?.toISOString() ?? null };
  const coming = outlook(row.memory, at);
  const days = (grade: ReviewGrade): [ReviewGrade, number] => {
    return [grade, Math.max(1, Math.round((coming[grade].getTime() - at.getTime()) / DAY_MS))];
  };
  return {
    due,
    all,
    nextAt: nextAt?.toISOString() ?? null,
    card: {
      lessonId: row.lessonId,
      cardId: row.cardId,
      lessonTitle: row.lessonTitle,
      front: row.front ?? "",
      back: row.back ?? "",
      due: row.dueAt.toISOString(),
      days: Object.fromEntries(REVIEW_GRADES.map(days)) as Record<ReviewGrade, number>,
    },
  };
}
