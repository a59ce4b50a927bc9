import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { loadPlans } from "#app/services/workforce/plans.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { formatQuantity } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { PlanTable } from "#app/ui/plans/plan-table.tsx";
import { useLocale } from "#app/ui/root-data.ts";

export const meta: MetaFunction = () => pageTitle("Plans");

export const loader = protectedLoader("planning:read", ({ viewer }) => loadPlans(viewer));

export default function Plans() {
  const { plans } = useLoaderData<typeof loader>();
  const locale = useLocale();
  const waiting = plans.filter(({ mayAssign, wanted, asked }) => mayAssign && asked < wanted);
  return (
    <Page
      title="Plans"
      lead="What was decided about gaps in the workforce, by whom, and how far it is."
      action={
        <>
          <ButtonLink to="/redeploy">Redeploy</ButtonLink>
          <ButtonLink to="/plans/new" look="primary">
            Plan for a gap
          </ButtonLink>
        </>
      }
    >
      <div className="flex flex-col gap-6">
        {waiting.map(({ id, name, wanted, asked }) => (
          <Notice
            key={id}
            title={`"${name}" waits for you: ${formatQuantity(locale, wanted - asked, "person is", "people are")} to be asked to learn.`}
            action={
              <ButtonLink to={`/plans/${id}`} small>
                Open
              </ButtonLink>
            }
          />
        ))}
        {plans.length === 0 ? (
          <EmptyState title="Nothing is decided yet" action={<ButtonLink to="/plans/new">Plan for a gap</ButtonLink>}>
            A plan starts from a gap: how many ready people a role lacks at a site in a quarter.
          </EmptyState>
        ) : (
          <Panel flush title="Decided plans">
            <PlanTable plans={plans} />
          </Panel>
        )}
      </div>
    </Page>
  );
}
