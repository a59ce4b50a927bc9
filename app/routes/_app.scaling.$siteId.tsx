import type { MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { changeSiteByForm } from "#app/http/site-changes.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { loadScorecards } from "#app/services/scaling/load-scorecards.server.ts";
import { formatDate } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { DimensionPanel } from "#app/ui/scaling/dimension-panel.tsx";
import { MarkBadge } from "#app/ui/scaling/mark-badge.tsx";
import { NextActions } from "#app/ui/scaling/next-actions.tsx";
import { ReadingForm } from "#app/ui/scaling/reading-form.tsx";
import { DIMENSION_WORDS } from "#app/ui/scaling/words.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  pageTitle(`${page?.card.site.name ?? "Site"}: scaling`);

export const loader = protectedLoader("planning:read", async ({ viewer, params }) => {
  const id = requireUuid(params["siteId"]);
  const { cards, asOf } = await loadScorecards(viewer);
  return { asOf, card: requireFound(cards.find(({ site }) => site.id === id)) };
});

export const action = protectedAction("planning:write", async ({ viewer, params, form }) => {
  const answer = await changeSiteByForm(viewer, requireUuid(params["siteId"]), form);
  return data(answer, { status: answer.done === null ? 422 : 200 });
});

export default function SiteScaling() {
  const { card, asOf } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const locale = useLocale();
  return (
    <Page
      title={`${card.site.name}: readiness to scale AI`}
      lead={
        card.lowest === null
          ? "Too little is known yet to say where this site stands."
          : `Its lowest dimension is ${DIMENSION_WORDS[card.lowest].toLowerCase()}: nothing else makes up for it.`
      }
      breadcrumbs={[{ label: "Scaling readiness", to: "/scaling" }]}
      facts={
        <>
          <MarkBadge mark={card.mark} score={card.score} />
          <span className="text-14 text-ink-muted">As of {formatDate(locale, asOf)}</span>
        </>
      }
    >
      <div className="flex flex-col gap-6">
        {answer?.done != null && <Notice tone="done" title={answer.done} live />}
        <NextActions
          dimensions={card.dimensions}
          actions={card.actions}
          mayWrite={card.mayWrite}
          problem={answer?.errors["action"]}
        />
        {card.dimensions.map((dimension) => (
          <DimensionPanel key={dimension.dimension} dimension={dimension} siteId={card.site.id} />
        ))}
        {card.mayWrite && (
          <ReadingForm
            asOf={asOf}
            dimensions={card.dimensions}
            errors={answer?.errors ?? {}}
            values={answer?.values ?? {}}
          />
        )}
      </div>
    </Page>
  );
}
