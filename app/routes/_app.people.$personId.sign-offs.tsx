import { data, redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { learnerId } from "#app/engine/kernel/ids.ts";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { problemResponse, requireFound } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { readSignOffWish } from "#app/http/sign-off-wish.server.ts";
import { loadSignOffRequest } from "#app/services/load-sign-off-request.server.ts";
import { recordLooks } from "#app/services/record-looks.server.ts";
import { requestSignOff } from "#app/services/request-sign-off.server.ts";
import { requestProblemInWords } from "#app/services/sign-off-words.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { RequestForm } from "#app/ui/sign-off/request-form.tsx";
import { SignOffList } from "#app/ui/sign-off/sign-off-list.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  pageTitle(`Sign-offs, ${page?.person.displayName ?? "person"}`);

export const loader = protectedLoader("evidence:write", async ({ viewer, session, request, params }) => {
  const { searchParams } = new URL(request.url);
  const asOf = readerDay(session);
  const question = { skill: searchParams.get("skill"), level: searchParams.get("level"), asOf };
  const person = learnerId(requireUuid(params["personId"]));
  const page = requireFound(await loadSignOffRequest(viewer, { person, ...question }));
  await recordLooks(viewer, { people: [person], page: "sign-offs", on: asOf });
  return page;
});

export const action = protectedAction("evidence:write", async ({ viewer, session, params, form }) => {
  const person = learnerId(requireUuid(params["personId"]));
  const wish = readSignOffWish(form);
  if (!wish.ok) return data({ error: wish.error }, 422);
  const asked = await requestSignOff(viewer, { person, ...wish.value, asOf: readerDay(session) });
  if (asked.ok) return redirect(`/people/${person}/sign-offs?asked=1`);
  if (asked.error.kind === "not-found") throw problemResponse({ kind: "not-found" });
  return data({ error: requestProblemInWords(asked.error, wish.value.level) }, 422);
});

export default function PersonSignOffs() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { id, displayName } = page.person;
  return (
    <Page
      title="Sign-offs"
      width="reading"
      lead={`Ask somebody who holds the level to watch ${displayName} at work and sign what they saw.`}
      breadcrumbs={[
        { label: "Heatmap", to: "/heatmap?rows=people" },
        { label: displayName, to: `/people/${id}` },
      ]}
    >
      <div className="grid gap-6">
        {search.has("asked") && <Notice tone="done" live title="Asked. It is on the assessor's list now." />}
        <RequestForm data={page} whose={displayName} error={answer?.error ?? null} />
        <section aria-label="Asked so far">
          <h2 className="mb-3 text-20 font-semibold">Asked so far</h2>
          {page.asked.length === 0 ? (
            <EmptyState title="No sign-off yet">Choose a skill above to ask for the first one.</EmptyState>
          ) : (
            <SignOffList items={page.asked} names="assessor" />
          )}
        </section>
      </div>
    </Page>
  );
}
