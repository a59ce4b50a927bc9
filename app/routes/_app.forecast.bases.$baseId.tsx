import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { loadBase } from "#app/services/forecast/load-bases.server.ts";
import { Facts } from "#app/ui/facts.tsx";
import { FilterForm } from "#app/ui/filter-form.tsx";
import { FrozenTable } from "#app/ui/forecast/frozen-table.tsx";
import { quarterName } from "#app/ui/forecast/forecast-types.ts";
import { formatDate } from "#app/ui/format.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { Select } from "#app/ui/select.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.name ?? "Planning base");

export const loader = protectedLoader("planning:read", async ({ viewer, params, request }) =>
  requireFound(await loadBase(viewer, requireUuid(params["baseId"]), new URL(request.url).searchParams.get("quarter"))),
);

export default function PlanningBase() {
  const base = useLoaderData<typeof loader>();
  const locale = useLocale();
  const moved = base.cells.filter(
    ({ frozen, today }) => frozen !== null && today !== null && Math.abs(today - frozen.gap) >= 0.5,
  );
  return (
    <Page
      width="wide"
      title={base.name}
      lead="The forecast as it was adopted, and how far today's has moved from it."
      breadcrumbs={[
        { label: "Forecast", to: "/forecast" },
        { label: "Planning bases", to: "/forecast/bases" },
      ]}
    >
      <FilterForm label="Quarter of the base" submitLabel="Show">
        <div className="w-44">
          <Select
            label="Quarter"
            name="quarter"
            defaultValue={base.quarter === base.quarters.at(-1) ? "" : base.quarter}
            options={base.quarters.map((value, at) => ({
              value: at === base.quarters.length - 1 ? "" : value,
              label: quarterName(value),
            }))}
          />
        </div>
      </FilterForm>
      <div className="flex flex-col gap-6">
        <Panel
          flush
          title={
            moved.length === 0
              ? `Today's forecast of ${quarterName(base.quarter)} is as it was adopted`
              : `Today's forecast of ${quarterName(base.quarter)} has moved in ${moved.length} of ${base.cells.length} places`
          }
          description="Expected heads, frozen at adoption. Difference: today's gap less the frozen one."
        >
          <FrozenTable cells={base.cells} />
        </Panel>
        <Panel title="How it was adopted">
          <Facts
            facts={[
              { term: "As of", value: formatDate(locale, base.asOf) },
              { term: "Adopted by", value: base.adoptedByName ?? "not known" },
              { term: "Reason", value: base.reason },
              {
                term: "Assumptions",
                value: base.assumptionsVersion === 0 ? "starting values" : `version ${base.assumptionsVersion}`,
              },
              { term: "Drivers", value: base.drivers.length === 0 ? "none" : base.drivers.join("; ") },
              { term: "Left out", value: base.leftOut.length === 0 ? "nothing" : base.leftOut.join("; ") },
              { term: "Inputs", value: <code className="text-12">{base.inputsHash.slice(0, 16)}</code> },
              { term: "Inputs since", value: base.isCurrent ? "unchanged" : "changed" },
            ]}
          />
        </Panel>
      </div>
    </Page>
  );
}
