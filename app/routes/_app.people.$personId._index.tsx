import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { learnerId } from "#app/engine/kernel/ids.ts";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { readinessSearch } from "#app/http/readiness-search.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { loadReadinessPage } from "#app/services/load-readiness-page.server.ts";
import { mayAssign } from "#app/services/pathway/load-assignment-form.server.ts";
import { recordLooks } from "#app/services/record-looks.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { PersonFacts } from "#app/ui/readiness/person-facts.tsx";
import { ReadinessView } from "#app/ui/readiness/readiness-view.tsx";
import { WhatChanged } from "#app/ui/readiness/what-changed.tsx";
import { searchWith } from "#app/ui/url-state.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.readiness.learner.displayName ?? "Person"} · Pacesetter` },
];

export const loader = protectedLoader("person:read", async ({ viewer, session, request, params }) => {
  const { role, horizon, back } = readinessSearch(request);
  const asOf = readerDay(session);
  const learner = learnerId(requireUuid(params["personId"]));
  const question = { learner, permission: "person:read", role, horizon, asOf, skill: null, without: [] } as const;
  const { readiness, changes } = requireOk(await loadReadinessPage(viewer, question), () => ({ kind: "not-found" }));
  await recordLooks(viewer, { people: [learner], page: "readiness", on: asOf });
  const asks = mayAssign(viewer, readiness.learner.unitPath);
  return { asOf, back, timeZone: session.organisation.timeZone, readiness, changes, asks };
});

export default function PersonReadiness() {
  const { readiness, changes, back, timeZone, asks } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const { learner } = readiness;
  const keep = searchWith(search, {});
  const whyTo = (skillId: string) => `/people/${learner.id}/skills/${skillId}${keep === "?" ? "" : keep}`;
  return (
    <Page
      title={learner.displayName}
      lead="What the role asks of this person, what is known about each skill, and how sure that is."
      breadcrumbs={[{ label: "Heatmap", to: back ?? "/heatmap?rows=people" }]}
      facts={<PersonFacts learner={learner} />}
      {...(asks ? { action: <ButtonLink to={`/assign?person=${learner.id}`}>Ask for learning</ButtonLink> } : {})}
    >
      <ReadinessView
        data={readiness}
        search={search}
        openSkill={null}
        whyTo={whyTo}
        changes={
          <WhatChanged
            changes={changes}
            timeZone={timeZone}
            whyTo={whyTo}
            empty="Nothing yet. Ratings, sign-offs and decisions are written here with what they changed."
          />
        }
      />
    </Page>
  );
}
