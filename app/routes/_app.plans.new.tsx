import type { MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm, requiredText, type FieldErrors } from "#app/http/form-data.server.ts";
import { requireFound, requireOk } from "#app/http/problem.server.ts";
import { decideMix } from "#app/services/workforce/decide-mix.server.ts";
import { loadPlanDraft } from "#app/services/workforce/plan-draft.server.ts";
import { formatCount, formatDate } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { DecideForm } from "#app/ui/plans/decide-form.tsx";
import { GapForm } from "#app/ui/plans/gap-form.tsx";
import { MadeOfGap } from "#app/ui/plans/made-of-gap.tsx";
import { MixBar } from "#app/ui/plans/mix-bar.tsx";
import { OptionTable } from "#app/ui/plans/option-table.tsx";
import { useLocale } from "#app/ui/root-data.ts";

export const meta: MetaFunction = () => pageTitle("Build, buy, borrow or redeploy");

export const loader = protectedLoader("planning:read", async ({ viewer, request }) =>
  requireOk(await loadPlanDraft(viewer, new URL(request.url).searchParams), () => ({ kind: "not-found" })),
);

const heads = z.coerce.number("Give a whole number.").int("Give a whole number.").min(0, "Give 0 or more.").max(500);

const schema = z.object({
  query: z.string().max(2000),
  ...{ build: heads, buy: heads, borrow: heads, redeploy: heads, open: heads },
  name: requiredText("Give the plan a name.", 120),
  reason: requiredText("Say why: it is stored with the decision.", 1000),
});

export const action = protectedAction("planning:write", async ({ viewer, form }) => {
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return data({ errors: parsed.error, refused: null }, { status: 422 });
  const { query, name, reason, ...chosen } = parsed.value;
  const decided = await decideMix(viewer, { query, name, reason, chosen });
  if (decided.ok) return redirect(`/plans/${decided.value.id}`);
  const { error } = decided;
  requireFound(error.kind === "not-found" ? null : true);
  const refused = error.kind === "refused" ? error.words : null;
  const errors: FieldErrors = {};
  return data({ errors, refused }, { status: 409 });
});

export default function NewPlan() {
  const { draft, choices, mayWrite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const locale = useLocale();
  const { mix, gap } = draft;
  return (
    <Page
      width="wide"
      title="Build, buy, borrow or redeploy"
      lead="What is the cheapest way to have enough ready people in time?"
      breadcrumbs={[{ label: "Plans", to: "/plans" }]}
      facts={
        <p className="text-14 text-ink-muted">
          {draft.roleName}, {draft.siteName}, as of {formatDate(locale, draft.asOf)}; needed on{" "}
          {formatDate(locale, draft.neededOn)}, in {formatCount(locale, draft.weeksUntilNeeded)} weeks.
        </p>
      }
    >
      <div className="flex flex-col gap-6">
        {draft.notes.map((note) => (
          <Notice key={note} tone="warning" title={note} />
        ))}
        <GapForm gap={draft} fields={draft.fields} choices={choices} />
        {mix === null || gap === null ? (
          <Notice
            title={
              gap === 0
                ? "There is no gap: as many are ready as are needed. Type a gap to plan for one."
                : "Type the gap to see the ways to fill it."
            }
          />
        ) : (
          <>
            <Panel
              flush
              title={`Recommended mix for a gap of ${formatCount(locale, gap)}`}
              description={`${draft.gapFrom === "forecast" ? "The gap is the forecast's expected value, rounded up. " : ""}In all ${formatCount(locale, mix.cost)}, weeks of empty posts included. Learning: the mean of the nearest people.`}
            >
              <div className="px-4 pb-4 md:px-6">
                <MixBar gap={gap} heads={{ ...headsOf(mix.options), open: mix.unfilled }} />
              </div>
              <OptionTable options={mix.options} gap={gap} />
            </Panel>
            {mayWrite && (
              <Panel title="Decide" description="The plan keeps everything it was made from, and your name.">
                <DecideForm
                  query={draft.query}
                  suggestedName={`${draft.roleName}, ${draft.siteName}, ${draft.quarter}`}
                  gap={gap}
                  options={mix.options}
                  unfilled={mix.unfilled}
                  errors={answer?.errors ?? {}}
                  refused={answer?.refused ?? null}
                />
              </Panel>
            )}
          </>
        )}
        <MadeOfGap roleId={draft.roleId} siteId={draft.siteId} fields={draft.fields} />
      </div>
    </Page>
  );
}

function headsOf(
  options: readonly { readonly kind: "build" | "buy" | "borrow" | "redeploy"; readonly heads: number }[],
) {
  const heads = { build: 0, buy: 0, borrow: 0, redeploy: 0 };
  for (const { kind, heads: own } of options) heads[kind] = own;
  return heads;
}
