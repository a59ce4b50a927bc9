import { loadCard, saveCard, type CardKey } from "#app/data/review-cards.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { reschedule, type ReviewGrade } from "./schedule-card.ts";

/** Moves a card on after an answer. Sent again, or from a second window, it changes nothing. */
export async function answerCard(
  viewer: Viewer,
  { lessonId, cardId, due, grade }: CardKey & { readonly due: string; readonly grade: ReviewGrade },
): Promise<Result<{ readonly moved: boolean }, { readonly kind: "not-found" }>> {
  const { orgId, learnerId: person } = viewer;
  const card = person === null ? null : await loadCard(orgId, person, { lessonId, cardId });
  if (card === null || person === null) return err({ kind: "not-found" });
  if (card.dueAt.toISOString() !== due) return ok({ moved: false });
  const at = now();
  const next = reschedule(card.memory, grade, at);
  const moved = await saveCard(orgId, person, { lessonId, cardId, before: card.dueAt, ...next }, at);
  return ok({ moved });
}
