import type { MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parsePlainDate } from "#app/engine/kernel/calendar.ts";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { importDemandSeries } from "#app/services/forecast/import-series.server.ts";
import { importOccupationExposure, switchExposure } from "#app/services/forecast/occupation-exposure.server.ts";
import { loadSeriesPage, switchSeries } from "#app/services/forecast/series-list.server.ts";
import { ExposurePanel } from "#app/ui/forecast/exposure-panel.tsx";
import { ForecastTabs } from "#app/ui/forecast/forecast-tabs.tsx";
import { ImportedNotice, type ImportAnswer } from "#app/ui/forecast/imported-notice.tsx";
import { SeriesForm } from "#app/ui/forecast/series-form.tsx";
import { SeriesTable } from "#app/ui/forecast/series-table.tsx";
import { formatDate } from "#app/ui/format.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";

export const meta: MetaFunction = () => pageTitle("Demand series");

export const loader = protectedLoader("planning:read", ({ viewer }) => loadSeriesPage(viewer));

const text = z.string().default("");
const source = requiredText("Say where the numbers are from.", 200);
const sourceOn = z
  .string()
  .default("")
  .transform((written, context) => {
    const day = written === "" ? null : parsePlainDate(written);
    if (day === undefined) context.addIssue({ code: "custom", message: "Give a date like 2026-05-31." });
    return day ?? null;
  });
const schema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("series"), values: text, catalogue: text, subject: text, site: text, source, sourceOn }),
  z.object({ intent: z.literal("exposure"), values: text, source, sourceOn }),
  z.object({ intent: z.literal("switch"), id: text, used: z.enum(["yes", "no"]) }),
  z.object({ intent: z.literal("switch-exposure"), used: z.enum(["yes", "no"]) }),
]);

/** A file where one was chosen, else what was pasted. */
async function fileOrText(form: FormData, file: string, pasted: string): Promise<string> {
  const chosen = form.get(file);
  return chosen instanceof File && chosen.size > 0 ? chosen.text() : pasted;
}

const answer = (more: Partial<ImportAnswer>): ImportAnswer => ({
  intent: null,
  errors: {},
  problems: [],
  done: null,
  notes: [],
  typed: {},
  ...more,
});

export const action = protectedAction("planning:write", async ({ viewer, form }) => {
  const parsed = parseForm(form, schema);
  const typed = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  const intent = typed["intent"] === "exposure" ? "exposure" : "series";
  if (!parsed.ok) return data(answer({ intent, errors: parsed.error, typed }), { status: 422 });
  const given = parsed.value;
  if (given.intent === "switch") {
    const change = { id: requireUuid(given.id), isUsed: given.used === "yes" };
    const { label } = requireOk(await switchSeries(viewer, change), () => ({ kind: "not-found" }));
    return data(answer({ done: `${label} is switched ${change.isUsed ? "on" : "off"}.` }));
  }
  if (given.intent === "switch-exposure") {
    await switchExposure(viewer, given.used === "yes");
    return data(answer({ done: `Exposure to AI is switched ${given.used === "yes" ? "on" : "off"}.` }));
  }
  const values = await fileOrText(form, "file", given.values);
  if (given.intent === "exposure") {
    const read = await importOccupationExposure(viewer, {
      text: values,
      source: given.source,
      sourceOn: given.sourceOn,
    });
    return read.ok
      ? data(
          answer({
            done: `${String(read.value.occupations)} occupations were added. They move nothing until you switch them on.`,
          }),
        )
      : data(answer({ intent, problems: read.error, typed }), { status: 422 });
  }
  const catalogue = await fileOrText(form, "catalogueFile", given.catalogue);
  const { subject, site: siteId } = given;
  const upload = { values, catalogue, subject, siteId, source: given.source, sourceOn: given.sourceOn };
  const read = await importDemandSeries(viewer, upload);
  return read.ok
    ? data(answer({ done: `${String(read.value.series.length)} series added.`, notes: read.value.series }))
    : data(answer({ intent, problems: read.error, typed }), { status: 422 });
});

export default function DemandSeries() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const locale = useLocale();
  const failed = (intent: "series" | "exposure") => (result?.intent === intent ? result : null);
  return (
    <Page
      width="wide"
      title="Demand series"
      lead="Which numbers over time speak of the demand for a role, where they are from, and what was found in them."
      facts={<p className="text-14 text-ink-muted">As of {formatDate(locale, page.asOf)}.</p>}
    >
      <ForecastTabs current="/forecast/series" />
      <div className="flex flex-col gap-6">
        {result !== undefined && <ImportedNotice answer={result} />}
        <Panel
          flush
          title="Series"
          description="A series of a role moves its demand while it is switched on. A series of a skill, or of nothing, is context."
        >
          <SeriesTable series={page.series} />
        </Panel>
        {page.mayWrite && <SeriesForm choices={page.choices} failed={failed("series")} />}
        <ExposurePanel exposure={page.exposure} mayWrite={page.mayWriteAll} failed={failed("exposure")} />
      </div>
    </Page>
  );
}
