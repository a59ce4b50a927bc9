import { redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { newFormKey } from "#app/http/form-key.server.ts";
import { requireFound, requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { readinessSearch } from "#app/http/readiness-search.server.ts";
import { loadRatingSheet, rateMyself } from "#app/services/rate-myself.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { SelfRatingForm } from "#app/ui/readiness/self-rating-form.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

export const meta: MetaFunction = () => [{ title: "Rate myself · Pacesetter" }];

export const loader = protectedLoader("record:rate:own", async ({ viewer, request }) => {
  requireFound(viewer.learnerId);
  const sheet = requireFound(await loadRatingSheet(viewer, readinessSearch(request).role));
  return { ...sheet, formKey: newFormKey() };
});

export const action = protectedAction("record:rate:own", async ({ viewer, session, request, form }) => {
  const answers = [...form].flatMap(([name, level]) =>
    name.startsWith("skill:") && typeof level === "string" ? [{ skill: name.slice("skill:".length), level }] : [],
  );
  const formKey = form.get("formKey");
  if (answers.length === 0)
    return { error: "Nothing was chosen, so nothing was saved. Choose a level for at least one skill." };
  const saved = requireOk(
    await rateMyself(viewer, typeof formKey === "string" ? formKey : "", answers, readerDay(session)),
    ({ message }) => ({
      kind: "invalid",
      message,
    }),
  );
  const { role } = readinessSearch(request);
  return redirect(`/me?saved=${saved}${role === null ? "" : `&role=${encodeURIComponent(role)}`}`);
});

export default function RateMyself() {
  const sheet = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const title = "Rate myself";
  if (sheet.skills.length === 0) {
    return (
      <Page title={title} width="reading">
        <EmptyState
          title="No role, no skills to rate"
          action={<TextLink to="/me">Choose a role on My readiness</TextLink>}
        >
          The skills on this page are those that a role asks for.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={title}
      width="reading"
      breadcrumbs={[{ label: "My readiness", to: "/me" }]}
      lead={`The skills that ${sheet.roleName} asks for. Choose what you can do today, at your own station. Most people rate themselves a level too low or too high, so a rating counts a little.`}
    >
      <SelfRatingForm skills={sheet.skills} formKey={sheet.formKey} error={answer?.error ?? null} />
    </Page>
  );
}
