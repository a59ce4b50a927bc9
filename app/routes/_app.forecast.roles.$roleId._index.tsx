import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { loadRoleForecast } from "#app/services/forecast/load-role-forecast.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { AdoptForm } from "#app/ui/forecast/adopt-form.tsx";
import { DriverTable } from "#app/ui/forecast/driver-table.tsx";
import { ForecastFilters } from "#app/ui/forecast/forecast-filters.tsx";
import { forecastSearch, parseForecastState, quarterName } from "#app/ui/forecast/forecast-types.ts";
import { MadeOf } from "#app/ui/forecast/made-of.tsx";
import { OffNotice } from "#app/ui/forecast/off-notice.tsx";
import { SiteSums } from "#app/ui/forecast/site-sums.tsx";
import { ThreeFans } from "#app/ui/forecast/three-fans.tsx";
import { formatDate, formatQuantity } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Forecast: ${data?.role.name ?? "role"}`);

export const loader = protectedLoader("planning:read", async ({ viewer, params, request }) => {
  const { site, quarters, off } = parseForecastState(new URL(request.url).searchParams);
  const asked = { roleId: params["roleId"] ?? "", siteId: site, quarters, off: new Set(off) };
  return requireOk(await loadRoleForecast(viewer, asked), () => ({ kind: "not-found" }));
});

export default function RoleForecast() {
  const page = useLoaderData<typeof loader>();
  const { role, figures, complete, quarters, people, asOf, smallest } = page;
  const [search] = useSearchParams();
  const state = parseForecastState(search);
  const locale = useLocale();
  const until = quarterName(quarters.at(-1)?.label ?? "");
  const place = page.sites.find(({ value }) => value === state.site)?.label ?? "all sites";
  return (
    <Page
      width="wide"
      title={role.name}
      lead={`How many will be needed, how many will be ready, and what is missing by ${until}, at ${place}.`}
      breadcrumbs={[{ label: "Forecast", to: "/forecast" }]}
      facts={
        <p className="text-14 text-ink-muted">
          As of {formatDate(locale, asOf)}
          {people !== null && `, ${formatQuantity(locale, people, "person has", "people have")} this role`}.
          {smallest !== null && ` Groups of fewer than ${smallest} people are withheld.`}
        </p>
      }
      action={
        <ButtonLink to={`/forecast/roles/${role.id}/numbers.csv${forecastSearch(state)}`} reloadDocument>
          Download the numbers
        </ButtonLink>
      }
    >
      <ForecastFilters state={state} sites={page.sites} />
      <div className="flex flex-col gap-6">
        {figures === null ? (
          <Notice
            title={
              page.sites.length === 0
                ? "There is no site that you plan for."
                : "The numbers of this role are withheld here."
            }
          >
            {page.sites.length > 0 &&
              `Fewer than ${smallest ?? 0} people have it, here or in the part that could be worked out, and you may not read their records.`}
          </Notice>
        ) : (
          <>
            {complete !== null && <OffNotice figures={figures} complete={complete} until={until} state={state} />}
            <ThreeFans name={role.name} figures={figures} complete={complete} quarters={quarters} asOf={asOf} />
          </>
        )}
        <Panel
          flush
          title="Drivers"
          description={`Heads: by how much the expected demand of ${until} is higher with the driver than without it.`}
        >
          <DriverTable drivers={page.drivers} state={state} until={until} />
        </Panel>
        {page.bySite.length > 1 && (
          <Panel flush title="By site" description={`Expected heads in ${until}; the sites add up to the total.`}>
            <SiteSums lines={page.bySite} state={state} />
          </Panel>
        )}
        <MadeOf assumptions={page.assumptions} version={page.assumptionsVersion}>
          <p>
            Demand: everybody who has the role today, moved by the series of the role (the mean of their changes, of
            which the heads follow a share) and by exposure where it is switched on, and the heads of use cases that go
            live, each with its own chance. Use cases that are live are staffed by today&apos;s people.
          </p>
          <p>
            Supply: people with the role who will still be here, not away, and meet every critical skill at today&apos;s
            level with evidence that counts then. Who prepares for the role from another one is not counted until they
            hold it. 1,000 draws from a fixed seed: the same inputs give the same numbers.
          </p>
        </MadeOf>
        {page.mayWrite && <AdoptForm off={state.off} until={until} />}
      </div>
    </Page>
  );
}
