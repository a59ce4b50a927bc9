import type { MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { adoptPlanningBase } from "#app/services/forecast/adopt-base.server.ts";
import { loadBases } from "#app/services/forecast/load-bases.server.ts";
import { AdoptForm } from "#app/ui/forecast/adopt-form.tsx";
import { BaseTable } from "#app/ui/forecast/base-table.tsx";
import { ForecastTabs } from "#app/ui/forecast/forecast-tabs.tsx";
import { parseForecastState } from "#app/ui/forecast/forecast-types.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta: MetaFunction = () => pageTitle("Planning bases");

export const loader = protectedLoader("planning:read", ({ viewer }) => loadBases(viewer));

const schema = z.object({
  name: requiredText("Give it a name that others will recognise.", 120),
  reason: requiredText("Say why it is adopted: it is kept with the base.", 500),
});

export const action = protectedAction("planning:write", async ({ viewer, form }) => {
  const parsed = parseForm(form, schema);
  const given = form.getAll("off").flatMap((key) => (typeof key === "string" ? [["off", key]] : []));
  const { off } = parseForecastState(new URLSearchParams(given));
  if (!parsed.ok) return data({ errors: parsed.error, off }, { status: 422 });
  const { id } = await adoptPlanningBase(viewer, { ...parsed.value, off: new Set(off) });
  return redirect(`/forecast/bases/${id}`);
});

export default function PlanningBases() {
  const { bases, mayWrite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      width="wide"
      title="Planning bases"
      lead="Which forecasts were adopted to plan on, and what has come of them?"
    >
      <ForecastTabs current="/forecast/bases" />
      <div className="flex flex-col gap-6">
        <Panel flush title="Adopted">
          <BaseTable bases={bases} />
        </Panel>
        {mayWrite && <AdoptForm off={answer?.off ?? []} until="the last quarter" errors={answer?.errors ?? {}} />}
      </div>
    </Page>
  );
}
