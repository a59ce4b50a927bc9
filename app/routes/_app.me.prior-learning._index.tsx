import { data, redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useEffect } from "react";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { readClaimForm } from "#app/http/claim-form.server.ts";
import { newFormKey } from "#app/http/form-key.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { claimProblemInWords } from "#app/services/claim-words.ts";
import { loadMyClaims } from "#app/services/load-my-claims.server.ts";
import { receiveClaim } from "#app/services/receive-claim.server.ts";
import { submitClaim } from "#app/services/submit-claim.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { ClaimCard } from "#app/ui/prior-learning/claim-card.tsx";
import { ClaimForm } from "#app/ui/prior-learning/claim-form.tsx";
import { forgetFormDraft } from "#app/ui/prior-learning/use-form-draft.ts";

export const meta: MetaFunction = () => pageTitle("My prior learning");

export const loader = protectedLoader("claim:submit:own", async ({ viewer, session }) => {
  const owner = requireFound(viewer.learnerId);
  return { ...(await loadMyClaims(viewer)), owner, today: readerDay(session), formKey: newFormKey() };
});

export const action = protectedAction(
  "claim:submit:own",
  async ({ viewer, session, request, requireCsrf }) => {
    const received = await receiveClaim(request, (fields) => {
      requireCsrf(fields.get("csrf") ?? null);
    });
    const { csrf: _, ...values } = Object.fromEntries(received.fields);
    const wish = readClaimForm(received.fields, readerDay(session));
    if (!wish.ok) return data({ errors: wish.error, values }, 422);
    const submitted = await submitClaim(viewer, wish.value, received);
    if (submitted.ok) return redirect("/me/prior-learning?sent=1");
    const { field, message } = claimProblemInWords(submitted.error);
    return data({ errors: { [field]: message }, values }, 422);
  },
  { body: "stream" },
);

export default function MyPriorLearning() {
  const { claims, skills, owner, today, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const sent = search.has("sent");
  const skill = search.get("skill");
  useEffect(() => {
    if (sent) forgetFormDraft(`prior-learning/${owner}`);
  }, [sent, owner]);
  return (
    <Page
      title="My prior learning"
      width="reading"
      lead="What you learned before or elsewhere can count too. Say what it is and add what shows it; somebody looks at it and decides with a reason."
    >
      <div className="grid gap-6">
        {sent && <Notice tone="done" live title="Sent. You read the decision and its reason on this page." />}
        {search.has("withdrawn") && <Notice tone="done" live title="Withdrawn. Nothing was counted." />}
        <Panel title="Ask to have something counted">
          <ClaimForm
            key={claims[0]?.id ?? "first"}
            skills={skills}
            formKey={answer?.values["formKey"] ?? formKey}
            today={today}
            owner={owner}
            errors={answer?.errors ?? {}}
            values={answer?.values ?? (skill === null ? {} : { skill })}
          />
        </Panel>
        <section aria-label="Sent so far">
          <h2 className="mb-3 text-20 font-semibold">Sent so far</h2>
          {claims.length === 0 ? (
            <EmptyState title="Nothing sent yet">What you send and what was decided is listed here.</EmptyState>
          ) : (
            <ul className="grid gap-3">
              {claims.map((claim) => (
                <li key={claim.id}>
                  <ClaimCard
                    claim={claim}
                    fileHref={(file) => `/me/prior-learning/files?claim=${claim.id}&file=${String(file)}`}
                  >
                    {claim.status === "submitted" && <WithdrawForm claimId={claim.id} />}
                  </ClaimCard>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Page>
  );
}

function WithdrawForm({ claimId }: { readonly claimId: string }) {
  return (
    <Form method="post" action="/me/prior-learning/withdraw" className="mt-2">
      <CsrfField />
      <input type="hidden" name="claim" value={claimId} />
      <SubmitButton look="quiet">Withdraw</SubmitButton>
    </Form>
  );
}
