import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { FileDown } from "lucide-react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { boardReport } from "#app/services/board-report/load-board-report.server.ts";
import { methodInWords } from "#app/ui/board-report/method-words.ts";
import { ReportActions } from "#app/ui/board-report/report-actions.tsx";
import { ReportForecast } from "#app/ui/board-report/report-forecast.tsx";
import { ReportDecisions, ReportPlan } from "#app/ui/board-report/report-plan.tsx";
import { ReportScorecard } from "#app/ui/board-report/report-scorecard.tsx";
import { ButtonLink, SubmitButton } from "#app/ui/button.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { quarterName } from "#app/ui/forecast/forecast-types.ts";
import { formatDate } from "#app/ui/format.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { Select } from "#app/ui/select.tsx";

export const meta: MetaFunction = () => pageTitle("Board report");

export const loader = protectedLoader("planning:read", async ({ viewer, request }) => {
  const asked = new URL(request.url).searchParams.get("quarter");
  return requireOk(await boardReport(viewer, asked === "" ? null : asked), (error) => error);
});

export default function BoardReport() {
  const { report, quarters } = useLoaderData<typeof loader>();
  const locale = useLocale();
  const { quarter, scorecard, forecast, plan, decisions, actions } = report;
  return (
    <Page
      title="Board report"
      lead="Where does the company stand, what is coming, and what should be done about it?"
      facts={
        <p className="text-14 text-ink-muted">
          {report.scope}. Data of {formatDate(locale, report.asOf)}, looking ahead to {quarterName(quarter)}.
        </p>
      }
      action={
        <ButtonLink to={`/board-report.pdf?quarter=${quarter}`} look="primary" icon={FileDown} reloadDocument>
          Export two pages (PDF)
        </ButtonLink>
      }
    >
      <Form role="search" aria-label="Choose the quarter" className="mb-6 flex flex-wrap items-end gap-3">
        <div className="w-full sm:w-56">
          <Select
            key={quarter}
            label="Look ahead to"
            name="quarter"
            defaultValue={quarter}
            options={quarters.map((value) => ({ value, label: quarterName(value) }))}
          />
        </div>
        <SubmitButton look="secondary">Show</SubmitButton>
      </Form>
      <div className="flex flex-col gap-6">
        <Panel flush title="Readiness to scale AI" description="Each site is as ready as its lowest dimension.">
          <ReportScorecard sites={scorecard.sites} others={scorecard.others} />
        </Panel>
        <Panel title="The largest gaps ahead" description="Heads needed less heads ready, by role.">
          <ReportForecast quarter={quarter} forecast={forecast} />
        </Panel>
        <Panel flush title="Plan against today">
          <ReportPlan plan={plan} />
          <ReportDecisions decisions={decisions} />
        </Panel>
        <Panel title="Top five actions">
          <ReportActions actions={actions} />
        </Panel>
        <Panel title="How the numbers were made">
          <Facts facts={methodInWords(locale, report).map(([term, value]) => ({ term, value }))} />
        </Panel>
      </div>
    </Page>
  );
}
