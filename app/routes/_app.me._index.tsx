import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireFound, requireOk } from "#app/http/problem.server.ts";
import { readinessSearch } from "#app/http/readiness-search.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { loadReadinessPage } from "#app/services/load-readiness-page.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { ProveSkill } from "#app/ui/readiness/prove-skill.tsx";
import { ReadinessView } from "#app/ui/readiness/readiness-view.tsx";
import { ChangeWatch } from "#app/ui/readiness/change-watch.tsx";
import { SkillEvidence } from "#app/ui/readiness/skill-evidence.tsx";
import { WhatChanged } from "#app/ui/readiness/what-changed.tsx";
import { toggledWithout } from "#app/ui/readiness/without.ts";
import { PageWithPanel, SidePanel } from "#app/ui/side-panel.tsx";
import { searchWith } from "#app/ui/url-state.ts";

export const meta: MetaFunction = () => [{ title: "My readiness · Pacesetter" }];

export const loader = protectedLoader("record:read:own", async ({ viewer, session, request }) => {
  const { role, horizon, skill, without, saved } = readinessSearch(request);
  const learner = requireFound(viewer.learnerId);
  const asOf = readerDay(session);
  const question = { learner, permission: "record:read:own", role, horizon, asOf, skill, without } as const;
  const page = requireOk(await loadReadinessPage(viewer, question), () => ({ kind: "not-found" }));
  return { asOf, saved, timeZone: session.organisation.timeZone, ...page };
});

export default function MyReadiness() {
  const { readiness, evidence, changes, saved, timeZone } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const roleSearch = searchWith(search, { skill: null, without: null, saved: null, horizon: null });
  const whyTo = (skillId: string) => searchWith(search, { skill: skillId, without: null, saved: null });
  return (
    <PageWithPanel
      panel={
        evidence !== null && (
          <SidePanel
            title={evidence.skill.name}
            description={evidence.skill.definition}
            closeTo={searchWith(search, { skill: null, without: null, saved: null })}
          >
            <SkillEvidence
              data={evidence}
              toggleTo={(id) => searchWith(search, { without: toggledWithout(search, id) })}
              disputes={{
                kind: "dispute",
                to: "/me/disputes",
                back: `/me${searchWith(search, { without: null, saved: null })}`,
              }}
            />
            <ProveSkill
              skillId={evidence.skill.id}
              required={evidence.requirement?.required ?? null}
              signOffs="/me/sign-offs"
              priorLearning="/me/prior-learning"
              checks="/checks/new"
            />
          </SidePanel>
        )
      }
    >
      <Page
        title="My readiness"
        lead="What my role asks for, what is known about each skill, and how sure that is. Choose a skill to see why."
        action={
          <>
            <ButtonLink to="/me/currency">What expires</ButtonLink>
            <ButtonLink to="/me/stations">Where I may work</ButtonLink>
            <ButtonLink to="/me/role">My role</ButtonLink>
            <ButtonLink to={`/me/rate${roleSearch === "?" ? "" : roleSearch}`} look="primary">
              Rate myself
            </ButtonLink>
          </>
        }
      >
        {saved !== null && (
          <div className="mb-6">
            <Notice tone="done" live title={`${saved} of your ratings ${saved === 1 ? "was" : "were"} recorded.`}>
              They count a little: a certificate, a sign-off or your manager's rating says more.
            </Notice>
          </div>
        )}
        <ReadinessView
          data={readiness}
          search={search}
          openSkill={evidence?.skill.id ?? null}
          whyTo={whyTo}
          changes={
            <WhatChanged
              changes={changes}
              timeZone={timeZone}
              whyTo={whyTo}
              empty="Nothing yet. When somebody rates you, signs you off or decides about an entry, it is written here with what it changed."
            />
          }
        />
        <ChangeWatch from="/me/changes" shown={changes[0]} />
      </Page>
    </PageWithPanel>
  );
}
