import { redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm } from "#app/http/form-data.server.ts";
import { problemResponse, requireFound, requireOk } from "#app/http/problem.server.ts";
import { answerCard } from "#app/services/review/answer-card.server.ts";
import { loadReview } from "#app/services/review/load-review.server.ts";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { formatDate } from "#app/ui/format.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { ReviewCard } from "#app/ui/review/review-card.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { TextLink } from "#app/ui/text-link.tsx";
import { plainDate } from "#app/engine/kernel/calendar.ts";

export const meta: MetaFunction = () => pageTitle("Review");

export const loader = protectedLoader("lesson:take:own", async ({ viewer }) => requireFound(await loadReview(viewer)));

const answer = z.object({
  lessonId: z.string().max(200),
  cardId: z.string().max(80),
  due: z.string().max(40),
  grade: z.enum(["again", "hard", "good", "easy"]),
});

export const action = protectedAction("lesson:take:own", async ({ viewer, form }) => {
  const parsed = parseForm(form, answer);
  if (!parsed.ok) throw problemResponse({ kind: "invalid", message: "Choose one of the four answers under the card." });
  requireOk(await answerCard(viewer, parsed.value), ({ kind }) => ({ kind }));
  return redirect("/review");
});

export default function ReviewPage() {
  const { card, due, all, nextAt } = useLoaderData<typeof loader>();
  const locale = useLocale();
  const { state } = useNavigation();
  return (
    <Page
      width="reading"
      title="Review"
      lead="Facts from the lessons you have done come back just before they would be forgotten. Nothing here counts."
    >
      {card === null ? (
        <EmptyState
          title={all === 0 ? "Nothing to review yet" : "Nothing is due"}
          action={<TextLink to="/library">Lessons</TextLink>}
        >
          {all === 0
            ? "When you finish a lesson, its facts to remember come here after about two days."
            : `All ${String(all)} facts are still fresh. ${nextAt === null ? "" : `The next one is due on ${formatDate(locale, plainDate(nextAt.slice(0, 10)))}.`}`}
        </EmptyState>
      ) : (
        <>
          <p role="status" className="mb-3 text-14 text-ink-muted">
            {due === 1 ? "1 fact is due" : `${String(due)} facts are due`}
          </p>
          <Form method="post">
            <CsrfField />
            <input type="hidden" name="lessonId" value={card.lessonId} />
            <input type="hidden" name="cardId" value={card.cardId} />
            <input type="hidden" name="due" value={card.due} />
            <ReviewCard key={`${card.lessonId} ${card.cardId} ${card.due}`} card={card} pending={state !== "idle"} />
          </Form>
          <p className="mt-4 text-14 text-ink-muted">
            From <TextLink to={`/library/lessons/${card.lessonId}`}>{card.lessonTitle}</TextLink>
          </p>
        </>
      )}
    </Page>
  );
}
