import type { MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { parsePlainDate } from "#app/engine/kernel/calendar.ts";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { optionalText, parseForm, requiredText } from "#app/http/form-data.server.ts";
import { newFormKey } from "#app/http/form-key.server.ts";
import { requireFound, requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { assignLearning } from "#app/services/pathway/assign-learning.server.ts";
import { loadAssignmentForm } from "#app/services/pathway/load-assignment-form.server.ts";
import { withdrawAssignment } from "#app/services/pathway/withdraw-assignment.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { formatQuantity } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { Select } from "#app/ui/select.tsx";
import { TextInput } from "#app/ui/text-input.tsx";

export const meta: MetaFunction = () => pageTitle("Ask for learning");

const person = z.uuid();
const peopleIn = (request: Request): readonly string[] =>
  new URL(request.url).searchParams.getAll("person").filter((id) => person.safeParse(id).success);

export const loader = protectedLoader("assignment:write", async ({ viewer, session, request }) => ({
  ...requireFound(await loadAssignmentForm(viewer, peopleIn(request))),
  today: readerDay(session),
  key: newFormKey(),
}));

const KINDS: Readonly<Record<string, "pathway" | "check">> = { pathway: "pathway", check: "check" };

const schema = z.object({
  subject: requiredText("Choose what to ask for.", 200).regex(
    /^(pathway|check|sign-off) \S+$/,
    "Choose what to ask for.",
  ),
  level: z.enum(["", "1", "2", "3", "4", "5"]).default(""),
  dueOn: optionalText(10),
  reason: optionalText(300),
  key: requiredText("The form is incomplete. Open it again.", 80),
});

export const action = protectedAction("assignment:write", async ({ viewer, session, request, form }) => {
  if (form.get("intent") === "withdraw") {
    const key = form.get("key");
    const taken = requireOk(await withdrawAssignment(viewer, typeof key === "string" ? key : ""), ({ kind }) => ({
      kind,
    }));
    return data({ errors: {}, report: null, withdrawn: taken.withdrawn });
  }
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return data({ errors: parsed.error, report: null, withdrawn: null }, { status: 422 });
  const { subject, level, dueOn, reason, key } = parsed.value;
  const [kind = "", id = ""] = subject.split(" ");
  const wish = {
    people: peopleIn(request),
    kind: KINDS[kind] ?? ("sign-off" as const),
    subject: id,
    level: level === "" ? null : Number(level),
    dueOn: dueOn === null ? null : (parsePlainDate(dueOn) ?? null),
    ...{ reason, key },
  };
  const report = await assignLearning(viewer, wish, readerDay(session));
  if (report.ok) return data({ errors: {}, report: { ...report.value, key }, withdrawn: null });
  requireFound(report.error.kind === "not-found" ? null : true);
  return data({ errors: { subject: report.error.words }, report: null, withdrawn: null }, { status: 422 });
});

export default function Assign() {
  const { people, subjects, today, key } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const pending = useNavigation().formMethod === "POST";
  const locale = useLocale();
  const errors: Readonly<Record<string, string>> = answer?.errors ?? {};
  return (
    <Page
      title="Ask for learning"
      lead={`For ${people.length === 1 ? (people[0]?.name ?? "") : formatQuantity(locale, people.length, "person", "people")}. It appears in their path with your name.`}
      width="reading"
    >
      <div className="flex flex-col gap-6">
        {answer?.withdrawn != null && (
          <Notice tone="done" live title="It was taken back. Nobody has to do it any more." />
        )}
        {answer?.report != null && <Report report={answer.report} />}
        <Form method="post" action={`/assign?${search.toString()}`} className="flex flex-col gap-5">
          <CsrfField />
          <input type="hidden" name="key" value={key} />
          <ErrorSummary problems={Object.entries(errors).map(([id, message]) => ({ id, message }))} />
          <Panel>
            <div className="flex flex-col gap-5">
              <Select
                id="subject"
                label="What"
                name="subject"
                options={subjects}
                defaultValue={search.get("subject") ?? ""}
                error={errors["subject"]}
              />
              <Select
                label="Level"
                name="level"
                help="Of a check or sign-off; without one, what the role asks for."
                options={["", "1", "2", "3", "4"].map((level) => ({
                  value: level,
                  label: level === "" ? "As the role asks" : `Level ${level}`,
                }))}
              />
              <TextInput label="By when" name="dueOn" type="date" optional min={today} />
              <TextInput label="Why" name="reason" optional maxLength={300} help="They see it." />
            </div>
          </Panel>
          <div>
            <SubmitButton pending={pending} pendingLabel="Asking">
              Ask
            </SubmitButton>
          </div>
        </Form>
      </div>
    </Page>
  );
}

interface ReportProps {
  readonly report: {
    readonly key: string;
    readonly subjectName: string;
    readonly assigned: readonly { readonly id: string }[];
    readonly skipped: readonly { readonly id: string; readonly name: string; readonly words: string }[];
  };
}

function Report({ report: { key, subjectName, assigned, skipped } }: ReportProps) {
  const locale = useLocale();
  const [search] = useSearchParams();
  return (
    <Notice
      tone="done"
      live
      title={`${formatQuantity(locale, assigned.length, "person was", "people were")} asked for ${subjectName}.`}
      action={
        assigned.length > 0 && (
          <Form method="post" action={`/assign?${search.toString()}`}>
            <CsrfField />
            <input type="hidden" name="intent" value="withdraw" />
            <input type="hidden" name="key" value={key} />
            <SubmitButton look="secondary">Undo</SubmitButton>
          </Form>
        )
      }
    >
      {skipped.length > 0 && (
        <ul className="list-disc pl-5">
          {skipped.map(({ id, name, words }) => (
            <li key={id}>
              {name}: {words}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
