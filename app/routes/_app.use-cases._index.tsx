import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { loadUseCaseRegister } from "#app/services/use-cases/load-use-cases.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { formatDate, formatQuantity } from "#app/ui/format.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { PortfolioChart } from "#app/ui/use-cases/portfolio-chart.tsx";
import { UseCaseTable } from "#app/ui/use-cases/use-case-table.tsx";

export const meta: MetaFunction = () => pageTitle("AI use cases");

export const loader = protectedLoader("planning:read", ({ viewer }) => loadUseCaseRegister(viewer));

export default function UseCases() {
  const { useCases, asOf, minimumGroupSize, mayWrite } = useLoaderData<typeof loader>();
  const locale = useLocale();
  const waiting = useCases.filter(
    ({ readyShare, status }) => readyShare !== null && readyShare < 0.8 && status !== "stopped",
  ).length;
  const finding =
    waiting === 0
      ? "No use case waits for people"
      : `${formatQuantity(locale, waiting, "use case waits", "use cases wait")} for people to be ready`;
  return (
    <Page
      width="wide"
      title="AI use cases"
      lead="What AI is meant to solve, what it is worth, and whether the people it needs are ready."
      facts={
        <p className="text-14 text-ink-muted">
          As of {formatDate(locale, asOf)}. Counts of fewer than {minimumGroupSize} people are withheld; a share then
          stands for the other roles.
        </p>
      }
      {...(mayWrite
        ? {
            action: (
              <ButtonLink to="/use-cases/new" look="primary">
                Add a use case
              </ButtonLink>
            ),
          }
        : {})}
    >
      <div className="flex flex-col gap-6">
        <Panel title={finding} description="Filled: live or scaled. Each mark opens its use case.">
          <PortfolioChart useCases={useCases} label={finding} />
        </Panel>
        <Panel flush title="Register">
          <UseCaseTable useCases={useCases} />
        </Panel>
      </div>
    </Page>
  );
}
