import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { loadForecastList } from "#app/services/forecast/load-forecast-list.server.ts";
import { ForecastFilters } from "#app/ui/forecast/forecast-filters.tsx";
import { ForecastTabs } from "#app/ui/forecast/forecast-tabs.tsx";
import { GapTable } from "#app/ui/forecast/gap-table.tsx";
import { forecastSearch, parseForecastState, quarterName } from "#app/ui/forecast/forecast-types.ts";
import { formatDate, formatQuantity } from "#app/ui/format.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { ViewSwitch } from "#app/ui/tabs.tsx";

export const meta: MetaFunction = () => pageTitle("Forecast");

export const loader = protectedLoader("planning:read", async ({ viewer, request }) => {
  const { of, site, quarters } = parseForecastState(new URL(request.url).searchParams);
  return requireOk(await loadForecastList(viewer, { of, siteId: site, quarters }), () => ({ kind: "not-found" }));
});

export default function Forecast() {
  const { rows, quarters, sites, asOf, smallest, seriesInUse } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const state = parseForecastState(search);
  const locale = useLocale();
  const until = quarterName(quarters.at(-1)?.label ?? "");
  const short = rows.filter(({ chanceShort }) => (chanceShort.at(-1) ?? 0) >= 0.5).length;
  const finding =
    state.of === "roles"
      ? formatQuantity(
          locale,
          short,
          "role is likely to be short of ready people",
          "roles are likely to be short of ready people",
        )
      : formatQuantity(locale, short, "skill is likely to be short", "skills are likely to be short");
  const tab = (of: "roles" | "skills") => ({
    to: `/forecast${forecastSearch({ ...state, of })}`,
    label: of === "roles" ? "Roles" : "Skills",
    current: state.of === of,
  });
  return (
    <Page
      width="wide"
      title="Forecast"
      lead="What will each role and skill need, what will be there, and where will ready people be missing?"
      facts={
        <p className="text-14 text-ink-muted">
          As of {formatDate(locale, asOf)}. Demand: today&apos;s people, use cases to come and{" "}
          {formatQuantity(locale, seriesInUse, "series", "series")}. Supply: who will be ready and here.
          {smallest !== null && ` Groups of fewer than ${smallest} people are withheld.`}
        </p>
      }
    >
      <ForecastTabs current="/forecast" />
      <ForecastFilters state={state} sites={sites} />
      <Panel
        flush
        title={`${finding} in ${until}`}
        description="Gap: heads needed less heads ready. Median with the band that holds 80 % of what may come."
        action={<ViewSwitch label="Roles or skills" tabs={[tab("roles"), tab("skills")]} />}
      >
        <GapTable rows={rows} state={state} until={until} />
      </Panel>
    </Page>
  );
}
