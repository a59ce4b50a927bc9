import { data, redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm } from "#app/http/form-data.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { readSignOffWish } from "#app/http/sign-off-wish.server.ts";
import { withdrawSignOff } from "#app/services/close-sign-off.server.ts";
import { loadSignOffRequest } from "#app/services/load-sign-off-request.server.ts";
import { requestSignOff } from "#app/services/request-sign-off.server.ts";
import { requestProblemInWords } from "#app/services/sign-off-words.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { RequestForm } from "#app/ui/sign-off/request-form.tsx";
import { SignOffList } from "#app/ui/sign-off/sign-off-list.tsx";

export const meta: MetaFunction = () => pageTitle("My sign-offs");

export const loader = protectedLoader("signoff:request:own", async ({ viewer, session, request }) => {
  const { searchParams } = new URL(request.url);
  const question = { skill: searchParams.get("skill"), level: searchParams.get("level"), asOf: readerDay(session) };
  return requireFound(await loadSignOffRequest(viewer, { person: requireFound(viewer.learnerId), ...question }));
});

const withdrawal = z.object({ signOff: z.uuid() });

export const action = protectedAction("signoff:request:own", async ({ viewer, session, form }) => {
  if (form.get("intent") === "withdraw") {
    const parsed = parseForm(form, withdrawal);
    const done = parsed.ok ? await withdrawSignOff(viewer, parsed.value.signOff) : null;
    if (done?.ok === true) return redirect("/me/sign-offs?withdrawn=1");
    return data({ error: "Nothing was changed: it is not open any more. The list below is up to date." }, 409);
  }
  const wish = readSignOffWish(form);
  if (!wish.ok) return data({ error: wish.error }, 422);
  const person = requireFound(viewer.learnerId);
  const asked = await requestSignOff(viewer, { person, ...wish.value, asOf: readerDay(session) });
  if (!asked.ok) return data({ error: requestProblemInWords(asked.error, wish.value.level) }, 422);
  return redirect("/me/sign-offs?asked=1");
});

export default function MySignOffs() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <Page
      title="My sign-offs"
      width="reading"
      lead="Ask a colleague who holds the level to watch you at work and sign what they saw."
    >
      <div className="grid gap-6">
        {search.has("asked") && (
          <Notice tone="done" live title="Asked. It is on your colleague's list now.">
            Show them the work when it comes up; they mark it on their phone.
          </Notice>
        )}
        {search.has("withdrawn") && <Notice tone="done" live title="Withdrawn. Nothing was recorded." />}
        {answer !== undefined && page.chosen === null && <Notice tone="problem" live title={answer.error} />}
        <RequestForm data={page} whose="me" error={answer?.error ?? null} />
        <section aria-label="Asked so far">
          <h2 className="mb-3 text-20 font-semibold">Asked so far</h2>
          {page.asked.length === 0 ? (
            <EmptyState title="No sign-off yet">
              What you ask for and what came of it is listed here. Choose a skill above to begin.
            </EmptyState>
          ) : (
            <SignOffList
              items={page.asked}
              names="assessor"
              extra={(item) => item.status === "requested" && <WithdrawForm signOffId={item.id} />}
            />
          )}
        </section>
      </div>
    </Page>
  );
}

function WithdrawForm({ signOffId }: { readonly signOffId: string }) {
  return (
    <Form method="post" className="mt-2">
      <CsrfField />
      <input type="hidden" name="intent" value="withdraw" />
      <input type="hidden" name="signOff" value={signOffId} />
      <SubmitButton look="quiet">Withdraw</SubmitButton>
    </Form>
  );
}
