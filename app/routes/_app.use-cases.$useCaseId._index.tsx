import type { MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { loadUseCase } from "#app/services/use-cases/load-use-cases.server.ts";
import { moveUseCaseTo } from "#app/services/use-cases/write-use-case.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Badge } from "#app/ui/status-badge.tsx";
import { CrewTable } from "#app/ui/use-cases/crew-table.tsx";
import { MoveForm } from "#app/ui/use-cases/move-form.tsx";
import { UseCaseFacts } from "#app/ui/use-cases/use-case-facts.tsx";
import { missingInWords, STATUS_WORDS } from "#app/ui/use-cases/words.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.useCase.name ?? "AI use case");

export const loader = protectedLoader("planning:read", async ({ viewer, params }) =>
  requireFound(await loadUseCase(viewer, requireUuid(params["useCaseId"]))),
);

const schema = z.object({
  status: z.enum(["idea", "pilot", "planned", "live", "scaled", "stopped"], "Choose where it stands."),
  revision: z.coerce.number().int().min(0),
  reason: requiredText("Say why: it goes into the audit log.", 500),
});

export const action = protectedAction("planning:write", async ({ viewer, params, form }) => {
  const id = requireUuid(params["useCaseId"]);
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return data({ errors: parsed.error, refused: null, moved: null }, { status: 422 });
  const { status, revision, reason } = parsed.value;
  const moved = await moveUseCaseTo(viewer, { id, status, follows: revision, reason });
  if (moved.ok) return data({ errors: {}, refused: null, moved: STATUS_WORDS[status] });
  const { error } = moved;
  requireFound(error.kind === "not-found" ? null : true);
  const refused =
    error.kind === "not-yet"
      ? `It stays where it is. For "${STATUS_WORDS[status]}" this is missing: ${missingInWords(error.missing)}.`
      : "Somebody else changed this use case a moment ago. Nothing was moved: look at it again first.";
  return data({ errors: {}, refused, moved: null }, { status: 409 });
});

export default function UseCase() {
  const { useCase, minimumGroupSize, mayWrite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={useCase.name}
      lead={useCase.problem}
      breadcrumbs={[{ label: "AI use cases", to: "/use-cases" }]}
      facts={
        <>
          <Badge tone="neutral">{STATUS_WORDS[useCase.status]}</Badge>
          <span className="text-14 text-ink-muted">
            {useCase.code}, {useCase.siteName}
          </span>
        </>
      }
      action={
        <>
          {useCase.crews.length > 0 && <ButtonLink to={`/what-if?useCase=${useCase.id}`}>What if</ButtonLink>}
          {mayWrite && <ButtonLink to={`/use-cases/${useCase.id}/edit`}>Change</ButtonLink>}
        </>
      }
    >
      <div className="flex flex-col gap-6">
        {answer?.refused != null && <Notice tone="problem" title={answer.refused} live />}
        {answer?.moved != null && <Notice tone="done" title={`Moved to "${answer.moved}".`} live />}
        {useCase.missing.length > 0 && (
          <Notice tone="warning" title={`Missing for its state: ${missingInWords(useCase.missing)}.`} />
        )}
        <UseCaseFacts useCase={useCase} />
        <Panel
          flush
          title="People it needs"
          description={`Ready: every critical skill of the role is at its level today. Counts of fewer than ${minimumGroupSize} people are withheld.`}
        >
          <CrewTable crews={useCase.crews} siteId={useCase.siteId} />
        </Panel>
        {useCase.stations.length > 0 && (
          <Panel title="Stations whose work changes">
            <ul className="flex flex-col gap-1 text-14">
              {useCase.stations.map(({ id, name, crew }) => (
                <li key={id}>
                  {name}: a crew of {crew} on every shift
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {mayWrite && (
          <Panel
            title="Move it on"
            description={
              useCase.missingForScaled.length === 0
                ? "Everything that a scaled use case needs is there."
                : `Before it can be called scaled: ${missingInWords(useCase.missingForScaled)}.`
            }
          >
            <MoveForm status={useCase.status} revision={useCase.revision} errors={answer?.errors ?? {}} />
          </Panel>
        )}
      </div>
    </Page>
  );
}
