import type { MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { hasPermissionToPlan } from "#app/services/forecast/may-plan.server.ts";
import {
  assumptionFields,
  loadAssumptionHistory,
  setPlanningAssumptions,
} from "#app/services/forecast/planning-assumptions.server.ts";
import { AssumptionForm } from "#app/ui/forecast/assumption-form.tsx";
import { AssumptionVersions } from "#app/ui/forecast/assumption-versions.tsx";
import { ForecastTabs } from "#app/ui/forecast/forecast-tabs.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";

export const meta: MetaFunction = () => pageTitle("Assumptions of planning");

export const loader = protectedLoader("planning:read", async ({ viewer }) => ({
  ...(await loadAssumptionHistory(viewer.orgId)),
  mayWrite: hasPermissionToPlan(viewer),
}));

const schema = z.object({
  follows: z.coerce.number().int().min(0),
  reason: requiredText("Say why: it is kept with the version.", 500),
});

export const action = protectedAction("planning:write", async ({ viewer, form }) => {
  const given = assumptionFields((name) => {
    const value = form.get(name);
    return typeof value === "string" ? value : null;
  });
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return data({ errors: parsed.error, refused: null, version: null, given }, { status: 422 });
  const set = await setPlanningAssumptions(viewer, given, parsed.value);
  if (set.ok) return data({ errors: {}, refused: null, version: set.value.version, given: null });
  const { error } = set;
  if (error.kind === "fields")
    return data({ errors: error.errors, refused: null, version: null, given }, { status: 422 });
  const refused =
    error.kind === "nothing-changed"
      ? "Nothing was saved: no value is different."
      : error.kind === "not-whole"
        ? "Nothing was saved: assumptions hold for the whole company, and you plan for a part of it."
        : "Somebody else changed the assumptions a moment ago. Nothing was saved: look at theirs first.";
  return data({ errors: {}, refused, version: null, given }, { status: 409 });
});

export default function Assumptions() {
  const { version, assumptions, versions, mayWrite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      width="wide"
      title="Assumptions of planning"
      lead="What forecasts and plans take for granted, where it is from, and what happens without it."
      facts={
        <p className="text-14 text-ink-muted">
          {version === 0
            ? "Nobody has set any yet: these are starting values, not measurements."
            : `Version ${version} is in force.`}
        </p>
      }
    >
      <ForecastTabs current="/forecast/assumptions" />
      <div className="flex flex-col gap-6">
        {answer?.refused != null && <Notice tone="problem" live title={answer.refused} />}
        {answer?.version != null && <Notice tone="done" live title={`Version ${answer.version} is in force.`} />}
        <AssumptionForm
          key={version}
          follows={version}
          assumptions={assumptions}
          given={answer?.given ?? null}
          errors={answer?.errors ?? {}}
          mayWrite={mayWrite}
        />
        <AssumptionVersions versions={versions} />
      </div>
    </Page>
  );
}
