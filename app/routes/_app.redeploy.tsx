import type { MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm, requiredText, type FieldErrors } from "#app/http/form-data.server.ts";
import { requireFound, requireOk } from "#app/http/problem.server.ts";
import { decideProgramme, loadRedeploy } from "#app/services/workforce/redeploy.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { formatDate, formatQuantity } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { ProgrammePanel } from "#app/ui/redeploy/programme-panel.tsx";
import { TargetList } from "#app/ui/redeploy/target-list.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { Select } from "#app/ui/select.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextInput } from "#app/ui/text-input.tsx";

export const meta: MetaFunction = () => pageTitle("Redeploy");

export const loader = protectedLoader("planning:read", async ({ viewer, request }) =>
  requireOk(await loadRedeploy(viewer, new URL(request.url).searchParams), () => ({ kind: "not-found" })),
);

const schema = z.object({
  query: z.string().max(1000),
  name: requiredText("Give the programme a name.", 120),
  reason: requiredText("Say why: it is stored with the decision.", 1000),
});

export const action = protectedAction("planning:write", async ({ viewer, form }) => {
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return data({ errors: parsed.error, refused: null }, { status: 422 });
  const decided = await decideProgramme(viewer, parsed.value);
  if (decided.ok) return redirect(`/plans/${decided.value.id}`);
  const { error } = decided;
  requireFound(error.kind === "not-found" ? null : true);
  const refused = error.kind === "refused" ? error.words : null;
  const errors: FieldErrors = {};
  return data({ errors, refused }, { status: 409 });
});

export default function Redeploy() {
  const page = useLoaderData<typeof loader>();
  const locale = useLocale();
  const { values, choices, programme } = page;
  return (
    <Page
      width="wide"
      title="Redeploy"
      lead="If a role needs fewer people, which roles are near, and who could go there?"
      breadcrumbs={[{ label: "Plans", to: "/plans" }]}
      facts={
        <p className="text-14 text-ink-muted">
          {page.roleName}, {page.siteName}, as of {formatDate(locale, page.asOf)}.{" "}
          {page.people !== null && `${formatQuantity(locale, page.people, "person holds", "people hold")} the role.`}
        </p>
      }
    >
      <div className="flex flex-col gap-6">
        {page.notes.map((note) => (
          <Notice key={note} tone="warning" title={note} />
        ))}
        <Form method="get" preventScrollReset className="flex flex-col gap-6" aria-label="Redeployment">
          <div className="flex flex-wrap items-end gap-3" key={page.query}>
            <div className="w-72 max-w-full">
              <Select label="From role" name="role" defaultValue={page.roleId} options={choices.roles} />
            </div>
            <div className="w-64 max-w-full">
              <Select label="Site" name="site" defaultValue={page.siteId ?? ""} options={choices.sites} />
            </div>
            <NumberInput label="Most hours for one person" name="reach" value={values.reach} />
            <NumberInput label="Cost of an hour" name="learningCost" value={values.learningCost} />
            <NumberInput label="Hours a week" name="learningHours" value={values.learningHours} />
            <NumberInput label="Cost of a hire" name="hireCost" value={values.hireCost} />
            <NumberInput label="Posts per target" name="posts" value={values.posts} />
            <NumberInput label="Budget" name="budget" value={values.budget} />
            <SubmitButton look="secondary">Compute</SubmitButton>
          </div>
          {page.people === null ? (
            <Notice
              title={`So few people hold this role here that nothing is said about them. Groups of fewer than ${page.minimumGroupSize} are withheld.`}
            />
          ) : (
            <Panel
              flush
              title="Target roles"
              description="Hours: the levels still to gain times the median minutes of a level in the lesson library, and the check or sign-off that shows it, for everybody within reach. Tick up to three for a programme, then compute."
            >
              <TargetList targets={page.targets} minimumGroupSize={page.minimumGroupSize} reach={values.reach} />
            </Panel>
          )}
        </Form>
        {programme !== null && <ProgrammePanel budget={values.budget} programme={programme} />}
        {programme !== null && page.mayWrite && <DecidePanel />}
      </div>
    </Page>
  );
}

function NumberInput({
  label,
  name,
  value,
}: {
  readonly label: string;
  readonly name: string;
  readonly value: number;
}) {
  return (
    <div className="w-40 max-w-full">
      <TextInput label={label} name={name} inputMode="decimal" defaultValue={String(value)} />
    </div>
  );
}

function DecidePanel() {
  const { query, roleName } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const pending = useNavigation().formMethod === "POST";
  return (
    <Panel
      title="Decide"
      description="The programme keeps who was chosen, why, the budget and the fairness check, with your name."
    >
      <Form method="post" preventScrollReset className="flex flex-col gap-4">
        <CsrfField />
        <input type="hidden" name="query" value={query} />
        {answer?.refused != null && <Notice tone="problem" live title={answer.refused} />}
        <TextInput
          label="Name of the programme"
          name="name"
          maxLength={120}
          defaultValue={`From ${roleName}`}
          error={answer?.errors["name"]}
        />
        <TextArea
          label="Why this way"
          name="reason"
          rows={3}
          error={answer?.errors["reason"]}
          help="Stored with your name."
        />
        <div>
          <SubmitButton pending={pending} pendingLabel="Deciding">
            Decide
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
