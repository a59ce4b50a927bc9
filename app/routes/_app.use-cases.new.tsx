import type { MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { readUseCaseForm, typedTexts } from "#app/http/use-case-form.server.ts";
import { loadUseCaseChoices } from "#app/services/use-cases/load-use-cases.server.ts";
import { writeUseCase } from "#app/services/use-cases/write-use-case.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { UseCaseForm } from "#app/ui/use-cases/use-case-form.tsx";

export const meta: MetaFunction = () => pageTitle("New AI use case");

export const loader = protectedLoader("planning:write", ({ viewer }) => loadUseCaseChoices(viewer));

export const action = protectedAction("planning:write", async ({ viewer, form }) => {
  const values = typedTexts(form);
  const draft = readUseCaseForm(form);
  if (!draft.ok) return data({ values, errors: draft.error }, { status: 422 });
  const written = await writeUseCase(viewer, draft.value, null);
  if (written.ok) return redirect(`/use-cases/${written.value.id}`);
  const { error } = written;
  const errors: Readonly<Record<string, string>> =
    error.kind === "field"
      ? { [error.field]: error.why }
      : { code: "Another use case has this code. Give this one its own." };
  return data({ values, errors }, { status: 422 });
});

export default function NewUseCase() {
  const choices = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title="New AI use case"
      lead="It starts as an idea. What is empty now can be filled in later."
      breadcrumbs={[{ label: "AI use cases", to: "/use-cases" }]}
      width="reading"
    >
      <UseCaseForm {...choices} values={answer?.values ?? {}} errors={answer?.errors ?? {}} submit="Add the use case" />
    </Page>
  );
}
