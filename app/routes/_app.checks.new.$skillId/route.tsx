import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CheckStartForm } from "#app/ui/check/check-start-form.tsx";
import { PracticeQuestion } from "#app/ui/check/practice-question.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import type { action, loader } from "./action.server.ts";

export { action, loader } from "./action.server.ts";

export const meta: MetaFunction = () => [{ title: "Start a check · Pacesetter" }];

export default function StartCheck() {
  const start = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={start.skill.name}
      lead={start.skill.definition}
      width="reading"
      breadcrumbs={[{ label: "Checks", to: "/checks" }]}
    >
      <div className="flex flex-col gap-6">
        {answer !== undefined && <Notice tone="warning" live title={answer.problem} />}
        <CheckStartForm start={start} />
        {start.unavailable === null && start.retakeOn === null && <PracticeQuestion />}
      </div>
    </Page>
  );
}
