import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { problemResponse } from "#app/http/problem.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { loadCheckResult } from "#app/services/checks/load-check-result.server.ts";
import { AnswerTable } from "#app/ui/check/answer-table.tsx";
import { MissedAnswers } from "#app/ui/check/missed-answers.tsx";
import { RefreshResult } from "#app/ui/check/refresh-result.tsx";
import { ResultHead } from "#app/ui/check/result-head.tsx";
import { SkillParts } from "#app/ui/check/skill-parts.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Result of a check · Pacesetter" }];

export const loader = protectedLoader("check:take:own", async ({ viewer, params }) => {
  const id = requireUuid(params["checkId"]);
  const result = await loadCheckResult(viewer, id);
  if (result.ok) return result.value;
  if (result.error.kind === "not-over") {
    const player: Response = redirect(`/checks/${id}`);
    throw player;
  }
  throw problemResponse({ kind: "not-found" });
});

export default function CheckResultPage() {
  const result = useLoaderData<typeof loader>();
  const back = `/checks/${result.id}/result`;
  return (
    <Page
      title={result.skill.name}
      lead="What this check found out, and what it changes."
      breadcrumbs={[{ label: "Checks", to: "/checks" }]}
      action={
        <ButtonLink to={`/me?skill=${encodeURIComponent(result.skill.id)}`} look="primary">
          See my readiness
        </ButtonLink>
      }
    >
      <div className="flex flex-col gap-6">
        {result.refresh !== null && <RefreshResult refresh={result.refresh} skillId={result.skill.id} />}
        <ResultHead result={result} />
        <MissedAnswers result={result} back={back} />
        <SkillParts areas={result.areas} />
        <AnswerTable answers={result.answers} back={back} />
      </div>
    </Page>
  );
}
