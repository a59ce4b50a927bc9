import { data, redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useCallback, useState } from "react";
import { z } from "zod";
import { learnerId } from "#app/engine/kernel/ids.ts";
import { protectedAction, protectedLoader, type ActionAccess } from "#app/http/access.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { newFormKey } from "#app/http/form-key.server.ts";
import { problemResponse, requireFound } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { readSignOffForm } from "#app/http/sign-off-form.server.ts";
import { declineSignOff } from "#app/services/close-sign-off.server.ts";
import { loadSignOff } from "#app/services/load-sign-offs.server.ts";
import { recordLooks } from "#app/services/record-looks.server.ts";
import { signProblemInWords } from "#app/services/sign-off-words.ts";
import { signSignOff } from "#app/services/sign-sign-off.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { SignOffForm } from "#app/ui/sign-off/sign-off-form.tsx";
import { SignOffOutcome } from "#app/ui/sign-off/sign-off-outcome.tsx";
import { SignOffFacts } from "#app/ui/sign-off/sign-off-facts.tsx";
import { TextArea } from "#app/ui/text-area.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  pageTitle(`Sign-off, ${page?.signOff.skillName ?? "skill"}`);

export const loader = protectedLoader("signoff:assess", async ({ viewer, session, params }) => {
  const today = readerDay(session);
  const signOff = requireFound(await loadSignOff(viewer, requireUuid(params["signOffId"]), today));
  await recordLooks(viewer, { people: [learnerId(signOff.personId)], page: "sign-off", on: today });
  return { signOff, today, owner: viewer.learnerId ?? "", deviceKey: newFormKey() };
});

const NO_REASON = "Say in a sentence why you decline; your colleague reads it.";
const refusal = z.object({ reason: requiredText(NO_REASON, 500) });

export const action = protectedAction("signoff:assess", async (access) => {
  const id = requireUuid(access.params["signOffId"]);
  return access.form.get("intent") === "decline" ? decline(access, id) : sign(access, id);
});

async function sign({ viewer, session, form }: ActionAccess, id: string) {
  const today = readerDay(session);
  // An id that is not the viewer's looks like one that does not exist, whatever else the form holds.
  requireFound(await loadSignOff(viewer, id, today));
  const list = readSignOffForm(form);
  if (!list.ok) return data(returned(form, Object.values(list.error)[0] ?? ""), 422);
  const signed = await signSignOff(viewer, { id, ...list.value, asOf: today });
  if (signed.ok) return redirect(`/sign-offs/${id}?signed=1`);
  if (signed.error.kind === "not-found") throw problemResponse({ kind: "not-found" });
  return data(returned(form, signProblemInWords(signed.error)), 422);
}

async function decline({ viewer, session, form }: ActionAccess, id: string) {
  requireFound(await loadSignOff(viewer, id, readerDay(session)));
  const parsed = parseForm(form, refusal);
  if (!parsed.ok) return data({ intent: "decline" as const, message: NO_REASON, values: {} }, 422);
  const declined = await declineSignOff(viewer, id, parsed.value.reason);
  if (declined.ok) return redirect("/sign-offs?declined=1");
  if (declined.error.kind === "not-found") throw problemResponse({ kind: "not-found" });
  throw problemResponse({ kind: "conflict", message: "Nothing was changed: it is not open any more." });
}

function returned(form: FormData, message: string) {
  const texts = [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
  return { intent: "sign" as const, message, values: Object.fromEntries(texts) };
}

export default function SignOff() {
  const { signOff, today, owner, deviceKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const [sentHere, setSentHere] = useState(false);
  const onSent = useCallback(() => {
    setSentHere(true);
  }, []);
  const open = signOff.status === "requested";
  const maySign = open && signOff.part === "assessor" && signOff.refusal === null;
  return (
    <Page
      title={`${signOff.skillName}, level ${String(signOff.level)}`}
      width="reading"
      lead={<SignOffFacts signOff={signOff} />}
      breadcrumbs={[
        signOff.part === "person"
          ? { label: "My sign-offs", to: "/me/sign-offs" }
          : { label: "Sign-offs to give", to: "/sign-offs" },
      ]}
    >
      <div className="grid gap-6">
        {(search.has("signed") || sentHere) && <Notice tone="done" live title="Sent. It is signed and recorded." />}
        {!open && <SignOffOutcome signOff={signOff} />}
        {open && signOff.refusal !== null && (
          <Notice tone={signOff.part === "person" ? "info" : "problem"} title="You cannot sign this">
            {signOff.refusal}
          </Notice>
        )}
        {maySign && (
          <SignOffForm
            signOffId={signOff.id}
            owner={owner}
            checklist={signOff.checklist}
            needed={signOff.needed}
            today={today}
            deviceKey={deviceKey}
            onSent={onSent}
            returned={answer?.intent === "sign" ? answer : null}
          />
        )}
        {open && signOff.part === "assessor" && (
          <DeclineForm error={answer?.intent === "decline" ? answer.message : undefined} />
        )}
      </div>
    </Page>
  );
}

function DeclineForm({ error }: { readonly error: string | undefined }) {
  return (
    <details open={error !== undefined} className="rounded-panel border border-line bg-surface px-4 py-2">
      <summary className="inline-flex min-h-(--touch) cursor-pointer items-center text-14 font-medium">
        I cannot do this one
      </summary>
      <Form method="post" className="grid gap-4 pb-2">
        <CsrfField />
        <input type="hidden" name="intent" value="decline" />
        <TextArea
          label="Why"
          name="reason"
          maxLength={500}
          error={error}
          help="Your colleague reads it. Nothing is recorded about their level."
        />
        <div>
          <SubmitButton look="danger">Decline</SubmitButton>
        </div>
      </Form>
    </details>
  );
}
