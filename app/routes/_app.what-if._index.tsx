import type { MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm, requiredText, type FieldErrors } from "#app/http/form-data.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { listScenarios, saveScenario } from "#app/services/workforce/scenarios.server.ts";
import { loadWhatIf } from "#app/services/workforce/what-if.server.ts";
import { ButtonLink, SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { formatDate } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { TextInput } from "#app/ui/text-input.tsx";
import { SavedScenarios } from "#app/ui/what-if/saved-scenarios.tsx";
import { WhatIfAnswer } from "#app/ui/what-if/what-if-answer.tsx";
import { WhatIfForm } from "#app/ui/what-if/what-if-form.tsx";

export const meta: MetaFunction = () => pageTitle("What-if");

export const loader = protectedLoader("planning:read", async ({ viewer, request }) => {
  const page = await loadWhatIf(viewer, new URL(request.url).searchParams);
  if (page.isUnknown) requireFound(null);
  return { ...page, saved: await listScenarios(viewer) };
});

const schema = z.object({
  name: requiredText("Give the scenario a name.", 80),
  query: z.string().max(500),
});

export const action = protectedAction("planning:write", async ({ viewer, form }) => {
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return data({ errors: parsed.error, saved: null }, { status: 422 });
  const saved = await saveScenario(viewer, parsed.value);
  requireFound(saved.ok ? true : null);
  const errors: FieldErrors = {};
  return data({ errors, saved: parsed.value.name });
});

export default function WhatIf() {
  const { choices, answer, mayWrite, saved } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const locale = useLocale();
  return (
    <Page
      width="wide"
      title="What-if"
      lead="If this AI use case goes live at its site on this day, who is ready, what does it take, and when is it safe?"
      {...(answer === null
        ? {}
        : {
            facts: (
              <p className="text-14 text-ink-muted">
                {answer.useCase.siteName}, as of {formatDate(locale, answer.asOf)}. Same seed, same numbers.
              </p>
            ),
            action: <ButtonLink to={`/what-if/compare?s=${encodeURIComponent(answer.query)}`}>Compare</ButtonLink>,
          })}
    >
      {answer === null ? (
        <EmptyState title="No use case names heads yet" action={<ButtonLink to="/use-cases">AI use cases</ButtonLink>}>
          A scenario needs a use case that says which roles run it and how many heads of each.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-6">
          {sent?.saved != null && <Notice tone="done" live title={`"${sent.saved}" was saved.`} />}
          {answer.notes.map((note) => (
            <Notice key={note} tone="warning" title={note} />
          ))}
          <WhatIfForm choices={choices} inputs={answer.inputs} asOf={answer.asOf} />
          <WhatIfAnswer scenario={answer} />
          <Panel
            title="Save and compare"
            description="The address of this page holds the whole scenario: send it to share it. Saved scenarios keep the answer of their day."
          >
            <div className="flex flex-col gap-6">
              {mayWrite && <SaveForm query={answer.query} error={sent?.errors["name"]} />}
              <SavedScenarios scenarios={saved} current={answer.query} />
            </div>
          </Panel>
        </div>
      )}
    </Page>
  );
}

function SaveForm({ query, error }: { readonly query: string; readonly error: string | undefined }) {
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-3">
      <CsrfField />
      <input type="hidden" name="query" value={query} />
      <div className="w-72 max-w-full">
        <TextInput label="Name of the scenario" name="name" maxLength={80} error={error} />
      </div>
      <SubmitButton look="secondary">Save the scenario</SubmitButton>
    </Form>
  );
}
