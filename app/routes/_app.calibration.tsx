import { redirect, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { problemResponse } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { loadCalibration, mayCompute } from "#app/services/load-calibration.server.ts";
import { requestCalibration } from "#app/services/request-calibration.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import {
  Definitions,
  GroupSections,
  InstallationSection,
  SimulationSection,
} from "#app/ui/calibration/calibration-sections.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { Page } from "#app/ui/page.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

export const meta: MetaFunction = () => [{ title: "Calibration · Pacesetter" }];

const instant = z.iso.datetime().nullable().catch(null);

export const loader = protectedLoader("framework:read", async ({ viewer, session, request }) => {
  const asked = instant.parse(new URL(request.url).searchParams.get("asked"));
  return {
    ...(await loadCalibration(viewer, asked === null ? null : new Date(asked))),
    asOf: readerDay(session),
    timeZone: session.organisation.timeZone,
    mayCompute: mayCompute(viewer),
  };
});

export const action = protectedAction("planning:read", async ({ viewer, form }) => {
  if (form.get("intent") !== "compute")
    throw problemResponse({ kind: "invalid", message: "The form was not complete. Go back and reload the page." });
  const askedAt = await requestCalibration(viewer);
  return redirect(`/calibration?asked=${encodeURIComponent(askedAt.toISOString())}`);
});

export default function Calibration() {
  const { installation, simulation, isDemo, pending, limits, timeZone, mayCompute } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Calibration"
      lead="Do the chances of being ready keep what they promise? Of those who were shown 80 %, about 80 in 100 should pass."
      action={
        mayCompute && (
          <Form method="post">
            <CsrfField />
            <input type="hidden" name="intent" value="compute" />
            <SubmitButton look="secondary">Compute now</SubmitButton>
          </Form>
        )
      }
    >
      <div className="grid items-start gap-6">
        {pending && <Waiting />}
        <InstallationSection data={installation} isDemo={isDemo} timeZone={timeZone} limits={limits} />
        <SimulationSection data={simulation} timeZone={timeZone} />
        <GroupSections data={installation} />
        <Definitions limits={limits} />
      </div>
    </Page>
  );
}

const POLL_MS = 1_500;

/** Asks again by itself until the report is there; without script the link does. */
function Waiting() {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => {
      if (state === "idle" && document.visibilityState === "visible") revalidate();
    }, POLL_MS);
    return () => {
      clearInterval(timer);
    };
  }, [revalidate, state]);
  return (
    <div role="status" className="flex flex-wrap items-center gap-4 text-14 text-ink-muted">
      <progress className="h-2 w-40 accent-accent" aria-label="Computing" />
      Being computed. It usually takes a few seconds.
      <TextLink to="." stay>
        Look again
      </TextLink>
    </div>
  );
}
