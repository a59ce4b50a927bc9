import type { MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { readUseCaseForm, typedTexts } from "#app/http/use-case-form.server.ts";
import { loadUseCase, loadUseCaseChoices } from "#app/services/use-cases/load-use-cases.server.ts";
import { writeUseCase, type WriteUseCaseError } from "#app/services/use-cases/write-use-case.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { UseCaseForm } from "#app/ui/use-cases/use-case-form.tsx";

export const meta: MetaFunction = () => pageTitle("Change AI use case");

export const loader = protectedLoader("planning:write", async ({ viewer, params }) => {
  const id = requireUuid(params["useCaseId"]);
  const [page, choices] = await Promise.all([loadUseCase(viewer, id), loadUseCaseChoices(viewer)]);
  const { useCase, mayWrite } = requireFound(page);
  requireFound(mayWrite ? true : null);
  return { id, name: useCase.name, values: fieldsOf(useCase), ...choices };
});

type Shown = NonNullable<Awaited<ReturnType<typeof loadUseCase>>>["useCase"];

function fieldsOf(useCase: Shown): Readonly<Record<string, string>> {
  const { code, name, problem, siteId, dataClass, kpiName, kpiUnit, kpiBaseline, kpiTarget, valuePerYear } = useCase;
  const { itOwner, otOwner, goLiveOn, probability, revision } = useCase;
  const texts = { code, name, problem, siteId, dataClass, kpiName, kpiUnit, kpiBaseline, kpiTarget, valuePerYear };
  const rest = { itOwner, otOwner, goLiveOn, probability: Math.round(probability * 100), revision };
  return Object.fromEntries([
    ...Object.entries({ ...texts, ...rest }).map(([key, value]) => [key, value === null ? "" : String(value)]),
    ...useCase.demands.flatMap(({ roleId, heads }, at) => [
      [`role-${at}`, roleId],
      [`heads-${at}`, String(heads)],
    ]),
    ...useCase.stations.flatMap(({ id, crew }, at) => [
      [`station-${at}`, id],
      [`crew-${at}`, String(crew)],
    ]),
  ]) as Readonly<Record<string, string>>;
}

export const action = protectedAction("planning:write", async ({ viewer, params, form }) => {
  const id = requireUuid(params["useCaseId"]);
  const values = typedTexts(form);
  const draft = readUseCaseForm(form);
  if (!draft.ok) return data({ values, errors: draft.error }, { status: 422 });
  const follows = Number(values["revision"] ?? "0");
  const written = await writeUseCase(viewer, draft.value, { id, follows: Number.isInteger(follows) ? follows : 0 });
  if (written.ok) return redirect(`/use-cases/${id}`);
  requireFound(written.error.kind === "not-found" ? null : true);
  return data({ values, errors: explain(written.error) }, { status: 409 });
});

function explain(error: WriteUseCaseError): Readonly<Record<string, string>> {
  if (error.kind === "field") return { [error.field]: error.why };
  return {
    name: "Somebody else changed this use case while you were writing. Nothing of yours was saved: open it in another tab, compare, and send this again from there.",
  };
}

export default function EditUseCase() {
  const { id, name, values, ...choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={`Change ${name}`}
      breadcrumbs={[
        { label: "AI use cases", to: "/use-cases" },
        { label: name, to: `/use-cases/${id}` },
      ]}
      width="reading"
    >
      <UseCaseForm {...choices} values={answer?.values ?? values} errors={answer?.errors ?? {}} submit="Save" />
    </Page>
  );
}
