import type { MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { assignPlan } from "#app/services/workforce/assign-plan.server.ts";
import { loadPlan } from "#app/services/workforce/plans.server.ts";
import { ButtonLink, SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatCount, formatDate, formatInstant, formatQuantity } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { PlanActualsPanel } from "#app/ui/plans/plan-actuals-panel.tsx";
import { PlanMadeOf } from "#app/ui/plans/plan-made-of.tsx";
import { PeopleTable } from "#app/ui/plans/people-table.tsx";
import { RequisitionTable } from "#app/ui/plans/requisition-table.tsx";
import { useLocale } from "#app/ui/root-data.ts";

export const meta: MetaFunction<typeof loader> = ({ data: plan }) => pageTitle(plan?.name ?? "Plan");

export const loader = protectedLoader("planning:read", async ({ viewer, params }) =>
  requireFound(await loadPlan(viewer, requireUuid(params["planId"]))),
);

export const action = protectedAction("assignment:write", async ({ viewer, params }) => {
  const sent = await assignPlan(viewer, requireUuid(params["planId"]));
  if (sent.ok) return data({ report: sent.value, refused: null });
  requireFound(sent.error.kind === "not-found" ? null : true);
  return data({ report: null, refused: sent.error.kind === "refused" ? sent.error.words : null }, { status: 409 });
});

export default function Plan() {
  const plan = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const locale = useLocale();
  const { body, requisitions } = plan;
  return (
    <Page
      title={plan.name}
      lead={plan.reason}
      breadcrumbs={[{ label: "Plans", to: "/plans" }]}
      {...(requisitions.length === 0
        ? {}
        : {
            action: (
              <ButtonLink to={`/plans/${plan.id}/requisitions.csv`} reloadDocument>
                Requisitions as CSV
              </ButtonLink>
            ),
          })}
    >
      <div className="flex flex-col gap-6">
        {answer?.report != null && (
          <Notice
            tone="done"
            live
            title={`${formatQuantity(locale, answer.report.asked, "person was", "people were")} asked to learn.`}
          >
            {answer.report.skipped > 0 && `${answer.report.skipped} are ready, on the way, or were asked before. `}
            {answer.report.outOfReach > 0 && `${answer.report.outOfReach} are not yours to ask or have left.`}
          </Notice>
        )}
        {answer?.refused != null && <Notice tone="problem" live title={answer.refused} />}
        <Panel title="Decision" description="Frozen: it does not change when data or assumptions do.">
          <Facts
            facts={[
              { term: "Role", value: `${body.roleName}, ${body.siteName}` },
              { term: "Decided by", value: plan.decidedBy ?? "An account that is gone" },
              { term: "Decided", value: formatInstant(locale, plan.decidedAt, plan.timeZone) },
              { term: "Data as of", value: formatDate(locale, body.asOf) },
              { term: "Due", value: formatDate(locale, body.neededOn) },
              { term: "Cost", value: formatCount(locale, body.cost) },
            ]}
          />
        </Panel>
        <PlanActualsPanel actuals={plan.actuals} planned={body.planned} minimumGroupSize={plan.minimumGroupSize} />
        <LearningPanel />
        {requisitions.length > 0 && (
          <Panel flush title="Requisitions">
            <RequisitionTable requisitions={requisitions} />
          </Panel>
        )}
        <PlanMadeOf body={body} />
      </div>
    </Page>
  );
}

/** Who is to learn: by name for those who may read it, else how many, and the request to those who may ask them. */
function LearningPanel() {
  const { wanted, asked, people, mayAssign } = useLoaderData<typeof loader>();
  const pending = useNavigation().formMethod === "POST";
  if (wanted === 0) return null;
  return (
    <Panel
      flush={people !== null}
      title="People to learn"
      description={`${asked} of ${wanted} have been asked. ${mayAssign ? "" : "Somebody from learning and development, who may ask them, sees this plan as a request."}`}
      {...(mayAssign && asked < wanted
        ? {
            action: (
              <Form method="post" preventScrollReset>
                <CsrfField />
                <SubmitButton pending={pending} pendingLabel="Asking">
                  Ask them to learn
                </SubmitButton>
              </Form>
            ),
          }
        : {})}
    >
      {people === null ? (
        <p className="text-14 text-ink-muted">Names are open to those who read people at this site.</p>
      ) : (
        <PeopleTable people={people} />
      )}
    </Panel>
  );
}
