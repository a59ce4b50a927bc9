import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { compareScenarios, listScenarios } from "#app/services/workforce/scenarios.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SavedScenarios } from "#app/ui/what-if/saved-scenarios.tsx";
import { ScenarioTable } from "#app/ui/what-if/scenario-table.tsx";

export const meta: MetaFunction = () => pageTitle("Compare scenarios");

export const loader = protectedLoader("planning:read", async ({ viewer, request }) => {
  const queries = new URL(request.url).searchParams.getAll("s").filter((query) => query !== "");
  const [scenarios, saved] = [await compareScenarios(viewer, queries), await listScenarios(viewer)];
  return { scenarios, saved, leftOut: new Set(queries).size - scenarios.length };
});

export default function CompareScenarios() {
  const { scenarios, saved, leftOut } = useLoaderData<typeof loader>();
  const [first] = scenarios;
  return (
    <Page
      width="wide"
      title="Compare scenarios"
      lead="Up to three side by side, each answered with today's data. The address holds them: send it to share them."
      breadcrumbs={[{ label: "What-if", to: "/what-if" }]}
    >
      <div className="flex flex-col gap-6">
        {leftOut > 0 && (
          <p className="text-14 text-ink-muted">
            {leftOut} of the scenarios in the address could not be shown: three fit, and their use cases must be yours
            to see.
          </p>
        )}
        {first === undefined ? (
          <EmptyState title="Nothing to compare" action={<ButtonLink to="/what-if">What-if</ButtonLink>}>
            Choose scenarios first.
          </EmptyState>
        ) : (
          <>
            <Panel flush title="Side by side">
              <ScenarioTable scenarios={scenarios} />
            </Panel>
            <Panel title="Choose others">
              <SavedScenarios scenarios={saved} current={first.query} />
            </Panel>
          </>
        )}
      </div>
    </Page>
  );
}
