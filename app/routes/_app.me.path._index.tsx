import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { homeOf } from "#app/services/pathway/home-of.server.ts";
import { readInbox } from "#app/services/pathway/read-inbox.server.ts";
import { whyStep } from "#app/services/pathway/why-step.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { AssignmentList, EndingList, InboxList, WaitingList } from "#app/ui/pathway/home-lists.tsx";
import { NextStep } from "#app/ui/pathway/next-step.tsx";
import { OutOfReach } from "#app/ui/pathway/out-of-reach.tsx";
import { PathHead } from "#app/ui/pathway/path-head.tsx";
import { PathSteps } from "#app/ui/pathway/path-steps.tsx";
import { WhyStep } from "#app/ui/pathway/why-step.tsx";
import { ChangeWatch } from "#app/ui/readiness/change-watch.tsx";
import { WhatChanged } from "#app/ui/readiness/what-changed.tsx";
import { PageWithPanel, SidePanel } from "#app/ui/side-panel.tsx";
import { searchWith } from "#app/ui/url-state.ts";

export const meta: MetaFunction = () => pageTitle("My path");

export const loader = protectedLoader("path:shape:own", async ({ viewer, session, request }) => {
  const today = readerDay(session);
  const why = new URL(request.url).searchParams.get("why");
  const home = requireFound(await homeOf(viewer, today, null));
  const explained = why === null || home.path === null ? null : await whyStep(viewer, why, today);
  return {
    home,
    explanation: explained?.ok === true ? explained.value : null,
    timeZone: session.organisation.timeZone,
  };
});

export const action = protectedAction("path:shape:own", async ({ viewer }) => {
  await readInbox(viewer);
  return redirect("/me/path#inbox");
});

const evidenceOf = (skillId: string): string => `/me?skill=${encodeURIComponent(skillId)}`;

export default function MyPath() {
  const { home, explanation, timeZone } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const { path, next } = home;
  return (
    <PageWithPanel
      panel={
        explanation !== null && (
          <SidePanel
            title={explanation.step.title}
            description={explanation.step.skillName}
            closeTo={searchWith(search, { why: null })}
          >
            <WhyStep explanation={explanation} evidenceTo={evidenceOf(explanation.step.skillId)} />
          </SidePanel>
        )
      }
    >
      <Page
        title="My path"
        lead={home.role === null ? "Choose a role to see the way to it." : `The way to: ${home.role.name}`}
        {...(path === null ? {} : { action: <ButtonLink to="/me/path/plan">Change time or date</ButtonLink> })}
      >
        <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="flex min-w-0 flex-col gap-6">
            {next !== null && <NextStep step={next.step} />}
            <PathPart
              home={home}
              whyTo={(key) => searchWith(search, { why: key })}
              openKey={explanation?.step.key ?? null}
            />
          </div>
          <div className="flex min-w-0 flex-col gap-6">
            <AssignmentList assignments={home.assignments} />
            <WaitingList waiting={home.waiting} />
            <EndingList endings={home.expiries} />
            <WhatChanged
              changes={home.changes}
              timeZone={timeZone}
              whyTo={evidenceOf}
              empty="Nothing yet. When a check, a sign-off or a rating moves an estimate, it is written here."
            />
            <InboxList messages={home.inbox} timeZone={timeZone} />
          </div>
        </div>
        <ChangeWatch from="/me/changes" shown={home.changes[0]} />
      </Page>
    </PageWithPanel>
  );
}

interface PathPartProps {
  readonly home: ReturnType<typeof useLoaderData<typeof loader>>["home"];
  readonly whyTo: (key: string) => string;
  readonly openKey: string | null;
}

function PathPart({ home, whyTo, openKey }: PathPartProps) {
  const { path, role } = home;
  if (path === null) {
    return (
      <EmptyState
        title={role === null ? "No role to head for yet" : "No path yet"}
        action={
          role === null ? (
            <ButtonLink to="/explore" look="primary">
              Explore roles
            </ButtonLink>
          ) : (
            <ButtonLink to="/me/path/plan" look="primary">
              Build my path
            </ButtonLink>
          )
        }
      >
        {role === null
          ? "A path leads from what you can do to what a role asks for. Look at the roles first."
          : "It will show the shortest way from what you can do today to being ready, week by week."}
      </EmptyState>
    );
  }
  return (
    <>
      <Panel>
        <PathHead path={path} />
      </Panel>
      {path.outOfReach.length > 0 && <OutOfReach path={path} />}
      <PathSteps path={path} whyTo={whyTo} openKey={openKey} />
    </>
  );
}
