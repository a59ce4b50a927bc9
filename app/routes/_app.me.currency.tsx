import { data, redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Hourglass } from "lucide-react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { problemResponse, requireFound } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { loadExpiries } from "#app/services/currency/load-expiries.server.ts";
import { startRefresh } from "#app/services/currency/start-refresh.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { ExpiryList, type ExpiryLine } from "#app/ui/currency/expiry-list.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta: MetaFunction = () => [{ title: "What expires · Pacesetter" }];

export const loader = protectedLoader("record:read:own", async ({ viewer, session }) => ({
  expiries: requireFound(await loadExpiries(viewer, requireFound(viewer.learnerId), readerDay(session))),
}));

const form = z.object({ skill: requiredText("The form was not complete. Reload the page.", 80) });

const PROBLEMS = {
  "too-early":
    "The refresh was not started: you took a check of this skill in the last days. Its result names the day from which it may be taken again.",
  "no-questions": "The refresh was not started: there are no questions for this skill yet. Ask for a sign-off instead.",
  "too-few-new-questions": "The refresh was not started: you have seen all questions of this skill lately.",
  "not-refreshable":
    "The refresh was not started: the level is no longer sure enough for a few questions. Take the check instead.",
} as const;

export const action = protectedAction("check:take:own", async ({ viewer, session, form: sent }) => {
  const parsed = parseForm(sent, form);
  if (!parsed.ok) return data({ problem: Object.values(parsed.error)[0] ?? "" }, { status: 400 });
  const started = await startRefresh(viewer, { skill: parsed.value.skill, today: readerDay(session) });
  if (started.ok) return redirect(`/checks/${started.value.id}`);
  if (started.error.kind === "not-found") throw problemResponse({ kind: "not-found" });
  return data({ problem: PROBLEMS[started.error.kind] }, { status: 409 });
});

/** Days from which an end is worth acting on. */
const SOON = 90;

const GROUPS: readonly { readonly title: string; readonly holds: (line: ExpiryLine) => boolean }[] = [
  { title: "No longer valid", holds: ({ daysLeft }) => daysLeft < 0 },
  { title: "Within 30 days", holds: ({ daysLeft }) => daysLeft >= 0 && daysLeft <= 30 },
  { title: "Within 90 days", holds: ({ daysLeft }) => daysLeft > 30 && daysLeft <= SOON },
  { title: "Later", holds: ({ daysLeft }) => daysLeft > SOON },
];

export default function MyCurrency() {
  const { expiries } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title="What expires"
      lead="Skills that have to be shown again from time to time, the most pressing first, with what keeps each one valid."
      breadcrumbs={[{ label: "My readiness", to: "/me" }]}
      action={<ButtonLink to="/me/stations">Where I may work</ButtonLink>}
    >
      <div className="flex flex-col gap-6">
        {answer !== undefined && <Notice tone="warning" live title={answer.problem} />}
        {expiries.length === 0 && (
          <EmptyState icon={Hourglass} title="Nothing of yours expires">
            Nothing that was measured about you has a last day. Certificates and skills with a period appear here.
          </EmptyState>
        )}
        {GROUPS.map(({ title, holds }) => ({ title, lines: expiries.filter(holds) }))
          .filter(({ lines }) => lines.length > 0)
          .map(({ title, lines }) => (
            <Panel key={title} title={title} flush>
              <ExpiryList lines={lines} />
            </Panel>
          ))}
      </div>
    </Page>
  );
}
